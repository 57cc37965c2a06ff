#include "anchorite/measurement/composition/ion_match.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

namespace {

constexpr double million = 1e6;

std::string isotopes_text(const Isotopologue& one) {
    const std::string heavy = heavy_atoms(one);
    return heavy.empty() ? "monoisotopic" : heavy;
}

IonMatch match(double found, const std::vector<Isotopologue>& pattern,
               const IonMatchOptions& options) {
    const auto distance = [&](const Isotopologue& one) {
        return std::abs(mass_to_charge(one.mass, options.ion) - found);
    };
    IonMatch out;
    out.found = found;
    out.isotopologue = *std::ranges::min_element(pattern, {}, distance);
    out.calculated = mass_to_charge(out.isotopologue.mass, options.ion);
    out.deviation = million * (found / out.calculated - 1);
    const double neutral = out.isotopologue.mass / std::abs(options.ion.charge);
    out.without_electrons = million * (found / neutral - 1);
    out.matches = std::abs(out.deviation) <= options.tolerance;
    return out;
}

constexpr int decimals = 4;  // of m/z: a deviation of 1 ppm shows from m/z 100

ResultTable ion_table(const IonMatchResult& result) {
    ResultColumn ion{"ion"}, found{"m/z found"}, calculated{"m/z calculated"},
        isotopes{"isotopologue"}, share{"its share", "%"}, deviation{"deviation", "ppm"},
        verdict{"within tolerance"};
    found.decimals = calculated.decimals = decimals;
    for (const IonMatch& one : result.matches) {
        ion.words.push_back(result.options.ion.name);
        found.numbers.push_back(one.found);
        calculated.numbers.push_back(one.calculated);
        isotopes.words.push_back(isotopes_text(one.isotopologue));
        share.numbers.push_back(100 * one.isotopologue.abundance);
        deviation.numbers.push_back(one.deviation);
        verdict.words.emplace_back(one.matches ? "yes" : "no");
    }
    return {"ions",
            "Values and the isotopologues closest to them",
            {ion, found, calculated, isotopes, share, deviation, verdict}};
}

Plot pattern_plot(const IonMatchResult& result) {
    const double most = result.pattern.front().abundance;
    PlotCurve bars{"isotope pattern of " + result.options.ion.name, CurveRole::bars, {}, {}};
    for (const Isotopologue& one : result.pattern) {
        bars.x.push_back(mass_to_charge(one.mass, result.options.ion));
        bars.y.push_back(100 * one.abundance / most);
    }
    PlotCurve values{"found", CurveRole::measured, {}, {}};
    for (const IonMatch& one : result.matches) {
        values.x.push_back(one.found);
        values.y.push_back(100 * one.isotopologue.abundance / most);
    }
    return {"pattern",
            "Isotope pattern",
            {"m/z", ""},
            {"share of the most abundant", "%"},
            {bars, values},
            "Bars: computed from natural abundances, electrons counted; points: m/z found, drawn "
            "at the height of the isotopologue closest to it."};
}

void add_warnings(Analysis& out, const IonMatchResult& result) {
    for (const IonMatch& one : result.matches) {
        if (one.matches) continue;
        const bool electrons = std::abs(one.without_electrons) <= result.options.tolerance;
        out.warnings.push_back(
            electrons ? fmt::format("m/z {:.4f} fits only without the mass of the electron "
                                    "({:+.1f} ppm with it): a calculated value, perhaps.",
                                    one.found, one.deviation)
                      : fmt::format("m/z {:.4f} is {:+.1f} ppm off every isotopologue of {} {}.",
                                    one.found, one.deviation, hill_formula(result.options.molecule),
                                    result.options.ion.name));
    }
}

}  // namespace

void IonMatchOptions::validate() const {
    if (!(tolerance > 0)) throw InputError("the tolerance of a match must be positive");
    if (!(least_share > 0 && least_share < 1)) {
        throw InputError("the least share of an isotopologue must lie between 0 and 1");
    }
}

IonMatchResult match_ions(const std::vector<double>& values, const IonMatchOptions& options) {
    options.validate();
    if (values.empty()) throw InputError("no m/z is given that could be compared");
    const Composition atoms = ion_composition(options.molecule, options.ion);
    IonMatchResult result;
    result.options = options;
    result.pattern = isotopologues(atoms, options.least_share);
    if (result.pattern.empty()) {
        throw InputError("no isotopologue has so large a share: lower the least share");
    }
    result.monoisotopic = mass_to_charge(monoisotopic(atoms).mass, options.ion);
    for (const double value : values) {
        if (!(value > 0)) throw InputError("an m/z must be positive");
        result.matches.push_back(match(value, result.pattern, options));
    }
    return result;
}

Analysis describe(const IonMatchResult& result) {
    Analysis out;
    out.kind = "mass";
    const std::string ion = hill_formula(result.options.molecule) + " " + result.options.ion.name;
    out.title = "Masses of " + ion;
    out.sources = result.sources;
    out.estimates.push_back({"monoisotopic",
                             "monoisotopic m/z",
                             result.monoisotopic,
                             "",
                             {},
                             {},
                             "most abundant isotope of each element, electrons counted",
                             "masses are exact here",
                             decimals});
    for (std::size_t i = 0; i < result.matches.size(); ++i) {
        const IonMatch& one = result.matches[i];
        out.estimates.push_back(
            {fmt::format("deviation_{}", i + 1),
             fmt::format("deviation of m/z {:.4f}", one.found),
             one.deviation,
             "ppm",
             {},
             {},
             "found over calculated, less 1, for " + isotopes_text(one.isotopologue),
             "the accuracy of the spectrometer is not known"});
    }
    const auto count = std::ranges::count_if(result.matches, &IonMatch::matches);
    out.summary = fmt::format("{} of {} values fit {} within {:g} ppm.", count,
                              result.matches.size(), ion, result.options.tolerance);
    out.tables = {ion_table(result)};
    out.plots = {pattern_plot(result)};
    out.settings = {{"formula", hill_formula(result.options.molecule)},
                    {"ion", result.options.ion.name},
                    {"tolerance", fmt::format("{:g} ppm", result.options.tolerance)},
                    {"isotopologues", fmt::format("of at least {:g} % of the molecules",
                                                  100 * result.options.least_share)},
                    {"electrons", "counted"}};
    add_warnings(out, result);
    return out;
}

}  // namespace anchorite::measurement
