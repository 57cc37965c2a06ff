#include "anchorite/device/impedance.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "anchorite/base/error.hpp"
#include "anchorite/device/sweep.hpp"
#include "carriers.hpp"
#include "interface_rates.hpp"
#include "rates.hpp"

namespace anchorite::device {

namespace {

using Complex = std::complex<double>;

/// The equations at a steady state as a function of the rate i omega.
template <int N>
class SmallSignal {
public:
    SmallSignal(const Model& model, const State& state, const std::vector<double>& frozen)
        : model_(model), state_(state) {
        const Setting setting{nullptr, N == 3 ? &frozen : nullptr};
        assemble<N>(model, state, setting, steady_);
        evaluate_carriers(model, state, N - 1, carriers_);
    }

    /// Admittance at a rate [S/m^2].
    Complex admittance(Complex rate) {
        rate_ = rate;
        prepare();
        for (std::size_t i = 0; i < model_.nodes(); ++i) {
            for (int s = 0; s < N - 1; ++s) add_storage(i, s);
            for (const auto& trap : model_.layer_of(i).traps) add_trap(i, trap);
        }
        for (std::size_t e = 0; e < model_.edges.size(); ++e) {
            if (model_.edges[e].interface >= 0) add_interface(e);
        }
        if (!numerics::solve_block_tridiagonal(rows_, right_, solution_, work_)) {
            throw RunError("the small-signal equations are singular at this bias");
        }
        const Complex displacement = -rate * model_.edges[0].permittivity *
                                     solution_.step[0](0, 0) *
                                     static_cast<double>(model_.anode_sign);
        Complex sum = displacement;
        for (int k = 0; k < N; ++k) {
            sum += steady_.current_of_first(k) * solution_.x[0](k, 0) +
                   steady_.current_of_second(k) * solution_.x[1](k, 0);
        }
        return model_.charge * sum / model_.thermal_voltage;
    }

private:
    using Row = Eigen::Matrix<Complex, 1, N>;

    void prepare() {
        rows_.resize(model_.nodes());
        right_.resize(model_.nodes());
        for (std::size_t i = 0; i < model_.nodes(); ++i) {
            rows_[i].lower = steady_.rows[i].lower.template cast<Complex>();
            rows_[i].excess = steady_.rows[i].excess.template cast<Complex>();
            rows_[i].upper = steady_.rows[i].upper.template cast<Complex>();
            right_[i] = steady_.right[i].col(1).template cast<Complex>();
        }
    }

    /// Whether a row of a contact's node is fixed by the metal.
    [[nodiscard]] bool held(std::size_t i, int row) const {
        if (i != 0 && i + 1 != model_.nodes()) return false;
        if (row == 0) return true;
        const auto& contact = model_.contacts[i == 0 ? 0 : 1];
        return row <= 1 + hole && std::isinf(contact.velocity[row - 1]);
    }

    /// Adds to the equation of a species (or Poisson's, row 0) what it gains by the changes of one
    /// node, and keeps the row of the total current their difference.
    template <typename Target>
    void add(std::size_t i, int row, Target&& add_to) {
        if (held(i, row)) return;
        add_to(row, 1.0);
        const int total = steady_.total_row[i];
        if (row >= 1 && row <= 1 + hole && total > 0 && row != total) add_to(total, -1.0);
    }

    void add_storage(std::size_t i, int s) {
        const auto& end = carriers_[i][s];
        if (!(end.density > 0)) return;
        const Complex slope = model_.volume[i] * rate_ * end.density * end.occupation.slope *
                              static_cast<double>(charge_number[s]);
        add(i, 1 + s, [&](int row, double sign) {
            rows_[i].excess(row, 0) += sign * slope;
            rows_[i].excess(row, 1 + s) -= sign * slope;
        });
    }

    /// df(i omega) = df(0) sum / (sum + i omega): what a level's filling lacks of its steady
    /// change.
    [[nodiscard]] Complex lack(double sum) const { return -rate_ / (sum + rate_); }

    void add_trap(std::size_t i, const ScaledTrap& trap) {
        const auto response = trap_response(trap, carriers_[i][electron], carriers_[i][hole]);
        const Complex k = model_.volume[i] * trap.density * lack(response.sum);
        const auto gain = [&](int row, Complex factor) {
            add(i, row, [&](int target, double sign) {
                const Complex f = sign * factor * k;
                auto& excess = rows_[i].excess;
                excess(target, 0) += f * (response.filling.of_electron - response.filling.of_hole);
                excess(target, 1 + electron) -= f * response.filling.of_electron;
                excess(target, 1 + hole) += f * response.filling.of_hole;
            });
        };
        if (trap.charged != 0) gain(0, -1);
        gain(1 + electron, response.electron_exchange);
        gain(1 + hole, -response.hole_exchange);
    }

