#pragma once

#include <Eigen/Core>
#include <vector>

namespace anchorite::lattice {

struct CationAtom {
    int element = 0;
    Eigen::Vector3d position;  ///< from the A site [Å]
};

/// CH3NH3+, staggered, C-N along [011] (where the cubic phase's neutron density is largest: Ren et
/// al., Cryst. Growth Des. 2016, 16, 2945), the bond's middle on the A site [Å]. Bond lengths:
/// Allen et al., J. Chem. Soc. Perkin Trans. 2 1987, S1.
std::vector<CationAtom> methylammonium();

/// CH(NH2)2+, planar in the cell's (100) mirror plane with C-H along [010] (Weller et al., J. Phys.
/// Chem. Lett. 2015, 6, 3209), the centre of C and N on the A site [Å].
std::vector<CationAtom> formamidinium();

}  // namespace anchorite::lattice
