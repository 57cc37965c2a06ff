#pragma once

#include <Eigen/Core>
#include <span>
#include <vector>

#include "anchorite/measurement/kinetics/transient_model.hpp"

namespace anchorite::measurement {

/// Populations of a scheme as sums of exponentials:
/// c_i(t) = Σ_j exp(−rates[j] t) mixing(j, i).
struct SchemeSolution {
    Eigen::VectorXd rates;                       ///< [1/ps]; one per state
    Eigen::MatrixXd mixing;                      ///< exponentials x states
    std::vector<Eigen::VectorXd> rate_slopes;    ///< by each free parameter
    std::vector<Eigen::MatrixXd> mixing_slopes;  ///< by each free parameter
    bool solvable = true;  ///< false: two states turn into each other at one rate, or oscillate
};

/// Solves dc/dt = K c by eigenvectors, with derivatives to first order of perturbation. Free
/// parameters are ln(rate) of the rates that are not fixed, then ln(f/(1 − f)) of the fractions.
/// @param rates      [1/ps], one per rate of the model
/// @param fractions  one per fraction of the model
SchemeSolution solve_scheme(const TransientModel& model, std::span<const double> rates,
                            std::span<const double> fractions);

/// Populations at delays after the pump [ps], delays x states; 0 before it.
/// @throws InputError  the scheme is not solvable
Eigen::MatrixXd populations(const TransientModel& model, std::span<const double> rates,
                            std::span<const double> fractions, std::span<const double> delays_ps);

}  // namespace anchorite::measurement
