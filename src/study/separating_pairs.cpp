#include "anchorite/study/separating_pairs.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "anchorite/base/error.hpp"

namespace anchorite::study {

namespace {

/// Width of both factors among the points that take part.
struct Ranges {
    double spacing = 0;
    double nucleophilicity = 0;
};

bool takes_part(const FactorPoint& point) {
    return point.extra > 0;
}

Ranges ranges_of(const std::vector<FactorPoint>& points) {
    const auto width = [&](auto member) {
        double low = INFINITY, high = -INFINITY;
        for (const FactorPoint& point : points) {
            if (!takes_part(point)) continue;
            low = std::min(low, point.*member);
            high = std::max(high, point.*member);
        }
        return high > low ? high - low : 1.0;
    };
    return {width(&FactorPoint::spacing), width(&FactorPoint::nucleophilicity)};
}

bool comparable(const FactorPoint& a, const FactorPoint& b) {
    constexpr double same_strength = 1e-9;
    return takes_part(a) && a.extra == b.extra && !(a.measured && b.measured) &&
           std::abs(a.strongest - b.strongest) < same_strength;
}

std::optional<SeparatingPair> pair_of(const std::vector<FactorPoint>& points, std::size_t first,
                                      std::size_t second, Varied varied, const Ranges& ranges,
                                      const PairOptions& options) {
    const FactorPoint &a = points[first], &b = points[second];
    if (!comparable(a, b)) return std::nullopt;
    SeparatingPair pair{
        first, second, varied, b.spacing - a.spacing, b.nucleophilicity - a.nucleophilicity, 0};
    const double apart = std::abs(pair.spacing);
    const double donor = std::abs(pair.nucleophilicity);
    const bool separates =
        varied == Varied::nucleophilicity
            ? apart <= options.same_spacing && donor >= options.other_nucleophilicity
            : donor <= options.same_nucleophilicity && apart >= options.other_spacing;
    if (!separates) return std::nullopt;
    const double in_spacing = apart / ranges.spacing;
    const double in_donor = donor / ranges.nucleophilicity;
    pair.contrast =
        varied == Varied::nucleophilicity ? in_donor - in_spacing : in_spacing - in_donor;
    const double order = varied == Varied::nucleophilicity ? pair.nucleophilicity : pair.spacing;
    if (order < 0) {
        std::swap(pair.first, pair.second);
        pair.spacing = -pair.spacing;
        pair.nucleophilicity = -pair.nucleophilicity;
    }
    return pair;
}

}  // namespace

void PairOptions::validate() const {
    if (same_spacing >= 0 && same_spacing < other_spacing && same_nucleophilicity >= 0 &&
        same_nucleophilicity < other_nucleophilicity) {
        return;
    }
    throw InputError("what counts as alike must be less than what counts as different");
}

std::vector<SeparatingPair> separating_pairs(const std::vector<FactorPoint>& points,
                                             const PairOptions& options) {
    options.validate();
    const Ranges ranges = ranges_of(points);
    std::vector<SeparatingPair> all;
    for (const Varied varied : {Varied::nucleophilicity, Varied::spacing}) {
        std::vector<SeparatingPair> found;
        for (std::size_t i = 0; i < points.size(); ++i) {
            for (std::size_t j = i + 1; j < points.size(); ++j) {
                if (auto pair = pair_of(points, i, j, varied, ranges, options)) {
                    found.push_back(*pair);
                }
            }
        }
        std::ranges::stable_sort(found, std::ranges::greater(), &SeparatingPair::contrast);
        if (found.size() > options.most) found.resize(options.most);
        all.insert(all.end(), found.begin(), found.end());
    }
    return all;
}

}  // namespace anchorite::study
