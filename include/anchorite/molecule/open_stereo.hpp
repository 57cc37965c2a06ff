#pragma once

#include <array>
#include <vector>

#include "anchorite/molecule/molecule.hpp"

namespace anchorite::molecule {

/// The stereocentres and double bonds that a structure leaves open. Its conformers can then belong
/// to several stereoisomers, which do not turn into one another and have minima of their own.
class OpenStereo {
public:
    explicit OpenStereo(const Molecule& molecule);

    [[nodiscard]] bool none() const { return centres_.empty() && double_bonds_.empty(); }

    /// Which isomer a geometry shows, one flag per open centre and double bond. Mirror images give
    /// the same flags unless the structure fixes a centre.
    [[nodiscard]] std::vector<bool> isomer(const Positions& positions) const;

private:
    std::vector<std::array<int, 4>> centres_;       ///< a neighbour, then three seen from it
    std::vector<std::array<int, 4>> double_bonds_;  ///< substituent, both ends, substituent
    bool has_fixed_centre_ = false;
};

}  // namespace anchorite::molecule
