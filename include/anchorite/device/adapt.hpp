#pragma once

#include <vector>

#include "anchorite/device/model.hpp"
#include "anchorite/device/state.hpp"

namespace anchorite::device {

/// When a cell is cut in two.
struct AdaptOptions {
    double tolerance = 3e-4;  ///< what one cell may add to a potential [kT/q] or, relatively, to J
    /// What all cells may add to J, relatively, where one kind of carrier carries it (space-charge
    /// limited currents).
    double space_charge = 1e-4;
    int most_passes = 6;  ///< refinements at one bias
    int most_nodes = 20000;
    /// @throws InputError  a tolerance that is not positive
    void validate() const;
};

/// Cells to cut: those whose own share of the error is above the tolerance: h^2 |d rho| / (12 eps),
/// the error of the potential over one cell when the charge is lumped at its ends, and h |d R| / 12
/// against the current, the trapezoidal rule's error of the recombination; and where one kind of
/// carrier carries the current, those with more than their share of what drift misplaces
/// (AdaptOptions::space_charge).
std::vector<bool> cells_to_cut(const Model& model, const State& state, const AdaptOptions& options);

/// The state on a finer grid that holds the old one's nodes: linear between them, differences kept
/// exactly.
State transfer(const State& state, const Grid& from, const Grid& to);

}  // namespace anchorite::device
