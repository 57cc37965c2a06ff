#pragma once

#include <Eigen/Core>
#include <array>
#include <vector>

#include "anchorite/device/model.hpp"
#include "anchorite/device/state.hpp"
#include "anchorite/numerics/block_tridiagonal.hpp"

namespace anchorite::device {

/// Equations of a region of ions in steady state: their number is given.
struct IonRow {
    double residual = 0;       ///< ions - given [1/m^2]
    double of_level = 0;       ///< d residual / d level
    std::vector<double> of_u;  ///< d residual / d u at the region's nodes
};

/// The linearised equations at a state for changes of u, phi of electrons and the split (phi of
/// holes less that of electrons); N = 5: of phi of anions and cations too. The split is an unknown
/// because fast recombination holds it at zero while both phi move. The rows of a node are
/// Poisson's equation, then continuity of the less conducting carrier and, in the other's place, of
/// the total current, which contains no recombination; then continuity of ions. Column 0 of `right`
/// is minus the residual (Poisson [1/m^2], continuity [1/(m^2 s)]), column 1 minus its derivative
/// by the bias, column 2 + k by the level of ion region k.
template <int N>
struct System {
    using Solution = numerics::BlockSolution<double, N>;
    std::vector<numerics::BlockRow<double, N>> rows;
    std::vector<typename Solution::Columns> right;
    std::vector<int> total_row;  ///< of each node: that of the total current, 0 where there is none
    std::vector<IonRow> ions;
    double current = 0;  ///< through the first edge, from anode to cathode [1/(m^2 s)]
    Eigen::Matrix<double, 1, N> current_of_first = Eigen::Matrix<double, 1, N>::Zero();
    Eigen::Matrix<double, 1, N> current_of_second = Eigen::Matrix<double, 1, N>::Zero();
};

/// Behind a crossed interface the columns of electrons and holes change places for the linear
/// solver, whose row sums (BlockRow::excess, already made for it) follow what is tied together:
/// exchanges the columns before it.
template <int N>
void exchange_columns(const Model& model, System<N>& system);

/// Exchanges the solution's rows back. Its steps across crossed interfaces become those of each
/// carrier; `cross` gets the steps that the solver found there: its rows 1 and 2 are the changes of
/// phi right less phi left of the pairs that count as alike.
template <int N>
void exchange_rows(const Model& model, typename System<N>::Solution& solution,
                   std::vector<typename System<N>::Solution::Columns>& cross);

/// Fills `system` with the equations and their analytic Jacobian at a state.
template <int N>
void assemble(const Model& model, const State& state, const Setting& setting, System<N>& system);

}  // namespace anchorite::device
