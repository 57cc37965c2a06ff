#include "anchorite/electronic/projections.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
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

Eigen::VectorXd summed_weights(const EngineResult& result, const std::vector<std::string>& groups,
                               std::string_view orbital) {
    Eigen::VectorXd sum = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(result.states.size()));
    for (const std::string& group : groups) {
        sum += orbital_weights(projection(result, group), orbital);
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

namespace {

/// What is left of an element, in its own orbitals.
void subtract(const Projection& group, Projection& element) {
    for (std::size_t i = 0; i < element.orbitals.size(); ++i) {
        element.weights.col(static_cast<Eigen::Index>(i)) -=
            orbital_weights(group, element.orbitals[i]);
    }
}

bool is_group(const Model& model, const std::string& name) {
    return std::any_of(model.groups.begin(), model.groups.end(),
                       [&](const AtomGroup& group) { return group.name == name; });
}

/// The element that all of some atoms are, or 0.
int common_element(const Model& model, const std::vector<int>& atoms) {
    int element = 0;
    for (const int atom : atoms) {
        const int own = model.atoms[static_cast<std::size_t>(atom)].element;
        if (element != 0 && own != element) return 0;
        element = own;
    }
    return element;
}

/// Groups of a single element that share no atom, the smallest first.
std::vector<DisjointPart> pure_groups(const EngineResult& result, const Model& model) {
    std::vector<const Projection*> groups;
    for (const Projection& one : result.projections) {
        if (is_group(model, one.group)) groups.push_back(&one);
    }
    std::stable_sort(groups.begin(), groups.end(), [&](const Projection* a, const Projection* b) {
        return projected_atoms(model, a->group).size() < projected_atoms(model, b->group).size();
    });
    std::set<int> taken;
    std::vector<DisjointPart> parts;
    for (const Projection* one : groups) {
        const std::vector<int> atoms = projected_atoms(model, one->group);
        const bool overlaps = std::any_of(atoms.begin(), atoms.end(),
                                          [&](int atom) { return taken.count(atom) != 0; });
        if (overlaps || common_element(model, atoms) == 0) continue;
        taken.insert(atoms.begin(), atoms.end());
        parts.push_back({*one, static_cast<int>(atoms.size())});
    }
    return parts;
}

}  // namespace

std::vector<DisjointPart> disjoint_parts(const EngineResult& result, const Model& model) {
    const std::vector<DisjointPart> groups = pure_groups(result, model);
    std::vector<DisjointPart> parts = groups;
    for (const Projection& one : result.projections) {
        if (is_group(model, one.group)) continue;
        const std::vector<int> atoms = projected_atoms(model, one.group);
        DisjointPart rest{one, static_cast<int>(atoms.size())};
        for (const DisjointPart& group : groups) {
            const std::vector<int> own = projected_atoms(model, group.projection.group);
            if (common_element(model, own) != common_element(model, atoms)) continue;
            subtract(group.projection, rest.projection);
            rest.atoms -= group.atoms;
        }
        if (rest.atoms <= 0) continue;
        if (rest.atoms < static_cast<int>(atoms.size())) {
            rest.projection.group = "other " + one.group;
        }
        parts.push_back(std::move(rest));
    }
    return parts;
}

}  // namespace anchorite::electronic
