#include "present_design.hpp"

#include <fmt/format.h>

#include <cmath>

#include "table.hpp"

namespace anchorite::app {

namespace {

using study::Design;
using study::DesignedMolecule;
using study::Predicted;

std::string value(const std::optional<Predicted>& predicted, double scale, int digits) {
    return predicted ? fmt::format("{:.{}f}", predicted->value * scale, digits) : "-";
}

std::string open_interval(const std::optional<Predicted>& predicted, double scale, int digits) {
    if (!predicted) return "-";
    const auto end = [&](double at) {
        return std::isfinite(at) ? fmt::format("{:.{}f}", at * scale, digits) : std::string("?");
    };
    return end(predicted->interval.low) + "-" + end(predicted->interval.high);
}

std::vector<std::string> row(const DesignedMolecule& molecule, std::size_t rank) {
    const auto& predicted = molecule.predicted;
    const auto& factors = molecule.factors;
    const bool several = factors.extra > 0;
    return {std::to_string(rank),
            molecule.candidate.name + (molecule.extrapolations.empty() ? "" : " *"),
            several ? fmt::format("{:.2f}", factors.spacing) : "-",
            several ? fmt::format("{:.1f}", 100 * molecule.mismatch) : "-",
            several ? fmt::format("{:.3f}", factors.nucleophilicity) : "-",
            value(predicted.ratio.fitted, 1, 3),
            open_interval(predicted.ratio.fitted, 1, 2),
            value(predicted.plqy.fitted, 100, 1),
            value(predicted.eqe.fitted, 100, 1),
            open_interval(predicted.eqe.fitted, 100, 0),
            value(predicted.t50.fitted, 1 / 3600.0, 0),
            open_interval(predicted.t50.fitted, 1 / 3600.0, 0)};
}

std::string molecules_text(const Design& design) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& molecule : design.molecules) {
        if (molecule.refusal.empty()) rows.push_back(row(molecule, rows.size() + 1));
    }
    return format_table({{"rank", right},
                         {"molecule"},
                         {"spacing [Å]", right},
                         {"mismatch [%]", right},
                         {"-charge [e]", right},
                         {"k_nr/k_r", right},
                         {"95 %", right},
                         {"PLQY [%]", right},
                         {"EQE [%]", right},
                         {"95 %", right},
                         {"T50 [h]", right},
                         {"95 %", right}},
                        rows);
}

/// Molecules by what is extrapolated of them.
std::string extrapolations_text(const Design& design) {
    std::string text;
    for (const auto& molecule : design.molecules) {
        if (molecule.extrapolations.empty()) continue;
        text += fmt::format("  * {}: {}\n", molecule.candidate.name,
                            fmt::join(molecule.extrapolations, ", "));
    }
    return text.empty() ? text : "extrapolated beyond the study's samples\n" + text;
}

std::string refused_text(const Design& design) {
    std::string text;
    for (const auto& molecule : design.molecules) {
        if (molecule.refusal.empty()) continue;
        text += fmt::format("  {}: {}\n", molecule.candidate.name, molecule.refusal);
    }
    return text.empty() ? text : "not predicted\n" + text;
}

std::string pairs_text(const Design& design) {
    if (design.pairs.empty()) {
        return "no pair of these molecules separates spacing from nucleophilicity\n";
    }
    std::vector<std::vector<std::string>> rows;
    for (const auto& pair : design.pairs) {
        const auto named = [&](std::size_t at) {
            return design.points[at].name + (design.points[at].measured ? " (measured)" : "");
        };
        const bool spacing = pair.varied == study::Varied::spacing;
        rows.push_back({spacing ? "spacing" : "nucleophilicity", named(pair.first),
                        named(pair.second), fmt::format("{:+.2f}", pair.spacing),
                        fmt::format("{:+.3f}", pair.nucleophilicity),
                        fmt::format("{:.2f}", pair.contrast)});
    }
    return "pairs that would separate spacing from nucleophilicity\n" +
           format_table({{"only differs"},
                         {"first"},
                         {"second"},
                         {"spacing [Å]", right},
                         {"-charge [e]", right},
                         {"contrast", right}},
                        rows);
}

}  // namespace

std::string design_text(const Design& design) {
    std::string text =
        fmt::format("designed for {} (metal-metal {:.2f} Å), calibrated on {} ({:.2f} Å): {}\n\n",
                    design.perovskite, design.spacing, design.calibrated_on,
                    design.calibrated_spacing, design.study);
    text += molecules_text(design) + "\n";
    for (const auto& part : {extrapolations_text(design), refused_text(design)}) {
        if (!part.empty()) text += part + "\n";
    }
    text += pairs_text(design) + "\n";
    for (const auto& sentence : design.sentences) {
        for (const auto& line : wrap(sentence, 98)) text += line + "\n";
    }
    return text;
}

}  // namespace anchorite::app
