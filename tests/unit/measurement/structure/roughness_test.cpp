#include "anchorite/measurement/structure/roughness.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numeric>
#include <random>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/structure/levelling.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

ImageMap heights(const std::function<double(double, double)>& at, std::size_t columns = 64,
                 std::size_t rows = 48) {
    ImageMap out{"heights", columns, rows, 2, 3, "nm", "nm", {}};
    for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t c = 0; c < columns; ++c) {
            out.values.push_back(at(static_cast<double>(c), static_cast<double>(r)));
        }
    }
    return out;
}

ImageMap rough() {
    std::mt19937_64 engine(9);
    std::normal_distribution<double> normal(0, 2);
    return heights([&](double, double) { return 5 + normal(engine); });
}

}  // namespace

TEST(Levelling, RemovesWhatItIsNamedAfter) {
    const auto sq = [](const auto& surface, Levelling levelling) {
        return roughness(levelled(heights(surface), levelling)).sq;
    };
    const auto plane = [](double x, double y) { return 3 + 0.2 * x - 0.5 * y; };
    const auto bowl = [](double x, double y) { return 0.01 * x * x - 0.02 * x * y + y; };
    const auto cubic = [](double x, double y) { return 1e-3 * x * x * y - 1e-4 * y * y * y; };
    const auto steps = [](double, double y) { return std::sin(7 * y); };
    const auto slopes = [](double x, double y) { return std::sin(7 * y) * x; };
    EXPECT_GT(sq(plane, Levelling::none), 1);
    EXPECT_LT(sq(plane, Levelling::plane), 1e-10);
    EXPECT_GT(sq(bowl, Levelling::plane), 1);
    EXPECT_LT(sq(bowl, Levelling::polynomial2), 1e-9);
    EXPECT_GT(sq(cubic, Levelling::polynomial2), 0.1);
    EXPECT_LT(sq(cubic, Levelling::polynomial3), 1e-9);
    EXPECT_LT(sq(steps, Levelling::rows_mean), 1e-12);
    EXPECT_LT(sq(steps, Levelling::rows_median), 1e-12);
    EXPECT_GT(sq(slopes, Levelling::rows_mean), 1);
    EXPECT_LT(sq(slopes, Levelling::rows_line), 1e-11);
    for (const Levelling one : levellings()) EXPECT_EQ(levelling_of(levelling_id(one)), one);
    EXPECT_THROW((void)levelling_of("flat"), InputError);
    EXPECT_THROW(levelled(ImageMap{}, Levelling::mean), InputError);
}

TEST(Roughness, OfAWaveIsKnown) {
    const auto map = heights([](double x, double) { return 3 * std::cos(2 * M_PI * x / 16); });
    const Roughness r = roughness(map);
    EXPECT_NEAR(r.sq, 3 / std::sqrt(2.0), 1e-12);
    EXPECT_NEAR(r.rq, r.sq, 1e-12);
    EXPECT_NEAR(r.sz, 6, 1e-12);
    EXPECT_NEAR(r.ssk, 0, 1e-12);
    EXPECT_NEAR(r.sku, 1.5, 1e-12);
    const auto across = heights([](double, double y) { return 3 * std::cos(2 * M_PI * y / 16); });
    EXPECT_NEAR(roughness(across).rq, 0, 1e-12) << "rows see nothing of it";
}

TEST(Roughness, OutliersAreKeptUnlessAskedFor) {
    ImageMap map = rough();
    map.values[100] = 500;
    EXPECT_GT(roughness(map).sz, 400);
    EXPECT_EQ(roughness(map).masked, 0U);
    const Roughness masked = roughness(map, 6);
    EXPECT_EQ(masked.masked, 1U);
    EXPECT_NEAR(masked.sq, 2, 0.1);
    EXPECT_THROW(roughness(map, 1), InputError);
}

TEST(HeightSpectrum, ObeysParseval) {
    const ImageMap map = rough();
    const Roughness r = roughness(map);
    const auto rows = row_spectrum(map);
    const double step = rows.frequency[1] - rows.frequency[0];
    const double sum = step * std::accumulate(rows.density.begin(), rows.density.end(), 0.0);
    EXPECT_NEAR(sum / (r.rq * r.rq), 1, 1e-10);
    EXPECT_NEAR(rows.frequency.front(), 1.0 / 128, 1e-12);
    // white heights: the density of the area is Sq² over the area of frequencies, 1/(2 · 3)
    const auto radial = radial_spectrum(map);
    const double mean = std::accumulate(radial.density.begin(), radial.density.end(), 0.0) /
                        static_cast<double>(radial.density.size());
    EXPECT_NEAR(mean / (r.sq * r.sq * 6), 1, 0.1);
}

TEST(Roughness, DescriptionShowsEveryLevelling) {
    const Analysis analysis = describe(analyse_roughness(rough()));
    EXPECT_EQ(analysis.kind, "afm");
    EXPECT_NEAR(estimate_of(analysis, "Sq").value, 2, 0.1);
    EXPECT_FALSE(estimate_of(analysis, "Rq").no_error.empty());
    EXPECT_EQ(analysis.tables.at(0).columns.at(0).words.size(), levellings().size());
    EXPECT_EQ(analysis.plots.size(), 2U);
    EXPECT_TRUE(analysis.plots[0].x.logarithmic && analysis.plots[0].y.logarithmic);
    EXPECT_EQ(analysis.maps.size(), 1U);
}
