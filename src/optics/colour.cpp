#include "anchorite/optics/colour.hpp"

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"
#include "optics/colour_matching.hpp"

namespace anchorite::optics {
namespace {

/// ∫ a b dλ of two curves that are straight between their points: Simpson's rule is exact on every
/// stretch of the two grids together.
double overlap_integral(const Spectrum& a, const Spectrum& b) {
    std::vector<double> grid = a.wavelengths;
    grid.insert(grid.end(), b.wavelengths.begin(), b.wavelengths.end());
    std::sort(grid.begin(), grid.end());
    const double low = std::max(a.wavelengths.front(), b.wavelengths.front());
    const double high = std::min(a.wavelengths.back(), b.wavelengths.back());
    double sum = 0;
    for (std::size_t i = 1; i < grid.size(); ++i) {
        const double x0 = grid[i - 1], x1 = grid[i];
        if (x0 < low || x1 > high || x0 == x1) continue;
        const double middle = 0.5 * (x0 + x1);
        sum += (x1 - x0) / 6 *
               (value_at(a, x0) * value_at(b, x0) + 4 * value_at(a, middle) * value_at(b, middle) +
                value_at(a, x1) * value_at(b, x1));
    }
    return sum;
}

double cross(double ax, double ay, double bx, double by) {
    return ax * by - ay * bx;
}

/// Where the ray from white in a direction meets the stretch from a to b of the locus: how far in
/// units of the direction, and where on the stretch (0 ... 1). None where it does not.
struct Meeting {
    double along, share;
};
std::optional<Meeting> meet(const Chromaticity& white, double dx, double dy, const Chromaticity& a,
                            const Chromaticity& b) {
    const double ex = b.x - a.x, ey = b.y - a.y;
    const double turn = cross(dx, dy, ex, ey);
    if (turn == 0) return std::nullopt;
    const double along = cross(a.x - white.x, a.y - white.y, ex, ey) / turn;
    const double share = cross(a.x - white.x, a.y - white.y, dx, dy) / turn;
    if (along <= 0 || share < 0 || share > 1) return std::nullopt;
    return Meeting{along, share};
}

std::optional<DominantWavelength> on_locus(const Chromaticity& white, double dx, double dy) {
    const auto locus = spectral_locus();
    for (std::size_t i = 1; i < locus.size(); ++i) {
        const auto found = meet(white, dx, dy, locus[i - 1].chromaticity, locus[i].chromaticity);
        if (!found) continue;
        const double step = locus[i].wavelength - locus[i - 1].wavelength;
        return DominantWavelength{locus[i - 1].wavelength + found->share * step, 1 / found->along,
                                  false};
    }
    return std::nullopt;
}

}  // namespace

Tristimulus tristimulus(const Spectrum& power) {
    power.validate();
    const ColourMatching& matching = colour_matching();
    std::array<double, 3> sums{};
    for (std::size_t i = 0; i < 3; ++i) {
        sums[i] = overlap_integral(power, {matching.wavelengths, matching.functions[i]});
    }
    return {sums[0], sums[1], sums[2]};
}

Chromaticity chromaticity(double x, double y) {
    const double scale = -2 * x + 12 * y + 3;
    return {x, y, 4 * x / scale, 9 * y / scale};
}

Chromaticity chromaticity(const Spectrum& power) {
    const Tristimulus values = tristimulus(power);
    const double sum = values.x + values.y + values.z;
    if (!(sum > 0)) throw InputError("a spectrum without visible light has no colour");
    return chromaticity(values.x / sum, values.y / sum);
}

bool is_visible(const Spectrum& power) {
    const Tristimulus values = tristimulus(power);
    return values.x + values.y + values.z > 0;
}

Chromaticity equal_energy_white() {
    return chromaticity(1.0 / 3, 1.0 / 3);
}

std::vector<LocusPoint> spectral_locus() {
    const ColourMatching& matching = colour_matching();
    const auto& [x, y, z] = matching.functions;
    std::vector<LocusPoint> locus;
    for (std::size_t i = 0; i < matching.wavelengths.size(); ++i) {
        const double wavelength = matching.wavelengths[i];
        // Beyond these ends the locus turns back on itself within its rounding.
        if (wavelength < 379.5e-9 || wavelength > 700.5e-9) continue;
        const double sum = x[i] + y[i] + z[i];
        locus.push_back({wavelength, chromaticity(x[i] / sum, y[i] / sum)});
    }
    return locus;
}

std::optional<DominantWavelength> dominant_wavelength(const Chromaticity& colour,
                                                      const Chromaticity& white) {
    const double dx = colour.x - white.x, dy = colour.y - white.y;
    if (std::hypot(dx, dy) < 1e-9) return std::nullopt;
    if (const auto direct = on_locus(white, dx, dy)) return direct;
    auto opposite = on_locus(white, -dx, -dy);
    if (!opposite) return std::nullopt;
    const auto locus = spectral_locus();
    const auto purple = meet(white, dx, dy, locus.back().chromaticity, locus.front().chromaticity);
    opposite->complementary = true;
    opposite->purity = purple ? 1 / purple->along : 0;
    return opposite;
}

}  // namespace anchorite::optics
