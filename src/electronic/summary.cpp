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

PoseSummary summarise_pose(const PoseCase& one, int slab_charge, const BandEdges& edges,
                           double window, const SummaryOptions& options) {
    PoseSummary pose;
    pose.molecule = one.molecule;
    pose.pose = one.pose;
    pose.set = one.set;
    pose.sites = one.sites;
    pose.model = one.model;
    pose.edges = edges;
    pose.gap_states = gap_states(one.result, one.model, edges, options.gap);
    pose.weights = open_weights(one.result, one.model, edges, window, options.gap);
    if (one.parts) pose.interaction = interaction_energy(*one.parts);
    pose.energy = one.result.energy;
    pose.relaxation = one.relaxation;
    if (!one.molecule.empty() && one.result.charges.size() > 0) {
        pose.charge = charge_transfer(one.result, one.model, one.donors,
                                      one.free_molecule ? &*one.free_molecule : nullptr,
                                      one.model.charge - slab_charge);
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

void compare_metals(const PoseSummary& bare, const PoseCase& one, double cleared_share,
                    PoseSummary& pose) {
    for (const OpenWeight& metal : pose.weights.metals) {
        for (const OpenWeight& before : bare.weights.metals) {
            if (before.group != metal.group) continue;
            pose.metals.push_back({metal.group, metal.weight, before.weight,
                                   metal.weight < cleared_share * before.weight,
                                   nearest_donor(one.model, metal.group, one.donors)});
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
    std::vector<double> interactions;
    std::vector<double> totals;
    std::vector<double> charges;
    std::vector<std::pair<std::string, std::vector<double>>> weights;
    for (const PoseSummary& pose : poses) {
        if (!is_of(pose, molecule, set)) continue;
        if (pose.compared_interaction) {
            interactions.push_back(*pose.compared_interaction);
            totals.push_back(pose.energy);
        }
        if (pose.charge) charges.push_back(pose.charge->to_slab);
        for (std::size_t i = 0; i < pose.metals.size(); ++i) {
            if (weights.size() <= i) weights.push_back({pose.metals[i].group, {}});
            weights[i].second.push_back(pose.metals[i].weight);
        }
    }
    if (!interactions.empty()) {
        summary.interaction = spread_of(interactions, totals, temperature);
    }
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

/// Energies with and without correction for superposition are never compared.
void compare_interactions(std::vector<PoseSummary>& poses) {
    const bool corrected = std::ranges::any_of(poses, [](const PoseSummary& pose) {
        return pose.interaction && pose.interaction->corrected;
    });
    for (PoseSummary& pose : poses) {
        if (!pose.interaction) continue;
        if (corrected) {
            pose.compared_interaction = pose.interaction->corrected;
        } else {
            pose.compared_interaction = pose.interaction->uncorrected;
        }
    }
}

void note_interaction(const PoseSummary& pose, std::vector<std::string>& notes) {
    constexpr double noise = 0.02;  // [eV]
    if (!pose.interaction) return;
    if (!pose.compared_interaction) {
        notes.push_back(fmt::format(
            "{}: an interaction energy of {:.2f} eV without correction for superposition, which is "
            "not compared with the corrected ones",
            pose_label(pose), pose.interaction->uncorrected));
    }
    if (pose.interaction->superposition.value_or(0) < -noise) {
        notes.push_back(fmt::format(
            "{}: the functions of the other part cost {:.2f} eV, which cannot be: a part of the "
            "interaction energy is not at its minimum",
            pose_label(pose), -*pose.interaction->superposition));
    }
}

void note_occupied(const PoseSummary& pose, std::vector<std::string>& notes) {
    std::size_t count = 0;
    double highest = 0;
    for (const GapState& state : pose.gap_states) {
        if (state.occupation < 1) continue;
        ++count;
        highest = std::max(highest, state.energy);
    }
    if (count == 0) return;
    notes.push_back(fmt::format(
        "{}: {} occupied level{} the slab's valence edge, up to {:.2f} eV: no electron trap, but a "
        "place for holes",
        pose_label(pose), count, count == 1 ? " lies above" : "s lie above", highest));
}

void add_notes(const std::vector<PoseCase>& cases, ElectronicSummary& summary) {
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const PoseSummary& pose = summary.poses[i];
        const std::string label = pose_label(pose);
        for (const std::string& warning : cases[i].result.warnings) {
            summary.notes.push_back(fmt::format("{}: {} warns: {}", label, pose.engine, warning));
        }
        note_interaction(pose, summary.notes);
        note_occupied(pose, summary.notes);
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

const GapState* PoseSummary::lowest_empty() const {
    for (const GapState& state : gap_states) {
        if (state.occupation < 1) return &state;
    }
    return nullptr;
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
        summary.poses.push_back(summarise_pose(cases[i], cases.front().model.charge, edges[i],
                                               summary.window, options));
        compare_metals(summary.poses.front(), cases[i], options.cleared_share,
                       summary.poses.back());
    }
    align(cases, options.gap, summary.poses);
    compare_interactions(summary.poses);
    summary.molecules = over_molecules(summary.poses, options.temperature);
    summary.potentials = potentials;
    summary.findings = {clearing_finding(summary.poses, 1), clearing_finding(summary.poses, 2),
                        gap_finding(summary.poses), strength_finding(summary.poses),
                        potential_finding(potentials, options.reported_order)};
    add_notes(cases, summary);
    add_cost(summary.poses, summary.cost);
    return summary;
}

}  // namespace anchorite::electronic
