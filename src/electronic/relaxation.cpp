#include "anchorite/electronic/relaxation.hpp"

#include <fmt/format.h>

#include <cmath>

#include "anchorite/base/error.hpp"

namespace anchorite::electronic {
namespace {

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
            const double distance =
                model.periodic ? distance_in_plane(model.cell, position(atom), position(donor))
                               : (position(donor) - position(atom)).norm();
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
