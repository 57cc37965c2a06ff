#include "anchorite/anchoring/candidate.hpp"

namespace anchorite::anchoring {

Candidate make_candidate(const molecule::Molecule& molecule,
                         const molecule::ConformerOptions& options) {
    Candidate out{molecule, molecule::find_anchor_sites(molecule), {}, 0};
    out.conformers = molecule::generate_conformers(molecule, options).conformers;
    out.minimum_energy = out.conformers.front().energy;
    return out;
}

}  // namespace anchorite::anchoring
