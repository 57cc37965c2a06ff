#include "anchorite/electronic/projections.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"

namespace anchorite::electronic {

bool has_projection(const EngineResult& result, const std::string& group) {
    return std::any_of(result.projections.begin(), result.projections.end(),
                       [&](const Projection& one) { return one.group == group; });
}

const Projection& projection(const EngineResult& result, const std::string& group) {
    std::vector<std::string> names;
    for (const Projection& one : result.projections) {
        if (one.group == group) return one;
        names.push_back(one.group);
    }
    if (names.empty()) {
        throw InputError(
            fmt::format("the states of {} were not projected on atoms, so \"{}\" is not known",
                        result.engine, group));
    }
    throw InputError(fmt::format("states were not projected on \"{}\" but on {}", group,
                                 fmt::join(names, ", ")));
}

Eigen::VectorXd orbital_weights(const Projection& projection, std::string_view orbital) {
    Eigen::VectorXd sum = Eigen::VectorXd::Zero(projection.weights.rows());
    for (std::size_t i = 0; i < projection.orbitals.size(); ++i) {
        if (!projection.orbitals[i].starts_with(orbital)) continue;
        sum += projection.weights.col(static_cast<Eigen::Index>(i));
    }
    return sum;
}

std::vector<int> projected_atoms(const Model& model, const std::string& group) {
    for (const AtomGroup& one : model.groups) {
        if (one.name == group) return one.atoms;
    }
    std::vector<int> atoms;
    for (std::size_t i = 0; i < model.atoms.size(); ++i) {
        if (model.atoms[i].ghost || element_symbol(model.atoms[i].element) != group) continue;
        atoms.push_back(static_cast<int>(i));
    }
    return atoms;
}

std::vector<std::size_t> disjoint_projections(const EngineResult& result, const Model& model) {
    std::vector<std::vector<int>> atoms;
    for (const Projection& one : result.projections) {
        atoms.push_back(projected_atoms(model, one.group));
    }
    std::vector<std::size_t> order(atoms.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return atoms[a].size() < atoms[b].size();
    });
    std::set<int> taken;
    std::vector<std::size_t> chosen;
    for (const std::size_t one : order) {
        const bool overlaps = std::any_of(atoms[one].begin(), atoms[one].end(),
                                          [&](int atom) { return taken.count(atom) != 0; });
        if (overlaps || atoms[one].empty()) continue;
        taken.insert(atoms[one].begin(), atoms[one].end());
        chosen.push_back(one);
    }
    return chosen;
}

}  // namespace anchorite::electronic
