#pragma once

#include <string>
#include <vector>

#include "anchorite/anchoring/lattice_table.hpp"
#include "anchorite/anchoring/surface_field.hpp"
#include "anchorite/lattice/site_lattice.hpp"

namespace anchorite::anchoring {

/// A surface prepared for matching: built once, then shared by all molecules and threads.
struct Surface {
    /// Longest donor-donor distance that is looked up [Å].
    static constexpr double default_cutoff = 26.0;

    Surface(lattice::SiteLattice sites, const ScoreOptions& options,
            double cutoff = default_cutoff);

    /// Label of the lattice vector between two sites, "a", "√2 a" ...
    [[nodiscard]] std::string vector_label(double distance) const;

    lattice::SiteLattice lattice;
    LatticeTable table;
    SurfaceField field;
    std::vector<lattice::LatticeVector> vectors;
};

}  // namespace anchorite::anchoring
