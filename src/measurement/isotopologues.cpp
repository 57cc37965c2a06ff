#include "anchorite/measurement/isotopologues.hpp"

#include <GraphMol/PeriodicTable.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

namespace {

// Far below any share that is asked for: what is dropped here adds up to nothing seen.
constexpr double negligible = 1e-9;
constexpr int heaviest_nuclide = 300;

using Counts = std::vector<int>;  ///< atoms of each isotope of one element

std::vector<Isotope> isotopes_of(int element) {
    auto all = natural_isotopes(element);
    if (!all.empty()) return all;
    throw InputError(fmt::format("{} has no natural isotopes, so its masses are not defined",
                                 element_symbol(element)));
}

/// Shares of all choices of isotopes for so many atoms of one element, atom by atom.
std::map<Counts, double> choices(const std::vector<Isotope>& isotopes, int atoms) {
    std::map<Counts, double> now{{Counts(isotopes.size(), 0), 1.0}};
    for (int i = 0; i < atoms; ++i) {
        std::map<Counts, double> next;
        for (const auto& [counts, share] : now) {
            for (std::size_t k = 0; k < isotopes.size(); ++k) {
                if (share * isotopes[k].abundance < negligible) continue;
                Counts more = counts;
                ++more[k];
                next[more] += share * isotopes[k].abundance;
            }
        }
        now = std::move(next);
    }
    return now;
}

Isotopologue with(const Isotopologue& rest, int element, const std::vector<Isotope>& isotopes,
                  const Counts& counts, double share) {
    Isotopologue one = rest;
    one.abundance *= share;
    for (std::size_t k = 0; k < isotopes.size(); ++k) {
        if (counts[k] == 0) continue;
        one.mass += counts[k] * isotopes[k].mass;
        one.composition[element][isotopes[k].mass_number] = counts[k];
    }
    return one;
}

int most_abundant(int element) {
    const auto all = isotopes_of(element);
    return std::max_element(all.begin(), all.end(),
                            [](const auto& a, const auto& b) { return a.abundance < b.abundance; })
        ->mass_number;
}

void refuse_empty(const Composition& composition) {
    if (composition.empty()) throw InputError("a formula without atoms has no mass");
}

}  // namespace

std::vector<Isotope> natural_isotopes(int atomic_number) {
    std::vector<Isotope> found;
    if (element_symbol(atomic_number).empty()) return found;
    const RDKit::PeriodicTable& table = *RDKit::PeriodicTable::getTable();
    const auto element = static_cast<unsigned>(atomic_number);
    for (unsigned number = element; number <= heaviest_nuclide; ++number) {
        const double percent = table.getAbundanceForIsotope(element, number);
        if (percent <= 0) continue;
        found.push_back(
            {static_cast<int>(number), table.getMassForIsotope(element, number), percent / 100});
    }
    return found;
}

std::vector<Isotopologue> isotopologues(const Composition& composition, double least) {
    refuse_empty(composition);
    std::vector<Isotopologue> all{{0, 1, {}}};
    for (const auto& [element, atoms] : composition) {
        const auto isotopes = isotopes_of(element);
        std::vector<Isotopologue> next;
        for (const auto& [counts, share] : choices(isotopes, atoms)) {
            for (const Isotopologue& rest : all) {
                if (rest.abundance * share < least) continue;
                next.push_back(with(rest, element, isotopes, counts, share));
            }
        }
        all = std::move(next);
    }
    std::sort(all.begin(), all.end(),
              [](const auto& a, const auto& b) { return a.abundance > b.abundance; });
    return all;
}

Isotopologue monoisotopic(const Composition& composition) {
    refuse_empty(composition);
    Isotopologue sum{0, 1, {}};
    for (const auto& [element, atoms] : composition) {
        const auto isotopes = isotopes_of(element);
        const int number = most_abundant(element);
        Counts counts(isotopes.size(), 0);
        double share = 1;
        for (std::size_t k = 0; k < isotopes.size(); ++k) {
            if (isotopes[k].mass_number != number) continue;
            counts[k] = atoms;
            share = std::pow(isotopes[k].abundance, atoms);
        }
        sum = with(sum, element, isotopes, counts, share);
    }
    return sum;
}

std::string heavy_atoms(const Isotopologue& isotopologue) {
    std::string text;
    for (const auto& [element, by_number] : isotopologue.composition) {
        const int usual = most_abundant(element);
        if (by_number.size() == 1 && by_number.begin()->first == usual) continue;
        // One 13C among many carbons is named alone, both isotopes of bromine are.
        const auto common = by_number.find(usual);
        const bool whole = common == by_number.end() || common->second <= 6;
        for (const auto& [number, atoms] : by_number) {
            if (!whole && number == usual) continue;
            text += fmt::format("{}{}{}{}", text.empty() ? "" : " ", number,
                                element_symbol(element), atoms == 1 ? "" : std::to_string(atoms));
        }
    }
    return text;
}

IonKind parse_ion(const std::string& text) {
    const auto refuse = [&]() -> InputError {
        return InputError({}, fmt::format("\"{}\" is not an ion this program knows", text),
                          "write [M]+, [M+H]+, [M+Na]+, [M-H]- or alike");
    };
    const auto close = text.find(']');
    if (!text.starts_with("[M") || close == std::string::npos) throw refuse();
    IonKind ion;
    ion.name = text;
    std::string_view added = std::string_view(text).substr(2, close - 2);
    while (!added.empty()) {
        const int sign = added.front() == '+' ? 1 : added.front() == '-' ? -1 : 0;
        if (sign == 0) throw refuse();
        added.remove_prefix(1);
        const auto end = added.find_first_of("+-");
        for (const auto& [element, atoms] : parse_formula(added.substr(0, end))) {
            ion.added[element] += sign * atoms;
        }
        added = end == std::string_view::npos ? std::string_view() : added.substr(end);
    }
    const std::string charge = text.substr(close + 1);
    const bool radical = charge.size() > 1 && charge.ends_with("•");
    const std::string plain = radical ? charge.substr(0, charge.size() - 3) : charge;
    if (plain == "+" || plain == "-") {
        ion.charge = plain == "+" ? 1 : -1;
    } else if (plain.size() == 2 && plain[0] >= '2' && plain[0] <= '9' &&
               (plain[1] == '+' || plain[1] == '-')) {
        ion.charge = (plain[0] - '0') * (plain[1] == '+' ? 1 : -1);
    } else {
        throw refuse();
    }
    return ion;
}

double mass_to_charge(double mass, const IonKind& ion) {
    return (mass - ion.charge * electron_mass) / std::abs(ion.charge);
}

Composition ion_composition(const Composition& molecule, const IonKind& ion) {
    Composition sum = molecule;
    for (const auto& [element, atoms] : ion.added) {
        sum[element] += atoms;
        if (sum[element] < 0) {
            throw InputError(fmt::format("{} loses more {} than {} has", ion.name,
                                         element_symbol(element), hill_formula(molecule)));
        }
        if (sum[element] == 0) sum.erase(element);
    }
    return sum;
}

}  // namespace anchorite::measurement
