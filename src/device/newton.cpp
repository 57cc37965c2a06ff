#include "anchorite/device/newton.hpp"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/device/balance.hpp"
#include "carriers.hpp"
#include "changes.hpp"

namespace anchorite::device {

namespace {

/// ln(1 + |d|) with d's sign.
double damped(double d) {
    return std::copysign(std::log1p(std::abs(d)), d);
}

/// damped(b) - damped(a) from b - a, free of cancellation where both have one sign.
double damped_difference(double a, double b, double difference) {
    if (a * b > 0) {
        const double sign = std::copysign(1.0, a);
        return sign * std::log1p(sign * difference / (1 + std::abs(a)));
    }
    return damped(b) - damped(a);
}

constexpr int follow_pieces = 12;     ///< steps; then a piecewise function keeps its pieces
constexpr int patience = 5;           ///< steps that may leave the books as open as they are
constexpr double least_share = 1e-9;  ///< of a density that one step may leave

/// Change of ln(density) for the relative change w of the density that Newton's step asks for. The
/// continuity equations are linear in the densities, so this lands on their solution; a step to a
/// negative density is replaced by a long one downwards.
double density_step(double w) {
    if (w > least_share - 1) return std::log1p(w);
    return -std::max(4.0, std::log1p(-w));
}

double density_difference(double a, double b, double difference) {
    if (a > least_share - 1 && b > least_share - 1) return std::log1p(difference / (1 + a));
    return density_step(b) - density_step(a);
}

/// The small dense system of the bias and the ion levels that remains once the nodes are
/// eliminated.
struct Border {
    Eigen::MatrixXd matrix;
    Eigen::VectorXd right;
};

template <int N>
Border make_border(const Model& model, const State& state, const Source& source,
                   const System<N>& system, const typename System<N>::Solution& solution) {
    const auto columns = system.right.front().cols();
    Border border{Eigen::MatrixXd::Zero(columns - 1, columns - 1), Eigen::VectorXd(columns - 1)};
    const double vt = model.thermal_voltage;
    const Eigen::RowVectorXd current =
        system.current_of_first * solution.x[0] + system.current_of_second * solution.x[1];
    switch (source.drive) {
        case Drive::bias:
            border.matrix(0, 0) = 1;
            border.right[0] = source.value / vt - state.bias;
            break;
        case Drive::circuit: {
            const double rs = model.circuit.series;
            const double share = 1 + rs / model.circuit.shunt;
            const double drop = rs * model.charge;
            border.right[0] =
                source.value - state.bias * vt * share - drop * (system.current + current[0]);
            border.matrix.row(0) = drop * current.tail(columns - 1);
            border.matrix(0, 0) += share * vt;
            break;
        }
        case Drive::current:
            border.right[0] = source.value / model.charge - system.current - current[0];
            border.matrix.row(0) = current.tail(columns - 1);
            break;
    }
    for (Eigen::Index k = 0; k + 1 < columns - 1; ++k) {
        const auto& row = system.ions[static_cast<std::size_t>(k)];
        const auto first = model.ions[static_cast<std::size_t>(k)].first_node;
        Eigen::RowVectorXd sum = Eigen::RowVectorXd::Zero(columns);
        for (std::size_t i = 0; i < row.of_u.size(); ++i) {
            sum += row.of_u[i] * solution.x[first + i].row(0);
        }
        border.matrix.row(k + 1) = sum.tail(columns - 1);
        border.matrix(k + 1, k + 1) += row.of_level;
        border.right[k + 1] = -row.residual - sum[0];
    }
    return border;
}

/// Changes with the bias when the ions keep their number.
template <int N>
void set_tangent(const Model& model, const Border& border, NewtonWorkspace<N>& work) {
    const Eigen::Index ions = border.right.size() - 1;
    Eigen::VectorXd weights = Eigen::VectorXd::Zero(ions + 2);
    weights[1] = 1;
    if (ions > 0) {
        weights.tail(ions) = solve_scaled(border.matrix.bottomRightCorner(ions, ions),
                                          -border.matrix.col(0).tail(ions));
    }
    Changes<N> changes;
    changes.combine(model, work, weights);
    auto& tangent = work.tangent;
    tangent.value = std::move(changes.value);
    tangent.step = std::move(changes.step);
    tangent.cross = std::move(changes.cross);
    tangent.ion_level.assign(weights.data() + 2, weights.data() + weights.size());
}

/// Moves phi of a species at a node by the change of its density, and the steps to the next node.
void move_phi(State& state, std::size_t i, int species, double change, double next, double step) {
    const int z = charge_number[species];
    state.value[i][1 + species] += z * density_step(z * change);
    if (i < state.step.size()) {
        state.step[i][1 + species] += z * density_difference(z * change, z * next, z * step);
    }
}

/// Change of phi of holes less that of electrons, from the changes asked for and their difference.
double pair_step(double difference, double holes, double electrons) {
    return difference + (density_step(holes) - holes) + (density_step(-electrons) + electrons);
}

/// Electrostatic potentials move by the damped change, densities at a given potential by
/// density_step.
template <int N>
void apply(const Model& model, const Changes<N>& changes, State& state) {
    const auto& value = changes.value;
    for (std::size_t i = 0; i < state.value.size(); ++i) {
        const bool last = i == state.step.size();
        const NodeValues next = last ? value[i] : value[i + 1];
        const NodeValues step = last ? NodeValues{} : changes.step[i];
        state.value[i][0] += damped(value[i][0]);
        if (!last) state.step[i][0] += damped_difference(value[i][0], next[0], step[0]);
        for (int s = 0; s < N - 1; ++s) {
            move_phi(state, i, s, value[i][1 + s], next[1 + s], step[1 + s]);
        }
        state.split[i] += density_step(value[i][1 + hole]) + density_step(-value[i][1 + electron]);
        const int k = last ? -1 : model.edges[i].interface;
        if (k < 0) continue;
        const auto& cross = changes.cross[k];
        state.cross[k][0] += pair_step(cross[0], next[1 + hole], value[i][1 + electron]);
        state.cross[k][1] += pair_step(cross[1], value[i][1 + hole], next[1 + electron]);
    }
}

/// Particle current through an edge, in charges [1/(m^2 s)].
double current_at(const Model& model, const State& state, std::size_t e) {
    double sum = 0;
    for (const int s : {electron, hole}) {
        sum += charge_number[s] * species_flux_at(model, state, e, s);
    }
    return sum;
}

/// How far the books of a steady state are from closed, relative to the larger of the currents at
/// the contacts: the currents differ, or electrons are lost to more or less than recombination.
/// The states of interest close them, so it shows when the currents have all their digits.
double open_books(const Model& model, const State& state) {
    const auto books = balance(model, state);
    const double last = current_at(model, state, model.edges.size() - 1);
    const double first = current_at(model, state, 0);
    const double larger = std::max(std::abs(first), std::abs(last));
    if (!(larger > 0)) return 0;
    return std::max(std::abs(first - last) / larger, std::abs(books.error()));
}

/// The state whose books were closest among the last steps, which may bounce at round-off.
class Polish {
public:
    explicit Polish(double wanted) : wanted_(wanted) {}

