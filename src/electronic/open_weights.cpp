#include "anchorite/electronic/open_weights.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "anchorite/base/error.hpp"
#include "anchorite/electronic/projections.hpp"

namespace anchorite::electronic {

double common_window(const std::vector<BandEdges>& models, const std::optional<double>& asked) {
    if (asked) return *asked;
    if (models.empty()) throw InputError("a common window needs at least one model");
    double window = models.front().last;
    for (const BandEdges& edges : models) window = std::min(window, edges.last);
    return window;
}

std::vector<std::string> open_groups(const Model& model, const GapOptions& options) {
    if (!options.open_groups.empty()) return options.open_groups;
    std::vector<std::string> names;
    for (const AtomGroup& group : model.groups) {
        if (group.atoms.size() != 1) continue;
        const ModelAtom& atom = model.atoms[static_cast<std::size_t>(group.atoms.front())];
        if (atom.role == Role::open) names.push_back(group.name);
    }
    return names;
}

OpenWeights open_weights(const EngineResult& result, const Model& model, const BandEdges& edges,
                         double window, const GapOptions& options) {
    constexpr double last_digits = 1e-4;  // energies are printed to a few 1e-5 eV
    OpenWeights found;
    found.window = window;
    found.complete = edges.last >= window - last_digits;
    if (!found.complete) {
        found.note = fmt::format(
            "states were printed up to {:.2f} eV only, so weights below {:.2f} eV are lower bounds",
            edges.last, window);
    }
    for (const std::string& group : open_groups(model, options)) {
        const Projection& metal = projection(result, group);
        if (std::find(metal.orbitals.begin(), metal.orbitals.end(), "pz") == metal.orbitals.end()) {
            throw InputError(
                fmt::format("states were projected on all p of \"{}\", not on pz; project "
                            "on a group of it with components",
                            group));
        }
        const Eigen::VectorXd weights = orbital_weights(metal, "pz");
        OpenWeight sum{group, 0};
        for (std::size_t i = 0; i < result.states.size(); ++i) {
            const State& state = result.states[i];
            if (state.occupation > 1 || state.energy - edges.valence > window + last_digits)
                continue;
            sum.weight += state.k_weight * weights[static_cast<Eigen::Index>(i)];
        }
        found.metals.push_back(sum);
    }
    return found;
}

}  // namespace anchorite::electronic
