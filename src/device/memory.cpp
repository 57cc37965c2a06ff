#include "memory.hpp"

#include "carriers.hpp"
#include "interface_rates.hpp"
#include "rates.hpp"

namespace anchorite::device {

Memory remember(const Model& model, const State& state, const TimeTerm* time) {
    std::vector<NodeCarriers> carriers;
    evaluate_carriers(model, state, species_count, carriers);
    Memory memory;
    const double rate = time != nullptr ? time->rate : 0;
    for (std::size_t i = 0; i < model.nodes(); ++i) {
        auto& density = memory.density.emplace_back();
        for (int s = 0; s < species_count; ++s) density[s] = carriers[i][s].density;
        auto& filling = memory.filling.emplace_back();
        const auto& traps = model.layer_of(i).traps;
        for (std::size_t k = 0; k < traps.size(); ++k) {
            const TrapMemory before{rate, time != nullptr ? time->filling[i][k] : 0};
            filling.push_back(
                trap_filling(traps[k], carriers[i][electron], carriers[i][hole], before).value);
        }
    }
    memory.interface_filling.resize(model.interfaces.size());
    for (std::size_t e = 0; e < model.edges.size(); ++e) {
        const int number = model.edges[e].interface;
        if (number < 0) continue;
        const auto& interface = model.interfaces[number];
        for (std::size_t k = 0; k < interface.left.size(); ++k) {
            const TrapMemory before{rate, time != nullptr ? time->interface_filling[number][k] : 0};
            memory.interface_filling[number].push_back(
                interface_filling(interface.left[k], interface.right[k], carriers[e],
                                  carriers[e + 1], false, before)
                    .value);
        }
    }
    memory.field = model.edges.front().permittivity * state.step.front()[0];
    return memory;
}

namespace {

void combine(const std::vector<std::vector<double>>& now, double a,
             const std::vector<std::vector<double>>& before, double b,
             std::vector<std::vector<double>>& result) {
    result = now;
    for (std::size_t i = 0; i < now.size(); ++i) {
        for (std::size_t k = 0; k < now[i].size(); ++k) {
            result[i][k] = a * now[i][k] - b * before[i][k];
        }
    }
}

}  // namespace

TimeTerm time_term(double rate, const Memory& now, double a, const Memory& before, double b) {
    TimeTerm term;
    term.rate = rate;
    term.density.resize(now.density.size());
    for (std::size_t i = 0; i < now.density.size(); ++i) {
        for (int s = 0; s < species_count; ++s) {
            term.density[i][s] = a * now.density[i][s] - b * before.density[i][s];
        }
    }
    combine(now.filling, a, before.filling, b, term.filling);
    combine(now.interface_filling, a, before.interface_filling, b, term.interface_filling);
    term.field = a * now.field - b * before.field;
    return term;
}

}  // namespace anchorite::device
