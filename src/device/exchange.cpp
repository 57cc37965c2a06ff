#include "anchorite/device/system.hpp"

namespace anchorite::device {

template <int N>
void exchange_columns(const Model& model, System<N>& system) {
    const auto exchanged = [&](std::size_t node) {
        return model.exchanged[model.grid.layer[node]];
    };
    for (std::size_t i = 0; i < system.rows.size(); ++i) {
        auto& row = system.rows[i];
        const auto swap = [](auto& block) { block.col(1).swap(block.col(2)); };
        if (exchanged(i)) swap(row.excess);
        if (i > 0 && exchanged(i - 1)) swap(row.lower);
        if (i + 1 < system.rows.size() && exchanged(i + 1)) swap(row.upper);
    }
}

template <int N>
void exchange_rows(const Model& model, typename System<N>::Solution& solution,
                   std::vector<typename System<N>::Solution::Columns>& cross) {
    cross.resize(model.interfaces.size());
    for (std::size_t i = 0; i < solution.x.size(); ++i) {
        const bool exchanged = model.exchanged[model.grid.layer[i]];
        if (exchanged) solution.x[i].row(1).swap(solution.x[i].row(2));
        const bool within = i < solution.step.size() && model.edges[i].interface < 0;
        if (exchanged && within) solution.step[i].row(1).swap(solution.step[i].row(2));
    }
    for (std::size_t e = 0; e < solution.step.size(); ++e) {
        const int k = model.edges[e].interface;
        if (k < 0) continue;
        auto& step = solution.step[e];
        if (model.exchanged[model.grid.layer[e]]) step.row(1).swap(step.row(2));
        cross[k] = step;
        if (!model.interfaces[k].crossed) continue;
        step.row(1) = solution.x[e + 1].row(1) - solution.x[e].row(1);
        step.row(2) = solution.x[e + 1].row(2) - solution.x[e].row(2);
    }
}

template void exchange_columns<3>(const Model&, System<3>&);
template void exchange_columns<5>(const Model&, System<5>&);
template void exchange_rows<3>(const Model&, System<3>::Solution&,
                               std::vector<System<3>::Solution::Columns>&);
template void exchange_rows<5>(const Model&, System<5>::Solution&,
                               std::vector<System<5>::Solution::Columns>&);

}  // namespace anchorite::device
