#pragma once

#include <cstddef>
#include <vector>

#include "optics/adaptive_panels.hpp"
#include "optics/dipole_geometry.hpp"

namespace anchorite::optics {

/// Indices closer than this count as one, in units of the emitter's.
constexpr double same_index = 1e-9;

/// Which in-plane wavevectors a stretch of the axis holds; see PowerBudget.
enum class Range { in_cone, bound, evanescent };

/// A stretch of the real u axis between two places where a kz vanishes. Its parameter φ removes
/// the square roots there: u² = begin² + (end² - begin²) sin² φ; in the tail u = begin + x(e^φ -
/// 1).
struct Stretch {
    double begin = 0;
    double end = 0;
    Range range = Range::in_cone;
    bool tail = false;
    double unit = 1;  ///< x of the tail

    [[nodiscard]] double last() const;           ///< φ at the end; it is 0 at the beginning
    [[nodiscard]] double place(double u) const;  ///< φ of a u
    /// u and du/dφ.
    void at(double parameter, double& u, double& slope) const;
};

/// The whole axis, up to where the field of the nearest dipole has died away. The last stretch is
/// the tail.
struct WavevectorAxis {
    std::vector<Stretch> stretches;
    double bend = 0;  ///< where the tail begins, beyond the modes of dielectric films
};

/// `lossy`: the emitter's k is kept up to last_lossy, where a stretch ends then.
WavevectorAxis wavevector_axis(const DipoleGeometry& geometry, bool lossy);

/// Panels to begin with; `cuts` are places u where panels must end.
std::vector<Panel> first_panels(const WavevectorAxis& axis, std::vector<double> cuts);

}  // namespace anchorite::optics
