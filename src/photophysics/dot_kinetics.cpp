#include "anchorite/photophysics/dot_kinetics.hpp"

#include <Eigen/LU>
#include <cmath>
#include <unsupported/Eigen/MatrixFunctions>

#include "anchorite/base/error.hpp"
#include "dot_states.hpp"

namespace anchorite::photophysics {

namespace {

Fates scaled(const Fates& fates, double factor) {
    return {fates.radiative * factor, fates.nonradiative * factor, fates.trapping * factor,
            fates.auger * factor};
}

void add(Fates& sum, const Fates& more) {
    sum.radiative += more.radiative;
    sum.nonradiative += more.nonradiative;
    sum.trapping += more.trapping;
    sum.auger += more.auger;
}

/// Distribution P with matrix · P = 0 and Σ P = 1.
Eigen::VectorXd stationary(Eigen::MatrixXd matrix) {
    matrix.row(0).setOnes();
    return matrix.partialPivLu().solve(Eigen::VectorXd::Unit(matrix.rows(), 0));
}

/// The fast way of going on in time: Talbot's contour.
struct Contour {
    const DotStates* states;
    [[nodiscard]] Eigen::VectorXd operator()(const Eigen::VectorXd& start, double time) const {
        return states->propagate(start, time);
    }
};

/// The slow way: a dense matrix exponential.
struct Dense {
    const DotStates* states;
    [[nodiscard]] Eigen::VectorXd operator()(const Eigen::VectorXd& start, double time) const {
        const Eigen::MatrixXd step = (states->generator() * time).exp();
        return step * start;
    }
};

/// Right after a pulse of the train, in its periodic state.
template <class Propagate>
Eigen::VectorXd after_pulse(const DotStates& states, const Propagate& propagate,
                            const PulseTrain& train, const std::vector<double>& added) {
    if (train.period == 0) return states.excite(states.empty(), added);
    Eigen::MatrixXd round(states.size(), states.size());
    for (int i = 0; i < states.size(); ++i) {
        const Eigen::VectorXd unit = Eigen::VectorXd::Unit(states.size(), i);
        round.col(i) = propagate(states.excite(unit, added), train.period);
    }
    round.diagonal().array() -= 1;
    return states.excite(stationary(round), added);
}

void check(const PulseTrain& train, std::span<const double> times) {
    if (!(train.mean_excitons > 0)) {
        throw InputError("a pulse must make a positive mean number of excitons per dot");
    }
    if (!(train.period >= 0)) {
        throw InputError("the period of a pulse train must not be negative (0: a single pulse)");
    }
    for (const double time : times) {
        if (!(time >= 0) || (train.period > 0 && time > train.period)) {
            throw InputError("a time must lie between a pulse and the next");
        }
    }
}

/// Weights of the numbers of traps; without trapping they make no difference.
std::vector<double> trap_weights(const DotModel& model, const DotOptions& options) {
    if (model.trapping == 0) return {1.0};
    return poisson(model.mean_traps, options.neglected, options.max_traps);
}

/// Highest exciton number followed: without Auger recombination and traps a train leaves a Poisson
/// distribution, and both only lower it.
int highest(const DotModel& model, const PulseTrain& train, const DotOptions& options) {
    const double rate = model.radiative + model.nonradiative;
    const double left = train.period > 0 ? std::exp(-rate * train.period) : 0;
    const auto p =
        poisson(train.mean_excitons / (1 - left), options.neglected, options.max_excitons);
    return static_cast<int>(p.size()) - 1;
}

template <class Propagate>
PulseResponse respond_with(const DotModel& model, const PulseTrain& train,
                           std::span<const double> times, const DotOptions& options) {
    model.validate();
    options.validate();
    check(train, times);
    const std::vector<double> traps = trap_weights(model, options);
    const auto added = poisson(train.mean_excitons, options.neglected, options.max_excitons);
    const int most = highest(model, train, options);
    PulseResponse out;
    out.times.assign(times.begin(), times.end());
    for (auto* list : {&out.emission, &out.bleach, &out.excitons, &out.filled_traps}) {
        list->assign(times.size(), 0);
    }
    for (std::size_t count = 0; count < traps.size(); ++count) {
        const DotStates states(model, most, static_cast<int>(count));
        const Propagate propagate{&states};
        const Eigen::VectorXd start = after_pulse(states, propagate, train, added);
        Eigen::VectorXd stay = states.occupation_time(start);
        if (train.period > 0) stay -= states.occupation_time(propagate(start, train.period));
        add(out.fates, scaled(states.flows(stay), traps[count] / train.mean_excitons));
        for (std::size_t i = 0; i < times.size(); ++i) {
            const Eigen::VectorXd state = propagate(start, times[i]);
            out.excitons[i] += traps[count] * states.excitons(state);
            out.filled_traps[i] += traps[count] * states.filled(state);
            out.bleach[i] += traps[count] * states.bleach(state);
            out.emission[i] += traps[count] * states.flows(state).radiative;
        }
    }
    return out;
}

}  // namespace

PulseResponse respond(const DotModel& model, const PulseTrain& train, std::span<const double> times,
                      const DotOptions& options) {
    return respond_with<Contour>(model, train, times, options);
}

PulseResponse respond_by_definition(const DotModel& model, const PulseTrain& train,
                                    std::span<const double> times, const DotOptions& options) {
    return respond_with<Dense>(model, train, times, options);
}

std::vector<double> yield_against_excitation(const DotModel& model, std::span<const double> means,
                                             double period, const DotOptions& options) {
    std::vector<double> out;
    for (const double mean : means) {
        out.push_back(respond(model, {mean, period}, {}, options).fates.radiative);
    }
    return out;
}

Fates constant_light(const DotModel& model, double generation, const DotOptions& options) {
    model.validate();
    options.validate();
    if (!(generation > 0)) throw InputError("the generation of excitons must be positive");
    const double unhindered = generation / (model.radiative + model.nonradiative);
    const auto most = poisson(unhindered, options.neglected, options.max_excitons).size() - 1;
    const std::vector<double> traps = trap_weights(model, options);
    Fates out;
    for (std::size_t count = 0; count < traps.size(); ++count) {
        const DotStates states(model, static_cast<int>(std::max<std::size_t>(most, 1)),
                               static_cast<int>(count));
        const Eigen::VectorXd state = stationary(states.generator(generation));
        add(out, scaled(states.flows(state), traps[count] / generation));
    }
    return out;
}

double infelta_tachiya(const DotModel& model, double time) {
    const double direct = (model.radiative + model.nonradiative) * time;
    return std::exp(-direct + model.mean_traps * std::expm1(-model.trapping * time));
}

}  // namespace anchorite::photophysics
