#include "optics/guided_modes.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "optics/dipole_kernel.hpp"

namespace anchorite::optics {
namespace {

constexpr double largest_loss = 0.05;

class ModeFunction {
public:
    ModeFunction(const DipoleGeometry& geometry, Polarization polarization, bool lossy)
        : plain_{geometry.upwards, geometry.downwards},
          lossy_(plain_),
          boundaries_(geometry.lossless_metal),
          polarization_(polarization) {
        if (!lossy || geometry.thickness == 0) return;
        set(lossy_.up, geometry.below.size() - 1, geometry.lossy);
        set(lossy_.down, geometry.above.size() - 1, geometry.lossy);
    }

    /// At a complex u: 1 - r_up r_down exp(2 i kz d) of every film, then of every boundary
    /// (q_up + q_down) / 2 √(q q) with what lies behind it on either side.
    const std::vector<Complex>& operator()(Complex u) {
        const auto& [up, down] = u.real() < last_lossy ? lossy_ : plain_;
        set_waves(up, u * u, up_waves_);
        set_waves(down, u * u, down_waves_);
        climb(up, up_waves_, polarization_, up_);
        climb(down, down_waves_, polarization_, down_);
        const std::size_t last = up.size() - 1;
        values_.resize(last - 1 + (boundaries_ ? last : 0));
        for (std::size_t j = 1; j < last; ++j) {
            const Complex phase = up_waves_.phase[j];
            values_[j - 1] = 1.0 - reflection(up_, j) * reflection(down_, last - j) * phase * phase;
        }
        for (std::size_t j = 0; boundaries_ && j < last; ++j) {
            const Complex above = up_.n[j + 1] * down_.m[last - j];
            const Complex below = down_.n[last - j] * up_.m[j + 1];
            values_[last - 1 + j] =
                (above + below) / (2.0 * std::sqrt(up_.q[j + 1]) * std::sqrt(down_.q[last - j]));
        }
        return values_;
    }

private:
    struct Ways {
        Media up, down;
    };

    static void set(Media& media, std::size_t at, Complex value) {
        media.permittivity[at] = value;
        media.inverse[at] = 1.0 / value;
    }

    /// At the far side of a medium.
    static Complex reflection(const Ladder& ladder, std::size_t j) {
        const Complex incident = ladder.q[j] * ladder.m[j + 1];
        return (incident - ladder.n[j + 1]) / (incident + ladder.n[j + 1]);
    }

    Ways plain_, lossy_;
    bool boundaries_;  ///< a wave may cling to one side of a film that its other side hardly sees
    Polarization polarization_;
    Waves up_waves_, down_waves_;
    Ladder up_, down_;
    std::vector<Complex> values_;
};

/// Places u² = origin² + x² to look at. Next to the index of a window outside, x is the decay
/// constant there: modes that are nearly cut off lie closer to it than any even step in u.
struct Grid {
    double origin = 0;
    double precision = 1e-13;  ///< of a root, as a share of x
    std::vector<double> x;

    [[nodiscard]] Complex u(Complex at) const {
        return origin == 0 ? at : std::sqrt(origin * origin + at * at);
    }
};

Grid even_grid(const DipoleGeometry& geometry, double largest) {
    const auto& thickness = geometry.upwards.thickness;
    const double depth = std::accumulate(thickness.begin() + 1, thickness.end() - 1, 0.0);
    const auto count = static_cast<std::size_t>(400 * largest * (1 + depth / 10));
    Grid grid;
    for (std::size_t i = 0; i < count; ++i) {
        grid.x.push_back((static_cast<double>(i) + 0.5) * largest / static_cast<double>(count));
    }
    return grid;
}

Grid cutoff_grid(double index) {
    Grid grid{.origin = index, .precision = 1e-6, .x = {}};
    for (double x = 1e-5; x < 0.3; x *= 1.15) grid.x.push_back(x);
    return grid;
}

/// Newton's method from a place near a root; false where it does not settle.
bool polish(ModeFunction& function, std::size_t film, const Grid& grid, Complex& x) {
    for (int step = 0; step < 40; ++step) {
        const Complex h = 1e-4 * x;
        const Complex ahead = function(grid.u(x + h))[film];
        const Complex behind = function(grid.u(x - h))[film];
        const Complex move = function(grid.u(x))[film] * 2.0 * h / (ahead - behind);
        if (!(std::abs(move) < 0.1)) return false;
        x -= move;
        if (std::abs(move) < grid.precision * std::abs(x)) return true;
    }
    return false;
}

/// Roots next to the smallest values of every film's mode function on a grid.
void scan(ModeFunction& function, std::size_t films, const Grid& grid, double largest,
          std::vector<GuidedMode>& modes) {
    std::vector<double> before(films, 0.0), here(films, 0.0), after(films);
    for (std::size_t i = 0; i < grid.x.size(); ++i) {
        const auto values = function(grid.u(grid.x[i]));
        for (std::size_t film = 0; film < films; ++film) after[film] = std::abs(values[film]);
        for (std::size_t film = 0; i > 1 && film < films; ++film) {
            if (here[film] > before[film] || here[film] > after[film] || here[film] > 0.5) continue;
            Complex root = grid.x[i - 1];
            if (!polish(function, film, grid, root)) continue;
            const Complex u = grid.u(root);
            const double loss = std::abs(u.imag());
            if (loss < largest_loss && u.real() > grid.origin && u.real() < largest) {
                modes.push_back({u.real(), loss});
            }
        }
        before = here;
        here = after;
    }
}

}  // namespace

std::vector<GuidedMode> guided_modes(const DipoleGeometry& geometry, double largest, bool lossy) {
    std::vector<GuidedMode> modes;
    if (geometry.upwards.size() < 3) return modes;
    for (const auto polarization : {Polarization::s, Polarization::p}) {
        ModeFunction function(geometry, polarization, lossy);
        const std::size_t films = function(0.5).size();
        scan(function, films, even_grid(geometry, largest), largest, modes);
        // the emitter's k ends there, where an even scan would compare unlike things
        if (lossy) scan(function, films, cutoff_grid(last_lossy), largest, modes);
        for (const Outside* outside : {&geometry.bottom, &geometry.top}) {
            if (outside->window) {
                scan(function, films, cutoff_grid(outside->index), largest, modes);
            }
        }
    }
    std::ranges::sort(modes, {}, &GuidedMode::u);
    const auto same = [](const GuidedMode& a, const GuidedMode& b) {
        return std::abs(a.u - b.u) + std::abs(a.loss - b.loss) < 1e-9;
    };
    const auto rest = std::ranges::unique(modes, same);
    modes.erase(rest.begin(), rest.end());
    return modes;
}

}  // namespace anchorite::optics
