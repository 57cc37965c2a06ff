#include "anchorite/electronic/believable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "anchorite/base/error.hpp"
#include "state_order.hpp"

namespace anchorite::electronic {
namespace {

constexpr double least_cohesion = -0.5;  // [eV per atom]
constexpr double most_cohesion = 12;
constexpr double electrons_off = 1e-3;  // occupations are printed with six decimals

[[noreturn]] void doubt(const std::string& name, const std::string& why) {
    throw RunError(fmt::format("{}: not believable, {}", name, why));
}

void check_energy(const EngineResult& result, const Expectation& expected,
                  const std::string& name) {
    const double bound = cohesion(expected, result.energy);
    if (!(bound >= least_cohesion && bound <= most_cohesion)) {
        doubt(name, fmt::format(
                        "an energy of {:.6f} eV binds its {} atoms by {:.2f} eV each, where {} to "
                        "{} are possible: a false end of the self-consistency",
                        result.energy, expected.atoms, bound, least_cohesion, most_cohesion));
    }
}

/// The number of states at every k-point: a new one begins where energies fall back.
void check_count(const EngineResult& result, const Expectation& expected, const std::string& name) {
    const double pairs = std::ceil(expected.electrons / 2 - 1e-9);
    const auto each =
        static_cast<std::size_t>(pairs) + static_cast<std::size_t>(expected.empty_states);
    if (result.states.empty() || result.states.size() % each != 0) {
        doubt(name, fmt::format("{} states, where {} per k-point were asked for for {} electrons",
                                result.states.size(), each, expected.electrons));
    }
    for (std::size_t i = 1; i < result.states.size(); ++i) {
        if (i % each == 0 || !falls_back(result.states[i - 1], result.states[i])) continue;
        const double fall = result.states[i - 1].energy - result.states[i].energy;
        doubt(name, fmt::format("state {} lies {:.4f} eV below state {}: the order is not aufbau",
                                i + 1, fall, i));
    }
}

void check_occupations(const EngineResult& result, const Expectation& expected,
                       const std::string& name) {
    double electrons = 0;
    double highest = -std::numeric_limits<double>::infinity();
    double lowest = std::numeric_limits<double>::infinity();
    for (const State& state : result.states) {
        if (!std::isfinite(state.energy) || !(state.occupation >= -1e-6) ||
            !(state.occupation <= 2 + 1e-6)) {
            doubt(name, fmt::format("a state of energy {} eV with {} electrons", state.energy,
                                    state.occupation));
        }
        electrons += state.occupation * state.k_weight;
        if (state.occupation > 1) highest = std::max(highest, state.energy);
        if (state.occupation <= 1) lowest = std::min(lowest, state.energy);
    }
    if (std::abs(electrons - expected.electrons) > electrons_off) {
        doubt(name, fmt::format("the occupations sum to {:.6f} electrons, where {} are", electrons,
                                expected.electrons));
    }
    if (!expected.metallic && !(highest < lowest)) {
        doubt(name, fmt::format("no gap: an occupied state at {:.4f} eV is not below an empty one "
                                "at {:.4f} eV (a metal wants metallic = true)",
                                highest, lowest));
    }
}

}  // namespace

double cohesion(const Expectation& expected, double energy) {
    return (expected.atoms_energy - energy) / std::max(expected.atoms, 1);
}

void check_believable(const EngineResult& result, const Expectation& expected,
                      const std::string& name) {
    check_energy(result, expected, name);
    check_count(result, expected, name);
    check_occupations(result, expected, name);
    for (const Projection& projection : result.projections) {
        if (!projection.weights.allFinite()) {
            doubt(name, fmt::format("a weight of {} that is no number", projection.group));
        }
    }
    if (result.charges.size() > 0 && !result.charges.allFinite()) {
        doubt(name, "a charge that is no number");
    }
}

}  // namespace anchorite::electronic
