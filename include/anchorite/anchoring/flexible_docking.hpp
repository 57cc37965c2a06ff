#pragma once

#include "anchorite/anchoring/pose_model.hpp"
#include "anchorite/molecule/force_field.hpp"

namespace anchorite::anchoring {

/// Relaxes every coordinate of a docked molecule: the force field pays for strain, the surface for
/// bonds and clashes (ScoreOptions::unit_energy converts), so what is maximised is the score
/// itself.
molecule::Relaxation relax_on_surface(const PoseModel& model, molecule::ForceField& force_field,
                                      const molecule::Positions& start, double unit_energy,
                                      int max_iterations);

/// Energy of the free molecule's minimum reached from a pose [kJ/mol].
double relax_free(molecule::ForceField& force_field, const molecule::Positions& start,
                  int max_iterations);

}  // namespace anchorite::anchoring
