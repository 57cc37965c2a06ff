#include "anchorite/electronic/relaxation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "anchorite/base/error.hpp"

namespace anchorite::electronic {
namespace {

/// Distance to the nearest image in the plane; an isolated molecule has none.
double planar_distance(const Model& model, const Eigen::Vector3d& a, const Eigen::Vector3d& b) {
    const int reach = model.periodic ? 1 : 0;
    double nearest = std::numeric_limits<double>::infinity();
    for (int u = -reach; u <= reach; ++u) {
        for (int v = -reach; v <= reach; ++v) {
            const Eigen::Vector3d image = b + u * model.cell.col(0) + v * model.cell.col(1);
            nearest = std::min(nearest, (image - a).norm());
        }
    }
    return nearest;
}

void check_positions(const Model& start, const EngineResult& relaxed) {
    if (relaxed.positions.cols() == static_cast<Eigen::Index>(start.atoms.size())) return;
    throw InputError(fmt::format("{}: {} relaxed positions for {} atoms", start.name,
                                 relaxed.positions.cols(), start.atoms.size()));
}

}  // namespace

std::optional<NearestDonor> nearest_donor(const Model& model, const std::string& metal,
                                          const std::vector<int>& donors) {
    const auto position = [&model](int atom) -> const Eigen::Vector3d& {
        return model.atoms[static_cast<std::size_t>(atom)].position;
    };
    std::optional<NearestDonor> nearest;
    for (const int atom : group(model, metal).atoms) {
        for (const int donor : donors) {
            const double distance = planar_distance(model, position(atom), position(donor));
            if (!nearest || distance < nearest->distance) nearest = {atom, donor, distance};
        }
    }
    return nearest;
}

Relaxation relaxation_of(const Model& start, const EngineResult& docked,
                         const EngineResult& relaxed) {
    check_positions(start, relaxed);
    double squares = 0;
    int atoms = 0;
    for (std::size_t i = 0; i < start.atoms.size(); ++i) {
        if (start.atoms[i].role != Role::molecule) continue;
        const Eigen::Vector3d end = relaxed.positions.col(static_cast<Eigen::Index>(i));
        squares += (end - start.atoms[i].position).squaredNorm();
        ++atoms;
    }
    return {docked.energy - relaxed.energy, relaxed.relax_steps, relaxed.max_force,
            atoms > 0 ? std::sqrt(squares / atoms) : 0.0};
}

Model relaxed_model(const Model& start, const EngineResult& relaxed) {
    check_positions(start, relaxed);
    Model model = start;
    for (std::size_t i = 0; i < model.atoms.size(); ++i) {
        model.atoms[i].position = relaxed.positions.col(static_cast<Eigen::Index>(i));
    }
    return model;
}

}  // namespace anchorite::electronic
