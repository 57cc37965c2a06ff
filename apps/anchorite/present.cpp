#include "present.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numbers>

#include "anchorite/base/elements.hpp"
#include "table.hpp"

namespace anchorite::app {

namespace {

using anchoring::Registry;
using study::SampleResult;
using study::StudyResult;

constexpr std::size_t registries_shown = 8;
constexpr const char* none = "-";

double degrees(double radians) {
    return radians * 180.0 / std::numbers::pi;
}

std::string number_or_none(const std::optional<double>& value, int digits) {
    return value ? fmt::format("{:.{}f}", *value, digits) : none;
}

std::string interval(const study::Spread& spread, int digits) {
    return fmt::format("{:.{}f}-{:.{}f}", spread.low, digits, spread.high, digits);
}

/// What the intervals are taken over.
std::string band_text(const StudyResult& result) {
    std::string lattice;
    if (result.spacing_band.size() > 1) {
        lattice = fmt::format("metal-metal {:.2f}-{:.2f} Å and ", result.spacing_band.front(),
                              result.spacing_band.back());
    }
    return fmt::format("5-95 % over {}donor strengths ±{:.0f} %", lattice,
                       100 * result.strength_band);
}

std::string vectors_of(const Registry& registry) {
    std::vector<std::string> labels = registry.vectors;
    std::sort(labels.begin(), labels.end());
    return labels.empty() ? none : fmt::format("{}", fmt::join(labels, ", "));
}

std::string mismatch_of(const Registry& registry) {
    return registry.sites() < 2 ? none : fmt::format("{:.1f}", 100 * registry.mismatch);
}

const Registry* best_of(const SampleResult& sample) {
    return sample.match.best < 0 ? nullptr : &sample.match.registries[sample.match.best];
}

std::vector<std::string> ranking_row(const SampleResult& sample) {
    const Registry* best = best_of(sample);
    return {fmt::format("{:.0f}", sample.rank.value),
            interval(sample.rank, 0),
            sample.name,
            number_or_none(sample.site_spacing, 2),
            best != nullptr ? std::to_string(best->sites()) : "0",
            best != nullptr ? vectors_of(*best) : none,
            best != nullptr ? mismatch_of(*best) : none,
            best != nullptr ? fmt::format("{:.1f}", best->pose.terms.strain) : none,
            fmt::format("{:.3f}", sample.score.value),
            interval(sample.score, 2)};
}

std::string anchor_name(const SampleResult& sample, int anchor) {
    const auto& site = sample.anchors[anchor].site;
    return fmt::format("{} ({}{})", site.kind->label, element_symbol(site.element), site.atom + 1);
}

std::string donors_text(const SampleResult& sample) {
    std::vector<std::vector<std::string>> rows;
    for (int i = 0; i < static_cast<int>(sample.anchors.size()); ++i) {
        const auto& anchor = sample.anchors[i];
        rows.push_back(
            {anchor_name(sample, i), fmt::format("{:.2f}", anchor.strength),
             number_or_none(anchor.charge, 3),
             anchor.potential ? fmt::format("{:.2f}", anchor.potential->potential) : none});
    }
    return format_table({{"donor"},
                         {"strength [P=O]", Align::right},
                         {"charge [e]", Align::right},
                         {"ESP min [V]", Align::right}},
                        rows);
}

std::string donors_of(const SampleResult& sample, const Registry& registry) {
    std::vector<std::string> names;
    for (const auto& assignment : registry.assignments) {
        names.push_back(anchor_name(sample, assignment.anchor));
    }
    return fmt::format("{}", fmt::join(names, " + "));
}

std::string registries_text(const SampleResult& sample) {
    std::vector<std::vector<std::string>> rows;
    const auto& registries = sample.match.registries;
    for (std::size_t i = 0; i < std::min(registries.size(), registries_shown); ++i) {
        const auto& registry = registries[i];
        const auto& terms = registry.pose.terms;
        rows.push_back({donors_of(sample, registry), vectors_of(registry), mismatch_of(registry),
                        fmt::format("{:.2f}", terms.bonding), fmt::format("{:.2f}", terms.clash),
                        fmt::format("{:.1f}", terms.strain), fmt::format("{:.3f}", terms.total()),
                        registry.feasible ? "feasible" : registry.verdict});
    }
    std::string text = format_table({{"registry"},
                                     {"lattice vector"},
                                     {"mismatch [%]", Align::right},
                                     {"bonding", Align::right},
                                     {"clash", Align::right},
                                     {"strain [kJ/mol]", Align::right},
                                     {"total", Align::right},
                                     {"verdict"}},
                                    rows);
    if (registries.size() > registries_shown) {
        text += fmt::format("... and {} more\n", registries.size() - registries_shown);
    }
    return text;
}

std::string bonds_text(const SampleResult& sample, const Registry& registry) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& bond : registry.pose.terms.bonds) {
        rows.push_back(
            {anchor_name(sample, bond.anchor), fmt::format("{:.2f}", bond.length),
             fmt::format("{:.2f}", bond.lateral), fmt::format("{:.0f}", degrees(bond.tilt)),
             fmt::format("{:.0f}", degrees(bond.lone_pair_angle)),
             fmt::format("{:.2f}", bond.quality), fmt::format("{:.3f}", bond.contribution())});
    }
    return format_table({{"bond of the best registry"},
                         {"length [Å]", Align::right},
                         {"lateral [Å]", Align::right},
                         {"tilt [°]", Align::right},
                         {"lone pair [°]", Align::right},
                         {"quality", Align::right},
                         {"contribution", Align::right}},
                        rows);
}

