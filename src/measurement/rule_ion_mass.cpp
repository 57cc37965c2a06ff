#include <fmt/format.h>

#include <cmath>

#include "anchorite/base/at_place.hpp"
#include "anchorite/measurement/isotopologues.hpp"
#include "compounds.hpp"
#include "rules.hpp"

namespace anchorite::measurement {

namespace {

constexpr const char* id = "ion-mass";
constexpr double rounding = 2e-4;  // [Da]; four decimals and different tables of isotopes
constexpr double found_ppm = 5;    // usual limit of journals for high resolution

/// A reading of a calculated mass: an isotopologue, with or without its electron.
struct Reading {
    Isotopologue isotopologue;
    double ion = 0;      ///< m/z as an ion [Da]
    double neutral = 0;  ///< mass of the same atoms over the charge [Da]
    bool electron_forgotten = false;
};

std::string words(const Reading& reading) {
    const std::string heavy = heavy_atoms(reading.isotopologue);
    return fmt::format("{} ({:.1f} % of all)", heavy.empty() ? "monoisotopic" : heavy,
                       100 * reading.isotopologue.abundance);
}

Reading reading_of(const Isotopologue& isotopologue, const IonKind& ion) {
    return {isotopologue, mass_to_charge(isotopologue.mass, ion),
            isotopologue.mass / std::abs(ion.charge), false};
}

/// What a mass is, the most abundant isotopologue first; none: nothing it could be.
std::optional<Reading> explain(double mass, const Composition& atoms, const IonKind& ion) {
    std::vector<Isotopologue> all{monoisotopic(atoms)};
    for (auto& one : isotopologues(atoms)) all.push_back(std::move(one));
    for (const bool forgotten : {false, true}) {
        for (const auto& one : all) {
            Reading reading = reading_of(one, ion);
            reading.electron_forgotten = forgotten;
            if (std::abs(mass - (forgotten ? reading.neutral : reading.ion)) <= rounding) {
                return reading;
            }
        }
    }
    return std::nullopt;
}

std::string electron_words(const Reading& reading, const IonKind& ion) {
    if (!reading.electron_forgotten) return {};
    const double off = 1e6 * (reading.neutral - reading.ion) / reading.ion;
    return fmt::format(
        "the value is the mass of the neutral atoms: {} {} electron of {:.5f} Da, {:.1f} ppm",
        ion.name, ion.charge > 0 ? "lacks an" : "has an additional", electron_mass, off);
}

Finding start(const Compound& compound, const IonMass& mass, const std::string& what) {
    return {.rule = id,
            .subject = fmt::format("{}, {} {}", compound.name.value, mass.ion.value, what),
            .where = mass.ion.where,
            .from = mass.from,
            .figures = {}};
}

Finding check_calculated(const Compound& compound, const IonMass& mass, const IonKind& ion,
                         const Composition& atoms) {
    Finding one = start(compound, mass, "calculated");
    const Reading mono = reading_of(monoisotopic(atoms), ion);
    const auto reading = explain(*mass.calculated, atoms, ion);
    one.reported = fmt::format("{:.4f}", *mass.calculated);
    one.computed = fmt::format("{:.4f} monoisotopic", mono.ion);
    one.figures = {{"monoisotopic ion", mono.ion, "Da"},
                   {"monoisotopic neutral", mono.neutral, "Da"}};
    if (!reading) {
        one.verdict = Verdict::cannot_be_true;
        one.reason = fmt::format("no isotopologue of {} has this mass", hill_formula(atoms));
        return one;
    }
    const bool usual = heavy_atoms(reading->isotopologue).empty();
    if (!usual) {
        one.computed =
            fmt::format("{:.4f} {}, {:.4f} monoisotopic", reading->ion, words(*reading), mono.ion);
        one.figures.push_back({"isotopologue meant, ion", reading->ion, "Da"});
        one.figures.push_back({"its share", reading->isotopologue.abundance, ""});
    }
    one.verdict = reading->electron_forgotten ? Verdict::cannot_be_true : Verdict::holds;
    one.reason = electron_words(*reading, ion);
    if (!usual) {
        one.reason = fmt::format("this is the isotopologue {}, not the monoisotopic one{}{}",
                                 heavy_atoms(reading->isotopologue), one.reason.empty() ? "" : "; ",
                                 one.reason);
    } else if (one.reason.empty()) {
        one.reason = "the mass of the monoisotopic ion";
    }
    return one;
}

Finding check_found(const Compound& compound, const IonMass& mass, const IonKind& ion,
                    const Composition& atoms) {
    Finding one = start(compound, mass, "found");
    Reading nearest = reading_of(monoisotopic(atoms), ion);
    for (const auto& other : isotopologues(atoms, 0.01)) {
        const Reading reading = reading_of(other, ion);
        if (std::abs(reading.ion - *mass.found) < std::abs(nearest.ion - *mass.found)) {
            nearest = reading;
        }
    }
    const double ppm = 1e6 * (*mass.found - nearest.ion) / nearest.ion;
    one.reported = fmt::format("{:.4f}", *mass.found);
    one.computed = fmt::format("{:.4f} {}", nearest.ion, words(nearest));
    one.figures = {{"ion", nearest.ion, "Da"}, {"found less computed", ppm, "ppm"}};
    one.verdict = std::abs(ppm) <= found_ppm ? Verdict::holds : Verdict::doubtful;
    one.reason = fmt::format("{:+.1f} ppm off the ion{}", ppm,
                             one.verdict == Verdict::holds ? "" : ", more than 5 ppm");
    return one;
}

std::vector<Finding> check_masses(const Record& record) {
    std::vector<Finding> found;
    for (const Compound& compound : record.compounds) {
        for (const IonMass& mass : compound.masses) {
            const auto molecule = composition_of(compound);
            const auto ion = at_place(mass.ion, parse_ion);
            const auto atoms = at_place(
                mass.ion, [&](const std::string&) { return ion_composition(molecule, ion); });
            if (mass.calculated) found.push_back(check_calculated(compound, mass, ion, atoms));
            if (mass.found) found.push_back(check_found(compound, mass, ion, atoms));
        }
    }
    return found;
}

}  // namespace

Rule ion_mass_rule() {
    return {id,
            "the m/z of an ion is the mass of one named isotopologue less the electrons it lost, "
            "over its charge",
            "0.0002 Da calculated, 5 ppm found", check_masses};
}

}  // namespace anchorite::measurement
