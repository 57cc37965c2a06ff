#include "present_survey.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "table.hpp"

namespace anchorite::app {

namespace {

using electronic::PoseSummary;

std::string number(const std::optional<double>& value, int decimals) {
    return value ? fmt::format("{:.{}f}", *value, decimals) : "";
}

std::string weight_of(const PoseSummary& pose, std::size_t metal) {
    if (metal >= pose.weights.metals.size()) return "";
    return fmt::format("{:.2f}", pose.weights.metals[metal].weight);
}

/// A column that no row has anything in says nothing.
void leave_out_empty(std::vector<Column>& columns, std::vector<std::vector<std::string>>& rows) {
    for (std::size_t c = columns.size(); c-- > 0;) {
        if (!std::ranges::all_of(rows, [c](const auto& row) { return row[c].empty(); })) continue;
        const auto at = static_cast<std::ptrdiff_t>(c);
        columns.erase(columns.begin() + at);
        for (auto& row : rows) row.erase(row.begin() + at);
    }
}

std::vector<std::string> pose_row(const PoseSummary& pose) {
    const auto* pair = pose.in_plane_state();
    const auto* lowest = pose.lowest_empty();
    std::optional<double> superposition;
    if (pose.interaction) superposition = pose.interaction->superposition;
    return {pose.molecule.empty() ? "bare slab" : pose.molecule,
            pose.pose,
            pose.set.relaxed ? "relaxed" : "",
            pose.molecule.empty() ? "" : std::to_string(pose.sites),
            weight_of(pose, 0),
            weight_of(pose, 1),
            lowest == nullptr ? "none" : fmt::format("{:.3f}", lowest->energy),
            pair == nullptr ? "none" : fmt::format("{:.3f}", pair->energy),
            number(pose.edges.gap(), 3),
            number(pose.compared_interaction, 2),
            number(superposition, 2),
            pose.charge ? fmt::format("{:.2f}", pose.charge->to_slab) : "",
            fmt::format("{:.0f}", pose.cost.processor_seconds),
            fmt::format("{:.0f}", pose.cost.peak_memory / (1024 * 1024))};
}

std::string poses_text(const electronic::ElectronicSummary& summary) {
    std::vector<std::vector<std::string>> rows;
    std::ranges::transform(summary.poses, std::back_inserter(rows), pose_row);
    const auto& metals = summary.poses.front().weights.metals;
    const auto metal = [&metals](std::size_t i) {
        return (i < metals.size() ? metals[i].group : "metal") + " pz";
    };
    std::vector<Column> columns{{"molecule"},
                                {"pose"},
                                {"geometry"},
                                {"sites", right},
                                {metal(0), right},
                                {metal(1), right},
                                {"lowest empty [eV]", right},
                                {"in plane [eV]", right},
                                {"bulk gap [eV]", right},
                                {"interaction [eV]", right},
                                {"BSSE [eV]", right},
                                {"given [e]", right},
                                {"time [s]", right},
                                {"memory [MiB]", right}};
    leave_out_empty(columns, rows);
    return format_table(columns, rows) +
           fmt::format(
               "pz: weight in empty states up to {:.2f} eV above the valence edge; energies "
               "from that edge; poses as docked but for those marked relaxed; given: electrons "
               "to the slab (Mulliken)\n",
               summary.window);
}

/// Interaction energies of molecules over their poses; nothing where none has several.
std::string spreads_text(const electronic::ElectronicSummary& summary) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& molecule : summary.molecules) {
        const auto& energy = molecule.interaction;
        if (!energy || energy->count < 2) continue;
        rows.push_back({molecule.molecule, std::string(name_of(molecule.set)),
                        std::to_string(energy->count), number(energy->mean, 2),
                        number(energy->deviation, 2), number(energy->minimum, 2),
                        number(energy->maximum, 2), number(energy->boltzmann, 2)});
    }
    if (rows.empty()) return "";
    return "\n" + format_table({{"interaction over poses [eV]"},
                                {"geometry"},
                                {"poses", right},
                                {"mean", right},
                                {"SD", right},
                                {"lowest", right},
                                {"highest", right},
                                {"Boltzmann mean", right}},
                               rows);
}

