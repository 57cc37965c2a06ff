#include "anchorite/measurement/kinetics/transient_scheme.hpp"

#include <Eigen/Eigenvalues>
#include <Eigen/LU>
#include <cmath>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

double share_of(const TransientTransfer& transfer, std::span<const double> fractions) {
    if (!transfer.fraction) return 1;
    const double fraction = fractions[*transfer.fraction];
    return transfer.rest ? 1 - fraction : fraction;
}

void add_transfer(const TransientTransfer& transfer, double rate, MatrixXd& matrix) {
    const auto from = static_cast<Index>(transfer.from);
    matrix(from, from) -= rate;
    if (transfer.to) matrix(static_cast<Index>(*transfer.to), from) += rate;
}

/// K, with each transfer's rate as `rate_of` gives it.
template <typename RateOf>
MatrixXd assemble(const TransientModel& model, const RateOf& rate_of) {
    const auto n = static_cast<Index>(model.states.size());
    MatrixXd matrix = MatrixXd::Zero(n, n);
    for (const TransientTransfer& transfer : model.transfers) {
        add_transfer(transfer, rate_of(transfer), matrix);
    }
    return matrix;
}

/// dK by each free parameter, in their order.
std::vector<MatrixXd> matrix_slopes(const TransientModel& model, std::span<const double> rates,
                                    std::span<const double> fractions) {
    std::vector<MatrixXd> out;
    for (std::size_t r = 0; r < model.rates.size(); ++r) {
        if (model.rates[r].fixed) continue;
        out.push_back(assemble(model, [&](const TransientTransfer& t) {
            return t.rate == r ? rates[r] * share_of(t, fractions) : 0;
        }));
    }
    for (std::size_t f = 0; f < model.fractions.size(); ++f) {
        if (model.fractions[f].fixed) continue;
        const double slope = fractions[f] * (1 - fractions[f]);
        out.push_back(assemble(model, [&](const TransientTransfer& t) {
            if (t.fraction != f) return 0.0;
            return rates[t.rate] * (t.rest ? -slope : slope);
        }));
    }
    return out;
}

/// Eigenvectors with the weights of the start in them.
struct Modes {
    VectorXd values;
    MatrixXd vectors;
    MatrixXd inverse;
    VectorXd weights;
};

/// Change of the modes with the matrix; false where two of them coincide and mix.
bool add_slopes(const Modes& modes, const MatrixXd& change, SchemeSolution& out) {
    const Index n = modes.values.size();
    const MatrixXd mixed = modes.inverse * change * modes.vectors;
    const double scale = modes.values.cwiseAbs().maxCoeff() + mixed.cwiseAbs().maxCoeff();
    MatrixXd turn = MatrixXd::Zero(n, n);
    for (Index i = 0; i < n; ++i) {
        for (Index j = 0; j < n; ++j) {
            if (i == j || std::abs(mixed(i, j)) <= 1e-13 * scale) continue;
            const double gap = modes.values(j) - modes.values(i);
            if (gap == 0) return false;
            turn(i, j) = mixed(i, j) / gap;
        }
    }
    const MatrixXd vectors = modes.vectors * turn;
    const VectorXd weights = -turn * modes.weights;
    out.rate_slopes.emplace_back(-mixed.diagonal());
    out.mixing_slopes.emplace_back(modes.weights.asDiagonal() * vectors.transpose());
    out.mixing_slopes.back() += weights.asDiagonal() * modes.vectors.transpose();
    return true;
}

VectorXd start_of(const TransientModel& model) {
    VectorXd start(static_cast<Index>(model.states.size()));
    for (Index i = 0; i < start.size(); ++i) {
        start(i) = model.states[static_cast<std::size_t>(i)].population;
    }
    return start;
}

/// The modes of K; false where there are not enough of them, or complex ones.
bool find_modes(const MatrixXd& matrix, const VectorXd& start, Modes& modes) {
    if (!matrix.allFinite()) return false;
    const Eigen::EigenSolver<MatrixXd> solver(matrix);
    if (solver.info() != Eigen::Success) return false;
    const double scale = matrix.cwiseAbs().maxCoeff();
    if (solver.eigenvalues().imag().cwiseAbs().maxCoeff() > 1e-9 * scale) return false;
    modes.values = solver.eigenvalues().real();
    modes.vectors = solver.eigenvectors().real();
    const Eigen::FullPivLU<MatrixXd> factors(modes.vectors);
    if (!factors.isInvertible()) return false;
    modes.inverse = factors.inverse();
    modes.weights = modes.inverse * start;
    return true;
}

}  // namespace

SchemeSolution solve_scheme(const TransientModel& model, std::span<const double> rates,
                            std::span<const double> fractions) {
    const MatrixXd matrix = assemble(
        model, [&](const TransientTransfer& t) { return rates[t.rate] * share_of(t, fractions); });
    SchemeSolution out;
    Modes modes;
    out.solvable = find_modes(matrix, start_of(model), modes);
    if (!out.solvable) return out;
    // A mode that stays has rate 0, whatever sign rounding gave it.
    out.rates = (-modes.values).cwiseMax(0);
    out.mixing = modes.weights.asDiagonal() * modes.vectors.transpose();
    for (const MatrixXd& change : matrix_slopes(model, rates, fractions)) {
        out.solvable = out.solvable && add_slopes(modes, change, out);
    }
    return out;
}

MatrixXd populations(const TransientModel& model, std::span<const double> rates,
                     std::span<const double> fractions, std::span<const double> delays_ps) {
    const SchemeSolution solution = solve_scheme(model, rates, fractions);
    if (!solution.solvable) {
        throw InputError(
            "the scheme has no solution in exponentials: two of its states have the "
            "same rate, or it oscillates; give different rates");
    }
    MatrixXd decays(static_cast<Index>(delays_ps.size()), solution.rates.size());
    for (Index i = 0; i < decays.rows(); ++i) {
        const double t = delays_ps[static_cast<std::size_t>(i)];
        for (Index j = 0; j < decays.cols(); ++j) {
            decays(i, j) = t < 0 ? 0 : std::exp(-solution.rates(j) * t);
        }
    }
    return decays * solution.mixing;
}

}  // namespace anchorite::measurement
