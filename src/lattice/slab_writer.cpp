#include <fmt/format.h>

#include <Eigen/LU>
#include <iterator>

#include "anchorite/base/elements.hpp"
#include "anchorite/lattice/facet.hpp"
#include "anchorite/lattice/slab.hpp"

namespace anchorite::lattice {

std::string to_xyz(const Slab& slab) {
    std::string text = fmt::format("{}\nLattice=\"", slab.atoms.size());
    for (int i = 0; i < 9; ++i) {
        text += fmt::format("{}{:.6f}", i == 0 ? "" : " ", slab.vectors(i % 3, i / 3));
    }
    text += fmt::format("\" Properties=species:S:1:pos:R:3 pbc=\"T T F\" name=\"{} {} {}\"\n",
                        slab.crystal, facet_name(slab.hkl), slab.termination);
    for (const auto& atom : slab.atoms) {
        fmt::format_to(std::back_inserter(text), "{:<2} {:12.6f} {:12.6f} {:12.6f}\n",
                       element_symbol(atom.element), atom.position.x(), atom.position.y(),
                       atom.position.z());
    }
    return text;
}

std::string to_cif(const Slab& slab) {
    Crystal crystal;
    crystal.name = fmt::format("{} {} {}", slab.crystal, facet_name(slab.hkl), slab.termination);
    crystal.vectors = slab.vectors;
    const Eigen::Matrix3d to_cell = slab.vectors.inverse();
    for (const auto& atom : slab.atoms) {
        crystal.atoms.push_back({atom.element, to_cell * atom.position});
    }
    return to_cif(crystal);
}

}  // namespace anchorite::lattice