/// "2.45 to 2.51": the distance as docked and at the minimum.
std::string donor_distances(const PoseSummary* docked, const PoseSummary& relaxed,
                            std::size_t metal) {
    const auto distance = [metal](const PoseSummary* pose) {
        if (pose == nullptr || metal >= pose->metals.size() || !pose->metals[metal].donor) {
            return std::string("?");
        }
        return fmt::format("{:.2f}", pose->metals[metal].donor->distance);
    };
    return distance(docked) + " to " + distance(&relaxed);
}

/// What relaxing did to the poses that were; nothing where none was.
std::string relaxations_text(const electronic::ElectronicSummary& summary) {
    std::vector<std::vector<std::string>> rows;
    for (const PoseSummary& pose : summary.poses) {
        if (!pose.relaxation) continue;
        const auto docked = std::ranges::find_if(summary.poses, [&](const PoseSummary& other) {
            return other.molecule == pose.molecule && other.pose == pose.pose && !other.set.relaxed;
        });
        const PoseSummary* before = docked == summary.poses.end() ? nullptr : &*docked;
        rows.push_back({pose.molecule, pose.pose, fmt::format("{:.2f}", pose.relaxation->gained),
                        std::to_string(pose.relaxation->steps),
                        fmt::format("{:.3f}", pose.relaxation->max_force),
                        fmt::format("{:.2f}", pose.relaxation->moved)});
        for (std::size_t metal = 0; metal < 2; ++metal) {
            rows.back().push_back(donor_distances(before, pose, metal));
        }
    }
    if (rows.empty()) return "";
    const auto& metals = summary.poses.front().weights.metals;
    const auto donor = [&metals](std::size_t i) {
        return (i < metals.size() ? metals[i].group : "metal") + " to donor [Å]";
    };
    return "\n" + format_table({{"relaxed"},
                                {"pose"},
                                {"gained [eV]", right},
                                {"steps", right},
                                {"force left [eV/Å]", right},
                                {"moved [Å]", right},
                                {donor(0), right},
                                {donor(1), right}},
                               rows);
}

std::string potentials_text(const std::vector<electronic::AnchorPotential>& potentials) {
    if (potentials.empty()) return "";
    std::vector<std::vector<std::string>> rows;
    for (const auto& at : potentials) {
        rows.push_back({at.molecule, at.anchor, std::to_string(at.atom + 1),
                        fmt::format("{:.3f}", at.minimum), fmt::format("{:.1f}", at.area)});
    }
    return "\n" + format_table({{"molecule"},
                                {"anchor"},
                                {"atom", right},
                                {"least potential [V]", right},
                                {"area [Å²]", right}},
                               rows);
}

std::string_view verdict_word(electronic::Verdict verdict) {
    switch (verdict) {
        case electronic::Verdict::agrees:
            return "agrees";
        case electronic::Verdict::partly:
            return "agrees in part";
        case electronic::Verdict::disagrees:
            return "disagrees";
        default:
            return "undecided";
    }
}

std::string findings_text(const electronic::ElectronicSummary& summary) {
    std::string text = "\n";
    for (const auto& finding : summary.findings) {
        text += fmt::format("{}: {}\n  {}\n", verdict_word(finding.verdict), finding.claim,
                            finding.text);
    }
    for (const std::string& note : summary.notes) text += "note: " + note + "\n";
    return text;
}

}  // namespace

std::string survey_text(const study::SurveyResult& result) {
    const auto& summary = result.summary;
    return fmt::format("slab: {}\nmethod: {}\n\n", summary.system, summary.method) +
           poses_text(summary) + spreads_text(summary) + relaxations_text(summary) +
           potentials_text(summary.potentials) + findings_text(summary) +
           fmt::format(
               "{} of {} calculations were kept, {} made now, {} are missing; all of them took "
               "{:.2f} h of processor time\n",
               result.cached, result.planned, result.computed, result.missing.size(),
               summary.cost.processor_seconds / 3600);
}

}  // namespace anchorite::app
