#include <algorithm>
#include <cmath>

#include "anchorite/optics/device_model.hpp"

namespace anchorite::optics {
namespace {

using stack::EmissionProfile;
using stack::ProfileShape;

double density(const EmissionProfile& profile, double position, double thickness) {
    const double length = profile.length ? profile.length->value : 1;
    const double centre = profile.centre ? profile.centre->value : thickness / 2;
    switch (profile.shape) {
        case ProfileShape::decay_from_bottom:
            return std::exp(-position / length);
        case ProfileShape::decay_from_top:
            return std::exp(-(thickness - position) / length);
        case ProfileShape::gaussian:
            return std::exp(-0.5 * std::pow((position - centre) / length, 2));
        default:
            return 1;
    }
}

EmissionPoints listed(const EmissionProfile& profile) {
    EmissionPoints points;
    for (const auto& position : profile.positions) points.positions.push_back(position);
    points.weights = profile.weights;
    return points;
}

}  // namespace

EmissionPoints emission_points(const EmissionProfile& profile, double thickness) {
    if (profile.shape == ProfileShape::listed) return listed(profile);
    if (profile.shape == ProfileShape::sheet) {
        return {{profile.centre ? profile.centre->value : thickness / 2}, {1}};
    }
    EmissionPoints points;
    for (int i = 0; i < profile.points; ++i) {
        points.positions.push_back((i + 0.5) / profile.points * thickness);
        points.weights.push_back(density(profile, points.positions.back(), thickness));
    }
    return points;
}

}  // namespace anchorite::optics
