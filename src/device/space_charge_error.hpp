#pragma once

#include <vector>

#include "anchorite/device/model.hpp"
#include "anchorite/device/state.hpp"

namespace anchorite::device {

/// What the grid costs the current where one kind of carrier carries all of it: relative to J, a
/// value a cell; empty where both kinds do, or none. A Scharfetter–Gummel flux gives a node the
/// density of the cell downstream of it, which displaces that cell's charge by
/// h/2 (coth(X/2) - 2/X), X being its drop of potential. In a space charge with D dD/dx fixed by J,
/// an excess dQ where the displacement is D_e changes D downstream by D_e dQ / D (from Mott and
/// Gurney, Electronic Processes in Ionic Crystals, 1940, V.6), the voltage by the integral of that
/// over eps, and J by twice that over V. `charge` is that of every node [1/m^3].
std::vector<double> space_charge_errors(const Model& model, const State& state,
                                        const std::vector<double>& charge);

/// Cells to cut so that the errors sum to `tolerance` with the fewest cells: a cell's error grows
/// with the square of its length, so the best grid has equal ones.
std::vector<bool> cells_above_share(const std::vector<double>& errors, double tolerance);

}  // namespace anchorite::device