    void add_interface(std::size_t e) {
        const auto& interface = model_.interfaces[model_.edges[e].interface];
        for (std::size_t l = 0; l < interface.left.size(); ++l) {
            const auto response = interface_response(interface.left[l], interface.right[l],
                                                     carriers_[e], carriers_[e + 1], false);
            const Complex k = interface.left[l].density * lack(response.sum);
            for (int side = 0; side < 2; ++side) {
                const auto gain = [&](int row, Complex factor) {
                    add(e + static_cast<std::size_t>(side), row, [&](int target, double sign) {
                        add_two_sided(e, side, target, sign * factor * k, response.filling);
                    });
                };
                if (interface.left[l].charged != 0) gain(0, -0.5);
                gain(1 + electron, response.electron_exchange[side]);
                gain(1 + hole, -response.hole_exchange[side]);
            }
        }
    }

    void add_two_sided(std::size_t e, int side, int row, Complex factor, const TwoSided& filling) {
        auto& block = rows_[e + static_cast<std::size_t>(side)];
        for (int c = 0; c < 3; ++c) {
            const Complex both = factor * filling.slope[c];
            const Complex right = factor * filling.slope[3 + c];
            block.excess(row, c) += both;
            if (side == 0) {
                block.upper(row, c) += right;
            } else {
                block.lower(row, c) += both - right;
            }
        }
    }

    const Model& model_;
    const State& state_;
    System<N> steady_;
    std::vector<NodeCarriers> carriers_;
    Complex rate_;
    std::vector<numerics::BlockRow<Complex, N>> rows_;
    std::vector<typename numerics::BlockSolution<Complex, N>::Columns> right_;
    numerics::BlockSolution<Complex, N> solution_;
    numerics::BlockWorkspace<Complex, N> work_;
};

template <int N>
std::vector<ImpedancePoint> respond(const Model& model, const State& state,
                                    const std::vector<double>& frozen,
                                    const std::vector<double>& frequencies) {
    constexpr double two_pi = 6.283185307179586;
    SmallSignal<N> signal(model, state, frozen);
    std::vector<ImpedancePoint> points;
    for (const double frequency : frequencies) {
        ImpedancePoint point;
        point.frequency = frequency;
        point.admittance = signal.admittance({0, two_pi * frequency});
        point.capacitance = point.admittance.imag() / (two_pi * frequency);
        point.impedance = model.circuit.series + 1.0 / (point.admittance + 1 / model.circuit.shunt);
        points.push_back(point);
    }
    return points;
}

/// The layers at a bias.
std::pair<Model, State> steady_state(const Device& device, double bias,
                                     const ImpedanceOptions& options) {
    SweepOptions sweeping;
    sweeping.grid = options.grid;
    sweeping.adapt = options.adapt;
    sweeping.adaption = options.adaption;
    sweeping.continuation = options.continuation;
    sweeping.keep_states = true;
    Device layers = device;
    layers.circuit = {};
    auto solved = sweep(layers, {bias}, sweeping);
    if (solved.points[0].termination != Termination::converged) {
        throw RunError(fmt::format("the steady state at {:g} V did not converge", bias));
    }
    solved.models[0].circuit = device.circuit;
    return {std::move(solved.models[0]), std::move(solved.states[0])};
}

}  // namespace

std::vector<ImpedancePoint> impedance(const Device& device, double bias,
                                      const std::vector<double>& frequencies,
                                      const ImpedanceOptions& options) {
    for (const double frequency : frequencies) {
        if (frequency > 0 && std::isfinite(frequency)) continue;
        throw InputError(fmt::format("frequency {:g} Hz: give positive ones", frequency));
    }
    auto [model, state] = steady_state(device, bias, options);
    for (auto& interface : model.interfaces) interface.crossed = false;
    set_exchanged(model);
    if (!model.ions.empty() && options.ions_move) {
        return respond<5>(model, state, {}, frequencies);
    }
    return respond<3>(model, state, ion_charge(model, state), frequencies);
}

}  // namespace anchorite::device
