#include "anchorite/measurement/kinetics/transient_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

namespace {

void check_parameters(const TransientModel& model) {
    for (const TransientRate& rate : model.rates) {
        if (!(rate.per_ps > 0 && std::isfinite(rate.per_ps))) {
            throw InputError("rate \"" + rate.name + "\" must be positive");
        }
    }
    for (const TransientFraction& fraction : model.fractions) {
        const bool inside = fraction.value > 0 && fraction.value < 1;
        const bool end = fraction.fixed && (fraction.value == 0 || fraction.value == 1);
        if (!inside && !end) {
            throw InputError("fraction \"" + fraction.name + "\" must lie between 0 and 1");
        }
    }
}

void check_transfers(const TransientModel& model) {
    for (const TransientTransfer& transfer : model.transfers) {
        const bool known = transfer.from < model.states.size() &&
                           transfer.to.value_or(0) < model.states.size() &&
                           transfer.rate < model.rates.size() &&
                           (!transfer.fraction || *transfer.fraction < model.fractions.size());
        if (!known) throw InputError("a transfer names a state, rate or fraction that is missing");
        if (transfer.to == transfer.from) {
            throw InputError("state \"" + model.states[transfer.from].name +
                             "\" turns into itself: leave out where it goes, then it decays");
        }
    }
}

void check_spectra(const TransientModel& model) {
    const std::size_t count = model.states.size();
    for (const SpectrumRelation& relation : model.relations) {
        if (relation.state >= count || relation.source >= count) {
            throw InputError("a relation of spectra names a state that is missing");
        }
        if (relation.state == relation.source) {
            throw InputError("the spectrum of \"" + model.states[relation.state].name +
                             "\" is related to itself");
        }
    }
    for (const SpectrumZero& zero : model.zeros) {
        if (zero.state >= count) throw InputError("a spectrum left out is of a missing state");
    }
    for (const SpectrumWeight& weight : model.weights) {
        if (!(weight.value > 0 && std::isfinite(weight.value))) {
            throw InputError("a weight must be positive: leave wavelengths out instead");
        }
    }
}

void add_state(TransientModel& model, const std::string& name, double population) {
    model.states.push_back({name, population});
}

void add_decays(TransientModel& model, const std::vector<double>& lifetimes_ps) {
    for (std::size_t i = 0; i < lifetimes_ps.size(); ++i) {
        if (!(lifetimes_ps[i] > 0)) throw InputError("a lifetime must be positive");
        model.rates.push_back({fmt::format("k{}", i + 1), 1 / lifetimes_ps[i], false});
        model.transfers.push_back({i, std::nullopt, i, std::nullopt, false});
    }
}

}  // namespace

void TransientModel::validate() const {
    if (states.empty()) throw InputError("a model needs at least one state");
    const bool populated = std::ranges::any_of(
        states, [](const TransientState& state) { return state.population != 0; });
    if (!populated) throw InputError("no state is populated by the pump: give one a population");
    check_parameters(*this);
    check_transfers(*this);
    check_spectra(*this);
}

TransientModel parallel_model(const std::vector<double>& lifetimes_ps, bool constant) {
    TransientModel model;
    model.kind = TransientModelKind::parallel;
    for (std::size_t i = 0; i < lifetimes_ps.size(); ++i) {
        add_state(model, fmt::format("component {}", i + 1), 1);
    }
    add_decays(model, lifetimes_ps);
    if (constant) add_state(model, "constant", 1);
    model.validate();
    return model;
}

TransientModel sequential_model(const std::vector<double>& lifetimes_ps, bool constant) {
    TransientModel model;
    model.kind = TransientModelKind::sequential;
    const std::size_t count = lifetimes_ps.size() + (constant ? 1 : 0);
    for (std::size_t i = 0; i < count; ++i) {
        add_state(model, fmt::format("state {}", i + 1), i == 0 ? 1 : 0);
    }
    add_decays(model, lifetimes_ps);
    for (TransientTransfer& transfer : model.transfers) {
        if (transfer.from + 1 < count) transfer.to = transfer.from + 1;
    }
    model.validate();
    return model;
}

}  // namespace anchorite::measurement
