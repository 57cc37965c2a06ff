#include "measurement/samples/measured_molecule.hpp"

#include <algorithm>
#include <cmath>

namespace anchorite::measurement {

namespace {

const ResultColumn* column_of(const Analysis& analysis, const std::string& table,
                              const std::string& name) {
    const auto found = std::ranges::find(analysis.tables, table, &ResultTable::id);
    if (found == analysis.tables.end()) return nullptr;
    const auto column = std::ranges::find(found->columns, name, &ResultColumn::name);
    return column == found->columns.end() ? nullptr : &*column;
}

/// The entry of a sample's measured spectra: its compound's structure, with spectra of its own.
Compound& measured_compound(Record& record, const SampleReport& sample, const MadeAnalysis& made) {
    const std::string name = sample.name.value + ", measured";
    for (Compound& compound : record.compounds) {
        if (compound.name.value == name) return compound;
    }
    Compound out;
    out.name = {name, made.plan.where};
    const auto reported = std::ranges::find_if(record.compounds, [&](const Compound& compound) {
        return compound.name.value == sample.molecule->value;
    });
    if (reported == record.compounds.end()) {
        out.smiles = *sample.molecule;
    } else {
        out.smiles = reported->smiles;
        out.formula = reported->formula;
    }
    record.compounds.push_back(std::move(out));
    return record.compounds.back();
}

std::string from_of(const MadeAnalysis& made) {
    return made.analysis.kind + " of " + made.plan.inputs.front().path.filename().string();
}

void take_signals(Compound& compound, const MadeAnalysis& made) {
    const ResultColumn* shifts = column_of(made.analysis, "signals", "shift");
    const ResultColumn* nuclei = column_of(made.analysis, "signals", "nuclei");
    const auto nucleus = std::ranges::find(made.analysis.settings, "nucleus", &Setting::name);
    if (shifts == nullptr || nuclei == nullptr || nucleus == made.analysis.settings.end()) return;
    // A window on a flank has no shift; a list of some of them would name the wrong signals.
    const bool all =
        std::ranges::all_of(shifts->numbers, [](double at) { return std::isfinite(at); });
    compound.nmr.push_back({{nucleus->value, made.plan.where},
                            nuclei->numbers,
                            all ? shifts->numbers : std::vector<double>{},
                            from_of(made)});
}

void take_ions(Compound& compound, const MadeAnalysis& made) {
    const ResultColumn* ions = column_of(made.analysis, "ions", "ion");
    const ResultColumn* found = column_of(made.analysis, "ions", "m/z found");
    if (ions == nullptr || found == nullptr) return;
    for (std::size_t i = 0; i < std::min(ions->words.size(), found->numbers.size()); ++i) {
        compound.masses.push_back(
            {{ions->words[i], made.plan.where}, std::nullopt, found->numbers[i], from_of(made)});
    }
}

}  // namespace

void take_molecule(Record& record, const SampleReport& sample, const MadeAnalysis& made) {
    if (!sample.molecule) return;
    Compound& compound = measured_compound(record, sample, made);
    if (made.plan.request.kind == "nmr") take_signals(compound, made);
    if (made.plan.request.kind == "mass") take_ions(compound, made);
}

}  // namespace anchorite::measurement