std::string holding_line(const SampleResult& sample) {
    const Registry* best = best_of(sample);
    if (best == nullptr) {
        return sample.match.message.empty() ? "holds no site" : sample.match.message;
    }
    const int sites = best->sites();
    return sites == 1 ? "holds one site" : fmt::format("holds {} sites at once", sites);
}

}  // namespace

std::string surface_line(const StudyResult& result) {
    return fmt::format("{}, metal-metal {:.2f} Å\n  {}", result.lattice.name, result.spacing,
                       result.lattice_source);
}

std::string ranking_text(const StudyResult& result) {
    std::vector<std::vector<std::string>> rows;
    std::string refused;
    for (const SampleResult& sample : result.samples) {
        if (sample.refusal.empty()) {
            rows.push_back(ranking_row(sample));
        } else {
            refused += fmt::format("refused  {}: {}\n", sample.name, sample.refusal);
        }
    }
    return format_table({{"rank", Align::right},
                         {"interval"},
                         {"molecule"},
                         {"spacing [Å]", Align::right},
                         {"sites", Align::right},
                         {"lattice vector"},
                         {"mismatch [%]", Align::right},
                         {"strain [kJ/mol]", Align::right},
                         {"score [P=O]", Align::right},
                         {"interval"}},
                        rows) +
           refused + fmt::format("intervals: {}\n", band_text(result));
}

std::string sample_text(const StudyResult& result, const SampleResult& sample) {
    std::string text = fmt::format("{}  {}  {}\n{}\n\n", sample.name, sample.formula, sample.smiles,
                                   surface_line(result));
    text += fmt::format("{}; score {:.3f} P=O bonds ({}, {})\n", holding_line(sample),
                        sample.score.value, interval(sample.score, 2), band_text(result));
    if (sample.site_spacing) {
        text += fmt::format("strongest donor to the nearest other: {:.2f} Å ({})\n",
                            *sample.site_spacing, sample.geometry_method);
    }
    for (const auto& note : sample.notes) {
        text += "note: " + note + "\n";
    }
    if (!sample.anchors.empty()) {
        text += "\n" + donors_text(sample) + "\n" + registries_text(sample);
    }
    if (const Registry* best = best_of(sample)) {
        text += "\n" + bonds_text(sample, *best);
    }
    return text;
}

}  // namespace anchorite::app
