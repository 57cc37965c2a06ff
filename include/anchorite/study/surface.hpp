#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/lattice/crystal.hpp"
#include "anchorite/lattice/site_lattice.hpp"
#include "anchorite/lattice/slab.hpp"

namespace anchorite::study {

/// Which surface molecules are matched to.
struct SurfaceOptions {
    std::string crystal = {};  ///< built-in name or a file ending in .cif
    std::optional<double> spacing =
        {};  ///< metal-metal distance asked for [Å]; none: the crystal's
    std::array<int, 3> hkl{1, 0, 0};
    std::string termination = {};  ///< formula of the top layer; empty: one with open metals
    std::vector<lattice::Vacancy> vacancies = {};
};

/// A surface made ready: the slab drawn under the poses and its open sites.
struct TargetSurface {
    lattice::Slab slab;
    lattice::SiteLattice sites;
    std::string source;  ///< reference of the crystal
    double spacing = 0;  ///< metal-metal distance used [Å]
};

/// @throws InputError  unknown crystal, unreadable CIF, no such termination, no open metal site
TargetSurface make_surface(const SurfaceOptions& options);

}  // namespace anchorite::study
