#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/electronic/model.hpp"
#include "anchorite/electronic/result.hpp"

namespace anchorite::electronic {

/// The donor that is nearest to a metal.
struct NearestDonor {
    int metal = 0;        ///< index into Model::atoms
    int atom = 0;         ///< likewise, of the donor
    double distance = 0;  ///< to the metal or its nearest image in the plane of the slab [Å]
};

/// Which of `donors` is nearest to an atom of the group `metal`; none where there are no donors.
/// @throws InputError  no such group
std::optional<NearestDonor> nearest_donor(const Model& model, const std::string& metal,
                                          const std::vector<int>& donors);

/// What moving a molecule to its minimum on the frozen slab changed.
struct Relaxation {
    double gained = 0;     ///< energy as docked less that at the minimum [eV]
    int steps = 0;         ///< that the engine took
    double max_force = 0;  ///< largest component left on an atom that moves [eV/Å]
    double moved = 0;      ///< root mean square over the molecule's atoms [Å]
};

/// @param start    the model as docked  @param docked  its result
/// @param relaxed  result with the final positions
/// @throws InputError  other numbers of atoms
Relaxation relaxation_of(const Model& start, const EngineResult& docked,
                         const EngineResult& relaxed);

/// The model with the positions that a relaxation ended at.
/// @throws InputError  another number of atoms
Model relaxed_model(const Model& start, const EngineResult& relaxed);

}  // namespace anchorite::electronic
