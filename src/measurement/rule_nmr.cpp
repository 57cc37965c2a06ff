#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "anchorite/base/at_place.hpp"
#include "anchorite/base/elements.hpp"
#include "compounds.hpp"
#include "rules.hpp"

namespace anchorite::measurement {

namespace {

constexpr const char* id = "nmr-integrals";
constexpr double tolerance = 0.5;  // nuclei
constexpr int hydrogen = 1;
constexpr int carbon = 6;

/// The element of "1H", "13C" ...
int element_of(const std::string& nucleus) {
    const auto letters = nucleus.find_first_not_of("0123456789");
    const int element = letters == std::string::npos || letters == 0
                            ? 0
                            : atomic_number(std::string_view(nucleus).substr(letters));
    if (element > 0) return element;
    throw InputError({}, "\"" + nucleus + "\" is not a nucleus", "write 1H, 13C, 19F, 31P ...");
}

std::string sum_text(const std::vector<double>& integrals, double sum, std::string_view symbol) {
    std::string terms;
    for (const double one : integrals)
        terms += fmt::format("{}{:g}", terms.empty() ? "" : "+", one);
    return integrals.size() == 1 ? fmt::format("{:g} {}", sum, symbol)
                                 : fmt::format("{} = {:g} {}", terms, sum, symbol);
}

/// Hydrogens on anything but carbon, which signals often do not show; none without a structure.
std::optional<int> exchangeable(const Compound& compound) {
    const auto structure = structure_of(compound);
    if (!structure) return std::nullopt;
    int count = 0;
    for (const auto& bond : structure->bonds()) {
        const int first = structure->elements()[static_cast<std::size_t>(bond.first)];
        const int second = structure->elements()[static_cast<std::size_t>(bond.second)];
        const int other = first == hydrogen ? second : first;
        if ((first == hydrogen || second == hydrogen) && other != carbon) ++count;
    }
    return count;
}

/// Names of other compounds that have so many atoms of the element and the very same list.
std::string owner_of(const Record& record, const Compound& self, const NmrList& list, int element,
                     int atoms) {
    for (const Compound& other : record.compounds) {
        if (&other == &self || atoms_of(composition_of(other), element) != atoms) continue;
        for (const NmrList& theirs : other.nmr) {
            if (theirs.nucleus.value == list.nucleus.value && theirs.integrals == list.integrals &&
                theirs.shifts == list.shifts) {
                return other.name;
            }
        }
    }
    return {};
}

Verdict verdict_of(double sum, int atoms, const std::optional<int>& hidden, int element) {
    if (std::abs(sum - atoms) <= tolerance) return Verdict::holds;
    const double missing = atoms - sum;
    const bool may_hide = element == hydrogen && missing > 0;
    if (may_hide && (!hidden || missing <= *hidden + tolerance)) return Verdict::doubtful;
    return Verdict::cannot_be_true;
}

std::string reason_of(Verdict verdict, const std::string& owner, double sum, int atoms) {
    if (verdict == Verdict::holds) return "the integrals count every nucleus";
    if (verdict == Verdict::doubtful) {
        return "too few; hydrogens on O or N may be missing from a spectrum";
    }
    std::string text = sum > atoms ? "the molecule has not so many nuclei"
                                   : "nuclei are missing that a spectrum shows";
    if (!owner.empty()) {
        text += fmt::format(": the same list is given for {}, which it fits", owner);
    }
    return text;
}

Finding check_list(const Record& record, const Compound& compound, const NmrList& list) {
    const int element = at_place(list.nucleus, element_of);
    const auto composition = composition_of(compound);
    const int atoms = atoms_of(composition, element);
    const double sum = std::accumulate(list.integrals.begin(), list.integrals.end(), 0.0);
    Finding one{.rule = id,
                .subject = fmt::format("{}, {} NMR", compound.name.value, list.nucleus.value),
                .where = list.nucleus.where,
                .from = list.from};
    const auto symbol = element_symbol(element);
    one.verdict = verdict_of(sum, atoms, exchangeable(compound), element);
    one.reported = sum_text(list.integrals, sum, symbol);
    one.computed = fmt::format("{} {} in {}", atoms, symbol, hill_formula(composition));
    one.reason = reason_of(
        one.verdict, owner_of(record, compound, list, element, static_cast<int>(std::lround(sum))),
        sum, atoms);
    one.figures = {{"nuclei by the integrals", sum, ""},
                   {"nuclei by the formula", static_cast<double>(atoms), ""}};
    return one;
}

std::vector<Finding> check_nmr(const Record& record) {
    std::vector<Finding> found;
    for (const Compound& compound : record.compounds) {
        for (const NmrList& list : compound.nmr) {
            at_place(list.nucleus, element_of);
            if (!list.integrals.empty()) found.push_back(check_list(record, compound, list));
        }
    }
    return found;
}

}  // namespace

Rule nmr_rule() {
    return {id, "the integrals of a spectrum add up to the nuclei of the formula", "0.5 nuclei",
            check_nmr};
}

}  // namespace anchorite::measurement
