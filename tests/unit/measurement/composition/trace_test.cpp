#include "anchorite/measurement/composition/trace.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/formats/at_file.hpp"

namespace anchorite::measurement {
namespace {

constexpr double pi = 3.14159265358979323846;

/// A Gaussian of area 10 about 1175.3 with a standard width of 8.
Trace gaussian(double step) {
    Trace out;
    for (double x = 1100; x <= 1250; x += step) {
        out.x.push_back(x);
        const double u = (x - 1175.3) / 8;
        out.y.push_back(10 / (8 * std::sqrt(2 * pi)) * std::exp(-u * u / 2));
    }
    return out;
}

TEST(TraceWindow, IsReadWithAndWithoutName) {
    const TraceWindow named = parse_trace_window("--band", "P=O, 1200:1150");
    EXPECT_EQ(named.label, "P=O");
    EXPECT_EQ(named.low, 1150);
    EXPECT_EQ(named.high, 1200);
    EXPECT_EQ(parse_trace_window("--band", "-3.5:2").low, -3.5);
    for (const char* wrong : {"12", "a:b", "3:3", "", "1:2:3"}) {
        EXPECT_THROW(parse_trace_window("--band", wrong), InputError) << wrong;
    }
}

TEST(BandFigures, AreThoseOfAGaussian) {
    const BandFigures found = band_figures(gaussian(1), 0);
    EXPECT_NEAR(found.area, 10, 1e-9);
    EXPECT_NEAR(found.centroid, 1175.3, 1e-6);
    EXPECT_NEAR(found.position, 1175.3, 0.01);
    EXPECT_NEAR(found.height, 10 / (8 * std::sqrt(2 * pi)), 1e-4);
}

TEST(BandFigures, HaveTheErrorsOfTheNoise) {
    std::mt19937 random(5);
    std::normal_distribution<double> noise(0, 0.02);
    double areas = 0, places = 0;
    constexpr int sets = 400;
    BandFigures one;
    for (int set = 0; set < sets; ++set) {
        Trace trace = gaussian(2);
        for (double& y : trace.y) y += noise(random);
        one = band_figures(part_of(trace, {1140, 1210}), 0.02);
        areas += std::pow(one.area - 10, 2);
        places += std::pow(one.position - 1175.3, 2);
    }
    const double area_spread = std::sqrt(areas / sets), place_spread = std::sqrt(places / sets);
    EXPECT_NEAR(one.area_error / area_spread, 1, 0.15);
    EXPECT_GT(one.position_error / place_spread, 0.5);
}

TEST(BandFigures, AMaximumAtTheEndOfAWindowIsNoPosition) {
    const Trace whole = gaussian(1);
    EXPECT_FALSE(band_figures(part_of(whole, {1150, 1200}), 0).at_edge);
    const Trace rising = part_of(whole, {1120, 1160}), falling = part_of(whole, {1185, 1210});
    EXPECT_TRUE(band_figures(rising, 0).at_edge);
    EXPECT_TRUE(band_figures(falling, 0).at_edge);
    EXPECT_NE(edge_warning("P=O", rising).find("last of its window, at 1160"), std::string::npos);
    EXPECT_NE(edge_warning("P=O", falling).find("first of its window, at 1185"), std::string::npos);
}

TEST(AtFile, NamesTheFileOnce) {
    InstrumentFile file;
    file.path = "a.dx";
    const auto place = [&](const SourceLocation& where) {
        try {
            at_file(file, [&] { throw InputError(where, "it is wrong", "mend it"); });
        } catch (const InputError& error) {
            EXPECT_EQ(error.hint(), "mend it");
            return error.where().file;
        }
        return std::string("not thrown");
    };
    EXPECT_EQ(place({}), "a.dx");
    EXPECT_EQ(place({"b.dx", 3, 0, {}}), "b.dx");
}

TEST(NoiseOf, LeavesOutASlope) {
    Trace trace;
    for (int i = 0; i < 400; ++i) {
        trace.x.push_back(i);
        trace.y.push_back(3 + 0.5 * i + (i % 2 == 0 ? 0.1 : -0.1));
    }
    EXPECT_NEAR(noise_of(trace), 0.1, 1e-3);
}

TEST(TraceOf, SortsAndRefuses) {
    DataTable table{"t", {{"x", "", {3, 1, 2, NAN}}, {"y", "", {30, 10, 20, 1}}}};
    const Trace trace = trace_of(table, table.columns[0], table.columns[1]);
    EXPECT_EQ(trace.x, (std::vector<double>{1, 2, 3}));
    EXPECT_EQ(trace.y, (std::vector<double>{10, 20, 30}));
    EXPECT_THROW(part_of(trace, {5, 6}), InputError);
    table.columns[0].values = {1, 1, 2, 3};
    EXPECT_THROW(trace_of(table, table.columns[0], table.columns[1]), InputError);
}

}  // namespace
}  // namespace anchorite::measurement
