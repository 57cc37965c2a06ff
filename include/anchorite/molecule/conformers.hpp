#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "anchorite/base/termination.hpp"
#include "anchorite/molecule/molecule.hpp"

namespace anchorite::molecule {

/// One geometry with its force-field energy.
struct Conformer {
    Positions positions;  ///< [Å]
    double energy = 0;    ///< [kJ/mol], on the force field's own zero
};

enum class ForceFieldKind { mmff94s, uff };

/// How conformers are made: ETKDGv3 (Wang et al., J. Chem. Inf. Model. 2020, 60, 2044), then
/// MMFF94s (Halgren, J. Comput. Chem. 1999, 20, 720), UFF where MMFF has no types.
struct ConformerOptions {
    int count = 30;                 ///< embeddings asked for
    std::uint64_t seed = 20251;     ///< same seed, same conformers
    int max_embed_attempts = 20;    ///< per conformer
    int minimise_iterations = 500;  ///< 0 leaves the embedded geometry
    double energy_left = 0.001;  ///< energy still to be gained at which minimising stops [kJ/mol]
    bool torsion_knowledge = true;  ///< ETKDGv3; false is distance geometry of the heavy atoms
                                    ///< alone (a tenth of the time, fewer stretched chains)
    double duplicate_energy = 0.1;  ///< [kJ/mol] conformers closer than this with equal anchor
                                    ///< distances are one
    void validate() const;          ///< @throws InputError
};

/// Conformers in ascending energy, and how making them ended.
struct ConformerSet {
    std::vector<Conformer> conformers;
    ForceFieldKind force_field = ForceFieldKind::mmff94s;
    Termination termination = Termination::converged;  ///< ran_out: some did not minimise
    std::string message;                               ///< empty when all went well
};

/// @throws RunError  no conformer could be embedded, or neither MMFF94s nor UFF has parameters
ConformerSet generate_conformers(const Molecule& molecule, const ConformerOptions& options = {});

}  // namespace anchorite::molecule
