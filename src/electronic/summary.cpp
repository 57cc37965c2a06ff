#include "anchorite/electronic/summary.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "anchorite/base/error.hpp"
#include "anchorite/electronic/findings.hpp"
#include "anchorite/electronic/projections.hpp"

namespace anchorite::electronic {
namespace {

/// Parts that a model has, with the number of their atoms.
std::vector<PdosPart> known_parts(const PoseCase& one, const std::vector<PdosPart>& parts) {
    std::vector<PdosPart> known;
    for (PdosPart part : parts) {
        if (!part.group.empty() && !has_projection(one.result, part.group)) continue;
        const std::size_t atoms = part.group.empty()
                                      ? one.model.atoms.size()
                                      : projected_atoms(one.model, part.group).size();
        part.atoms = std::max(1, static_cast<int>(atoms));
        known.push_back(part);
    }
    return known;
}

PoseSummary summarise_pose(const PoseCase& one, const BandEdges& edges, double window,
                           const SummaryOptions& options) {
    PoseSummary pose;
    pose.molecule = one.molecule;
    pose.pose = one.pose;
    pose.set = one.set;
    pose.sites = one.sites;
    pose.edges = edges;
    pose.gap_states = gap_states(one.result, one.model, edges, options.gap);
    pose.weights = open_weights(one.result, one.model, edges, window, options.gap);
    if (one.parts) pose.interaction = interaction_energy(*one.parts);
    if (!one.molecule.empty() && one.result.charges.size() > 0) {
        pose.charge = charge_transfer(one.result, one.model, one.donors,
                                      one.free_molecule ? &*one.free_molecule : nullptr);
    }
    pose.pdos = density_of_states(one.result, known_parts(one, options.curves), edges.valence,
                                  options.pdos);
    pose.engine = one.result.engine;
    pose.version = one.result.version;
    pose.termination = one.result.termination;
    pose.message = one.result.message;
    pose.cost = one.result.cost;
    return pose;
}

void compare_metals(const PoseSummary& bare, double cleared_share, PoseSummary& pose) {
    for (const OpenWeight& metal : pose.weights.metals) {
        for (const OpenWeight& before : bare.weights.metals) {
            if (before.group != metal.group) continue;
            pose.metals.push_back({metal.group, metal.weight, before.weight,
                                   metal.weight < cleared_share * before.weight});
        }
    }
}

std::vector<std::string> molecule_names(const std::vector<PoseSummary>& poses) {
    std::vector<std::string> names;
    for (const PoseSummary& pose : poses) {
        if (pose.molecule.empty()) continue;
        if (std::find(names.begin(), names.end(), pose.molecule) == names.end()) {
            names.push_back(pose.molecule);
        }
    }
    return names;
}

bool is_of(const PoseSummary& pose, const std::string& molecule, const PoseSet& set) {
    return pose.molecule == molecule && pose.set == set;
}

MoleculeSummary over_poses(const std::vector<PoseSummary>& poses, const std::string& molecule,
                           const PoseSet& set, double temperature) {
    MoleculeSummary summary;
    summary.molecule = molecule;
    summary.set = set;
    std::vector<double> energies;
    std::vector<double> charges;
    std::vector<std::pair<std::string, std::vector<double>>> weights;
    for (const PoseSummary& pose : poses) {
        if (!is_of(pose, molecule, set)) continue;
        if (pose.interaction) energies.push_back(pose.interaction->best());
        if (pose.charge) charges.push_back(pose.charge->to_slab);
        for (std::size_t i = 0; i < pose.metals.size(); ++i) {
            if (weights.size() <= i) weights.push_back({pose.metals[i].group, {}});
            weights[i].second.push_back(pose.metals[i].weight);
        }
    }
    if (!energies.empty()) summary.interaction = spread_of(energies, energies, temperature);
    if (!charges.empty()) summary.to_slab = spread_of(charges);
    for (const auto& [group, values] : weights) {
        summary.weights.emplace_back(group, spread_of(values));
    }
    return summary;
}

void add_cost(const std::vector<PoseSummary>& poses, Cost& cost) {
    cost.threads = 0;
    for (const PoseSummary& pose : poses) {
        cost.processor_seconds += pose.cost.processor_seconds;
        cost.wall_seconds += pose.cost.wall_seconds;
        cost.peak_memory = std::max(cost.peak_memory, pose.cost.peak_memory);
        cost.threads = std::max(cost.threads, pose.cost.threads);
    }
}

/// Every molecule by the sets that it has poses of.
std::vector<MoleculeSummary> over_molecules(const std::vector<PoseSummary>& poses,
                                            double temperature) {
    std::vector<MoleculeSummary> molecules;
    for (const std::string& name : molecule_names(poses)) {
        for (const PoseSet& set : pose_sets) {
            const bool some = std::any_of(poses.begin(), poses.end(), [&](const PoseSummary& pose) {
                return is_of(pose, name, set);
            });
            if (some) molecules.push_back(over_poses(poses, name, set, temperature));
        }
    }
    return molecules;
}

void add_notes(ElectronicSummary& summary) {
    for (const PoseSummary& pose : summary.poses) {
        const std::string label = pose_label(pose);
        if (!pose.weights.complete) summary.notes.push_back(label + ": " + pose.weights.note);
        if (!pose.edges.conduction) {
            summary.notes.push_back(label +
                                    ": no bulk-like empty state was printed, so its gap is open");
        }
        if (pose.termination != Termination::converged) {
            summary.notes.push_back(label + ": " + pose.message);
        }
    }
}

/// The scale against the bare slab's, from the inner layer.
void align(const std::vector<PoseCase>& cases, const GapOptions& gap,
           std::vector<PoseSummary>& poses) {
    const std::optional<double> bare = bulk_level(cases.front().result, gap.bulk_groups);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const std::optional<double> level = bulk_level(cases[i].result, gap.bulk_groups);
        if (bare && level) poses[i].shift = *level - *bare;
    }
}

}  // namespace

