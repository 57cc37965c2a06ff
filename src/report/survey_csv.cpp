#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "anchorite/report/survey_write.hpp"
#include "anchorite/screening/delimited.hpp"

namespace anchorite::report {
namespace {

using electronic::ElectronicSummary;
using electronic::PoseSummary;
using screening::csv_field;

std::string cell(const std::optional<double>& value) {
    return value ? fmt::format("{:.8g}", *value) : "";
}

/// Which model a row is of.
std::string model_cells(const PoseSummary& pose) {
    const char* geometry = pose.set.relaxed ? "relaxed" : "docked";
    return fmt::format("{},{},{}", csv_field(pose.molecule), csv_field(pose.pose),
                       pose.molecule.empty() ? "" : geometry);
}

/// Distances of the metals to their nearest donors, each after a comma.
std::string donor_cells(const PoseSummary& pose) {
    std::string text;
    for (const auto& weight : pose.weights.metals) {
        const auto metal =
            std::ranges::find(pose.metals, weight.group, &electronic::ClearedMetal::group);
        const bool bound = metal != pose.metals.end() && metal->donor.has_value();
        text += "," + (bound ? fmt::format("{:.6g}", metal->donor->distance) : "");
    }
    return text;
}

std::string relaxation_cells(const std::optional<electronic::Relaxation>& relaxation) {
    if (!relaxation) return ",,,";
    return fmt::format("{:.6g},{},{:.6g},{:.6g}", relaxation->gained, relaxation->steps,
                       relaxation->max_force, relaxation->moved);
}

std::string models_table(const ElectronicSummary& summary) {
    std::string text =
        "molecule,pose,geometry,sites,valence_edge_eV,bulk_gap_eV,lowest_empty_eV,in_plane_state_"
        "eV";
    const auto& metals = summary.poses.front().weights.metals;
    for (const auto& metal : metals) text += "," + csv_field(metal.group + "_pz_weight");
    for (const auto& metal : metals) text += "," + csv_field(metal.group + "_nearest_donor_A");
    text +=
        ",interaction_eV,interaction_uncorrected_eV,superposition_error_eV,relaxation_gained_eV,"
        "relaxation_steps,relaxation_largest_force_eV_per_A,relaxation_moved_A,electrons_to_slab,"
        "processor_s,peak_memory_MiB\n";
    for (const PoseSummary& pose : summary.poses) {
        const auto* pair = pose.in_plane_state();
        std::optional<double> lowest, in_plane, best, uncorrected, superposition, given;
        if (const auto* state = pose.lowest_empty()) lowest = state->energy;
        if (pair != nullptr) in_plane = pair->energy;
        if (pose.interaction) {
            best = pose.compared_interaction;
            uncorrected = pose.interaction->uncorrected;
            superposition = pose.interaction->superposition;
        }
        if (pose.charge) given = pose.charge->to_slab;
        text +=
            fmt::format("{},{},{:.8g},{},{},{}", model_cells(pose), pose.sites, pose.edges.valence,
                        cell(pose.edges.gap()), cell(lowest), cell(in_plane));
        for (const auto& metal : pose.weights.metals) text += fmt::format(",{:.6g}", metal.weight);
        text += donor_cells(pose);
        text += fmt::format(",{},{},{},{},{},{:.6g},{:.6g}\n", cell(best), cell(uncorrected),
                            cell(superposition), relaxation_cells(pose.relaxation), cell(given),
                            pose.cost.processor_seconds, pose.cost.peak_memory / (1024 * 1024));
    }
    return text;
}

std::string states_table(const ElectronicSummary& summary) {
    std::string text =
        "molecule,pose,geometry,energy_eV,below_conduction_eV,occupation,participation_atoms,in_"
        "plane_"
        "pair,composition\n";
    for (const PoseSummary& pose : summary.poses) {
        for (const auto& state : pose.gap_states) {
            std::string parts;
            for (const auto& share : state.composition) {
                parts += fmt::format("{}{} {} {:.2f}", parts.empty() ? "" : "; ", share.group,
                                     share.orbital, share.weight);
            }
            text +=
                fmt::format("{},{:.6g},{},{:.4g},{:.4g},{},{}\n", model_cells(pose), state.energy,
                            cell(state.below_conduction), state.occupation, state.participation,
                            state.in_plane_pair ? "yes" : "no", csv_field(parts));
        }
    }
    return text;
}

std::string potentials_table(const ElectronicSummary& summary) {
    std::string text = "molecule,anchor,atom,least_potential_V,area_A2\n";
    for (const auto& at : summary.potentials) {
        text += fmt::format("{},{},{},{:.6g},{:.6g}\n", csv_field(at.molecule),
                            csv_field(at.anchor), at.atom + 1, at.minimum, at.area);
    }
    return text;
}

std::string densities_table(const ElectronicSummary& summary) {
    std::string text = "molecule,pose,geometry,group,orbital,energy_eV,density_per_eV\n";
    for (const PoseSummary& pose : summary.poses) {
        for (const auto& curve : pose.pdos.curves) {
            const std::string head = fmt::format("{},{},{}", model_cells(pose),
                                                 csv_field(curve.part.group), curve.part.orbital);
            for (Eigen::Index i = 0; i < curve.density.size(); ++i) {
                text +=
                    fmt::format("{},{:.6g},{:.6g}\n", head, pose.pdos.energy(i), curve.density(i));
            }
        }
    }
    return text;
}

}  // namespace

std::vector<CsvFile> survey_csv(const study::SurveyResult& result) {
    const ElectronicSummary& summary = result.summary;
    return {{"models.csv", models_table(summary)},
            {"gap-states.csv", states_table(summary)},
            {"potentials.csv", potentials_table(summary)},
            {"densities.csv", densities_table(summary)}};
}

}  // namespace anchorite::report