    /// Whether the iteration may stop; `state` is then the best there was.
    bool done(const Model& model, State& state) {
        const double open = open_books(model, state);
        if (open < wanted_) return true;
        begun_ = true;
        ++idle_;
        if (open < least_) {
            if (open < 0.5 * least_) idle_ = 0;
            least_ = open;
            best_ = state;
        }
        return idle_ >= patience && take_best(state);
    }

    /// False where no step was small enough to be a solution.
    bool take_best(State& state) {
        if (!begun_) return false;
        if (std::isfinite(least_)) state = best_;
        return true;
    }

private:
    double wanted_;
    double least_ = INFINITY;
    State best_;
    int idle_ = 0;
    bool begun_ = false;
};

/// One Newton step; the largest change of a potential, not finite when there is none.
template <int N>
double newton_step(const Model& model, State& state, const Setting& setting, const Source& source,
                   NewtonWorkspace<N>& work) {
    assemble(model, state, setting, work.system);
    exchange_columns(model, work.system);
    if (!numerics::solve_block_tridiagonal(work.system.rows, work.system.right, work.solution,
                                           work.elimination)) {
        return NAN;
    }
    exchange_rows<N>(model, work.solution, work.cross);
    const auto border = make_border(model, state, source, work.system, work.solution);
    const Eigen::VectorXd globals = solve_scaled(border.matrix, border.right);
    Eigen::VectorXd weights(globals.size() + 1);
    weights << 1, globals;
    Changes<N> changes;
    changes.combine(model, work, weights);
    double largest = std::abs(globals[0]);
    for (const auto& node : changes.value) {
        for (int k = 0; k < N; ++k) {
            if (!std::isfinite(node[k])) return NAN;
            largest = std::max(largest, std::abs(node[k]));
        }
    }
    set_tangent<N>(model, border, work);
    apply(model, changes, state);
    mend_differences(model, N, state);
    state.bias += damped(globals[0]);
    if (!work.system.ions.empty()) fill_ion_regions(model, state);
    return largest;
}

}  // namespace

void NewtonOptions::validate() const {
    if (max_iterations < 1)
        throw InputError("the iteration of Newton's method needs at least one step");
    if (!(tolerance > 0) || !(acceptable >= tolerance)) {
        throw InputError(
            "tolerances of Newton's method must be positive, the acceptable one the larger");
    }
}

template <int N>
NewtonSummary solve_newton(const Model& model, State& state, const Setting& setting,
                           const Source& source, const NewtonOptions& options,
                           NewtonWorkspace<N>& work) {
    NewtonSummary summary;
    summary.termination = Termination::ran_out;
    double previous = 1e300;
    Polish polish(options.current_tolerance);
    while (summary.iterations < options.max_iterations) {
        // where a potential lies on the jump between two pieces, following them has no end
        if (summary.iterations < follow_pieces) choose_pieces(model, state);
        const double change = newton_step<N>(model, state, setting, source, work);
        ++summary.iterations;
        summary.last_change = change;
        if (!std::isfinite(change)) {
            summary.termination = Termination::failed;
            return summary;
        }
        const bool stalled = change < options.acceptable && change > 0.1 * previous;
        const bool small = change < options.tolerance || stalled;
        if (small && (setting.time != nullptr || polish.done(model, state))) {
            summary.termination = Termination::converged;
            return summary;
        }
        previous = change;
    }
    if (polish.take_best(state)) summary.termination = Termination::converged;
    return summary;
}

void move_along(State& state, const Tangent& tangent, double by) {
    for (std::size_t i = 0; i < state.value.size(); ++i) {
        for (std::size_t k = 0; k < state.value[i].size(); ++k) {
            state.value[i][k] += by * tangent.value[i][k];
            if (i < state.step.size()) state.step[i][k] += by * tangent.step[i][k];
        }
        state.split[i] += by * (tangent.value[i][1 + hole] - tangent.value[i][1 + electron]);
    }
    for (std::size_t k = 0; k < state.cross.size(); ++k) {
        for (const int pair : {0, 1}) state.cross[k][pair] += by * tangent.cross[k][pair];
    }
    for (std::size_t k = 0; k < state.ion_level.size(); ++k) {
        state.ion_level[k] += by * tangent.ion_level[k];
    }
}

void advance(State& state, const Tangent& tangent, double bias) {
    move_along(state, tangent, bias - state.bias);
    state.bias = bias;
}

template NewtonSummary solve_newton<3>(const Model&, State&, const Setting&, const Source&,
                                       const NewtonOptions&, NewtonWorkspace<3>&);
template NewtonSummary solve_newton<5>(const Model&, State&, const Setting&, const Source&,
                                       const NewtonOptions&, NewtonWorkspace<5>&);

}  // namespace anchorite::device