std::string_view name_of(const PoseSet& set) {
    if (set.in_vacancy) return set.relaxed ? "relaxed in the vacancy" : "in the vacancy";
    return set.relaxed ? "relaxed" : "docked";
}

std::string pose_label(const PoseSummary& pose) {
    if (pose.molecule.empty()) return "bare slab";
    return fmt::format("{}, pose {}{}", pose.molecule, pose.pose,
                       pose.set.relaxed ? " relaxed" : "");
}

void SummaryOptions::validate() const {
    gap.validate();
    pdos.validate();
    if (!(cleared_share > 0 && cleared_share < 1)) {
        throw InputError(
            fmt::format("a cleared share of {} is not between 0 and 1", cleared_share));
    }
    if (window && !(*window > 0)) throw InputError("the window of the weights must be positive");
}

const GapState* PoseSummary::in_plane_state() const {
    for (const GapState& state : gap_states) {
        if (state.in_plane_pair) return &state;
    }
    return nullptr;
}

ElectronicSummary summarise(const std::vector<PoseCase>& cases,
                            const std::vector<AnchorPotential>& potentials,
                            const SummaryOptions& options) {
    options.validate();
    if (cases.empty() || !cases.front().molecule.empty()) {
        throw InputError("the first model must be the bare slab that the others are compared with");
    }
    ElectronicSummary summary;
    summary.options = options;
    std::vector<BandEdges> edges;
    for (const PoseCase& one : cases) edges.push_back(band_edges(one.result, options.gap));
    summary.window = common_window(edges, options.window);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        summary.poses.push_back(summarise_pose(cases[i], edges[i], summary.window, options));
        compare_metals(summary.poses.front(), options.cleared_share, summary.poses.back());
    }
    align(cases, options.gap, summary.poses);
    summary.molecules = over_molecules(summary.poses, options.temperature);
    summary.potentials = potentials;
    summary.findings = {clearing_finding(summary.poses, 1), clearing_finding(summary.poses, 2),
                        gap_finding(summary.poses),
                        potential_finding(potentials, options.reported_order)};
    add_notes(summary);
    add_cost(summary.poses, summary.cost);
    return summary;
}

}  // namespace anchorite::electronic
