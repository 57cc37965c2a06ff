#include <algorithm>
#include <array>
#include <cmath>

#include "anchorite/device/trap.hpp"

namespace anchorite::device {

namespace {

constexpr int most_points = 600;  ///< at low temperatures

/// A distribution in units of its width.
struct Shape {
    double reach;  ///< from its energy, to either side or into the gap
    double sides;  ///< 2: about its energy
    double panel;  ///< that three points integrate it in
    double (*weight)(double);
};

Shape shape_of(const Trap& trap) {
    if (trap.shape == TrapShape::gaussian) {
        return {6, 2, 1.5, [](double x) { return std::exp(-x * x / 2); }};
    }
    return {18.5, 1, 2, [](double x) { return std::exp(-x); }};
}

/// Appends the three points of each panel to one side.
void add_side(const Trap& trap, const Shape& shape, double panel, int direction,
              std::vector<TrapLevel>& levels) {
    static const double beside = std::sqrt(0.6);
    const std::array<std::array<double, 2>, 3> points{{{-beside, 5}, {0, 8}, {beside, 5}}};
    const int panels = static_cast<int>(std::ceil(shape.reach / panel));
    for (int k = 0; k < panels; ++k) {
        for (const auto& [at, share] : points) {
            const double x = panel * (k + (1 + at) / 2);
            levels.push_back({share * shape.weight(x), trap.energy + direction * trap.width * x});
        }
    }
}

}  // namespace

std::vector<TrapLevel> trap_levels(const Trap& trap, double thermal_energy) {
    if (trap.shape == TrapShape::level) return {{trap.density, trap.energy}};
    const Shape shape = shape_of(trap);
    const double whole = 3 * shape.sides * shape.reach;
    // panels keep their places when the width changes, so that a fit's derivative has no jumps
    const double panel =
        std::max(std::min({3 * thermal_energy / trap.width, shape.panel, whole / trap.levels}),
                 whole / most_points);
    std::vector<TrapLevel> levels;
    const int direction = trap.shape == TrapShape::exponential_above_hole ? -1 : 1;
    if (shape.sides == 2) add_side(trap, shape, panel, -direction, levels);
    add_side(trap, shape, panel, direction, levels);
    double sum = 0;
    for (const auto& level : levels) sum += level.density;
    for (auto& level : levels) level.density *= trap.density / sum;
    return levels;
}

}  // namespace anchorite::device
