#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/structure/diffraction_lines.hpp"
#include "anchorite/measurement/structure/fringe_search.hpp"

namespace anchorite::measurement {

namespace {

constexpr int largest_index = 4;

/// Angle from one normal to another, with sense, 0 to 180 [°].
double angle_between(const Fringe& a, const Fringe& b) {
    const double dot = a.frequency_x * b.frequency_x + a.frequency_y * b.frequency_y;
    return std::acos(std::clamp(dot * a.spacing * b.spacing, -1.0, 1.0)) * 180 / std::numbers::pi;
}

std::vector<Miller> small_indices() {
    std::vector<Miller> out;
    for (int h = -largest_index; h <= largest_index; ++h) {
        for (int k = -largest_index; k <= largest_index; ++k) {
            for (int l = -largest_index; l <= largest_index; ++l) {
                if (h != 0 || k != 0 || l != 0) out.push_back({h, k, l});
            }
        }
    }
    return out;
}

int size_of(const Miller& m) {
    return m[0] * m[0] + m[1] * m[1] + m[2] * m[2];
}

/// Indices of two fringes, and how badly they fit.
struct Pair {
    Miller first;
    Miller second;
    double misfit;
};

std::vector<Pair> fitting_pairs(const Fringe& a, const Fringe& b, const UnitCell& cell,
                                const AssignOptions& options) {
    const double angle = angle_between(a, b);
    const std::vector<Miller> all = small_indices();
    const auto near = [&](const Fringe& fringe) {
        std::vector<Miller> out;
        for (const Miller& hkl : all) {
            const double ratio = fringe.spacing / plane_spacing(cell, hkl);
            if (std::abs(ratio - 1) <= options.scale) out.push_back(hkl);
        }
        return out;
    };
    const auto firsts = near(a), seconds = near(b);
    std::vector<Pair> out;
    for (const Miller& one : firsts) {
        for (const Miller& two : seconds) {
            const double ratio =
                a.spacing / plane_spacing(cell, one) / (b.spacing / plane_spacing(cell, two));
            const double turn = plane_angle(cell, one, two) - angle;
            if (std::abs(ratio - 1) > options.ratio || !(std::abs(turn) <= options.angle)) continue;
            const double r = (ratio - 1) / options.ratio, t = turn / options.angle;
            // of equal fits the simplest indices
            const double misfit = r * r + t * t + 0.02 * (size_of(one) + size_of(two));
            out.push_back({one, two, misfit});
        }
    }
    std::ranges::sort(out, {}, &Pair::misfit);
    return out;
}

/// Indices of a fringe in the plane of two that are indexed, where they are whole.
std::optional<Miller> indices_of(const Fringe& fringe, const Fringe& a, const Fringe& b,
                                 const Pair& pair) {
    const double det = a.frequency_x * b.frequency_y - a.frequency_y * b.frequency_x;
    const double m =
        (fringe.frequency_x * b.frequency_y - fringe.frequency_y * b.frequency_x) / det;
    const double n =
        (a.frequency_x * fringe.frequency_y - a.frequency_y * fringe.frequency_x) / det;
    constexpr double slack = 0.1;
    Miller out{};
    for (std::size_t k = 0; k < 3; ++k) {
        const double index = m * pair.first[k] + n * pair.second[k];
        if (std::abs(index - std::round(index)) > slack) return std::nullopt;
        out[k] = static_cast<int>(std::lround(index));
    }
    const bool known = out != Miller{} && std::ranges::all_of(out, [](int index) {
                           return std::abs(index) <= 2 * largest_index;
                       });
    return known ? std::optional(out) : std::nullopt;
}

/// The strongest fringe that is not parallel to the first.
std::size_t second_direction(const std::vector<Fringe>& fringes) {
    for (std::size_t i = 1; i < fringes.size(); ++i) {
        if (fringe_angle(fringes[0], fringes[i]) > 10) return i;
    }
    return fringes.size();
}

void add_scale(const std::vector<Fringe>& fringes, FringeAssignment& out) {
    double sum = 0, squares = 0;
    for (const FringeIndex& one : out.indexed) {
        const double ratio = fringes[one.fringe].spacing / one.spacing;
        sum += ratio;
        squares += ratio * ratio;
    }
    const auto count = static_cast<double>(out.indexed.size());
    out.scale = sum / count;
    out.scale_spread = std::sqrt(std::max(0.0, (squares - sum * sum / count) / (count - 1)));
}

}  // namespace

void AssignOptions::validate() const {
    if (!(scale > 0 && scale < 0.5 && ratio > 0 && ratio < 0.3 && angle > 0 && angle < 20)) {
        throw InputError("tolerances of an assignment must be positive and small");
    }
}

double fringe_angle(const Fringe& first, const Fringe& second) {
    const double angle = angle_between(first, second);
    return std::min(angle, 180 - angle);
}

FringeAssignment assign_fringes(const std::vector<Fringe>& fringes, const UnitCell& cell,
                                const AssignOptions& options) {
    options.validate();
    cell.validate();
    FringeAssignment out;
    const std::size_t second = second_direction(fringes);
    if (second >= fringes.size()) return out;
    const Fringe &a = fringes[0], &b = fringes[second];
    const auto pairs = fitting_pairs(a, b, cell, options);
    if (pairs.empty()) return out;
    const Pair& best = pairs.front();
    for (std::size_t i = 0; i < fringes.size(); ++i) {
        const auto found = indices_of(fringes[i], a, b, best);
        if (!found) continue;
        const Miller& hkl = *found;
        out.indexed.push_back({i, hkl, plane_spacing(cell, hkl)});
        const double turn = plane_angle(cell, best.first, hkl) - angle_between(a, fringes[i]);
        out.worst_angle = std::max(out.worst_angle, std::abs(turn));
    }
    add_scale(fringes, out);
    for (const Pair& pair : pairs) {
        const bool other = size_of(pair.first) != size_of(best.first) ||
                           size_of(pair.second) != size_of(best.second);
        const std::string text =
            fmt::format("{} and {}", miller_text(pair.first), miller_text(pair.second));
        if (other && pair.misfit < best.misfit + 0.5 && out.rivals.size() < 4) {
            out.rivals.push_back(text);
        }
    }
    return out;
}

}  // namespace anchorite::measurement
