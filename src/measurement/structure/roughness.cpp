#include "anchorite/measurement/structure/roughness.hpp"

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/structure/power_spectrum.hpp"
#include "anchorite/numerics/median.hpp"

namespace anchorite::measurement {

namespace {

/// Which points count.
std::vector<bool> counted(const ImageMap& map, double outliers) {
    std::vector<bool> out(map.values.size(), true);
    if (outliers == 0) return out;
    const double median = numerics::median(map.values);
    std::vector<double> distances;
    for (const double value : map.values) distances.push_back(std::abs(value - median));
    constexpr double of_normal = 1.4826;
    const double limit = outliers * of_normal * numerics::median(distances);
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = std::abs(map.values[i] - median) <= limit;
    return out;
}

/// Mean squared height of rows, each about its own mean.
double row_square(const ImageMap& map, const std::vector<bool>& counts) {
    double total = 0;
    std::size_t points = 0;
    for (std::size_t r = 0; r < map.rows; ++r) {
        double sum = 0, squares = 0;
        std::size_t here = 0;
        for (std::size_t i = r * map.columns; i < (r + 1) * map.columns; ++i) {
            if (counts[i]) sum += map.values[i], ++here;
        }
        if (here == 0) continue;
        const double mean = sum / static_cast<double>(here);
        for (std::size_t i = r * map.columns; i < (r + 1) * map.columns; ++i) {
            if (counts[i]) squares += (map.values[i] - mean) * (map.values[i] - mean);
        }
        total += squares;
        points += here;
    }
    return total / static_cast<double>(points);
}

/// Power at one x frequency over all rows: rows are transformed together and the y frequencies
/// summed, which by Parseval's theorem averages over rows.
double summed_over_y(const PowerSpectrum& spectrum, std::size_t column) {
    double sum = 0;
    for (std::size_t r = 0; r < spectrum.rows; ++r) {
        sum += spectrum.power[r * spectrum.columns + column];
    }
    return sum;
}

ImageMap rows_about_their_means(const ImageMap& map) {
    return levelled(map, Levelling::rows_mean);
}

}  // namespace

Roughness roughness(const ImageMap& map, double outliers) {
    map.validate();
    if (!(outliers == 0 || outliers >= 3)) {
        throw InputError("outliers lie at least 3 robust standard deviations off; 0 keeps all");
    }
    const std::vector<bool> counts = counted(map, outliers);
    Roughness out;
    out.masked = static_cast<std::size_t>(std::ranges::count(counts, false));
    const auto points = static_cast<double>(map.values.size() - out.masked);
    double mean = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) mean += counts[i] ? map.values[i] / points : 0;
    double m2 = 0, m3 = 0, m4 = 0, low = INFINITY, high = -INFINITY;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (!counts[i]) continue;
        const double h = map.values[i] - mean;
        out.sa += std::abs(h) / points;
        m2 += h * h / points;
        m3 += h * h * h / points;
        m4 += h * h * h * h / points;
        low = std::min(low, h);
        high = std::max(high, h);
    }
    out.sq = std::sqrt(m2);
    out.sz = high - low;
    out.ssk = m2 > 0 ? m3 / std::pow(m2, 1.5) : 0;
    out.sku = m2 > 0 ? m4 / (m2 * m2) : 0;
    out.rq = std::sqrt(row_square(map, counts));
    return out;
}

HeightSpectrum row_spectrum(const ImageMap& map) {
    const auto spectrum = power_spectrum(rows_about_their_means(map), SpectrumWindow::none);
    const auto columns = static_cast<double>(map.columns), rows = static_cast<double>(map.rows);
    HeightSpectrum out;
    for (std::size_t c = 1; c < spectrum.columns; ++c) {
        const bool nyquist = map.columns % 2 == 0 && c + 1 == spectrum.columns;
        const double one_sided = nyquist ? 1 : 2;
        out.frequency.push_back(static_cast<double>(c) * spectrum.step_x);
        out.density.push_back(one_sided * summed_over_y(spectrum, c) * map.step_x /
                              (columns * rows * rows));
    }
    return out;
}

HeightSpectrum radial_spectrum(const ImageMap& map) {
    const auto spectrum = power_spectrum(map, SpectrumWindow::none);
    const double points = static_cast<double>(map.values.size());
    const double norm = map.step_x * map.step_y / points;
    const double ring = std::max(spectrum.step_x, spectrum.step_y);
    const double nyquist = 0.5 / std::max(map.step_x, map.step_y);
    const auto rings = static_cast<std::size_t>(nyquist / ring);
    std::vector<double> sums(rings + 1, 0.0), places(rings + 1, 0.0), weights(rings + 1, 0.0);
    for (std::size_t r = 0; r < spectrum.rows; ++r) {
        const auto row = static_cast<double>(r), all = static_cast<double>(spectrum.rows);
        const double fy = spectrum.step_y * (row <= all / 2 ? row : row - all);
        for (std::size_t c = 0; c < spectrum.columns; ++c) {
            const double f = std::hypot(static_cast<double>(c) * spectrum.step_x, fy);
            const auto at = static_cast<std::size_t>(std::lround(f / ring));
            if (at == 0 || at > rings) continue;
            const double weight = c == 0 || 2 * c == map.columns ? 1 : 2;  // and its mirror image
            sums[at] += weight * norm * spectrum.power[r * spectrum.columns + c];
            places[at] += weight * f;
            weights[at] += weight;
        }
    }
    HeightSpectrum out;
    for (std::size_t i = 1; i <= rings; ++i) {
        if (weights[i] == 0) continue;
        out.frequency.push_back(places[i] / weights[i]);
        out.density.push_back(sums[i] / weights[i]);
    }
    return out;
}

RoughnessResult analyse_roughness(const ImageMap& map, const RoughnessOptions& options) {
    RoughnessResult out;
    out.options = options;
    for (const Levelling levelling : levellings()) {
        out.all.push_back({levelling, roughness(levelled(map, levelling), options.outliers)});
    }
    out.map = levelled(map, options.levelling);
    out.chosen = roughness(out.map, options.outliers);
    out.rows = row_spectrum(out.map);
    out.radial = radial_spectrum(out.map);
    return out;
}

}  // namespace anchorite::measurement
