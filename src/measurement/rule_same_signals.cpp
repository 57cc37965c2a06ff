#include <fmt/format.h>

#include "compounds.hpp"
#include "rules.hpp"

namespace anchorite::measurement {

namespace {

constexpr const char* id = "nmr-copied";

bool same(const NmrList& a, const NmrList& b) {
    return a.nucleus.value == b.nucleus.value && a.shifts == b.shifts &&
           a.integrals == b.integrals && !a.shifts.empty();
}

Finding finding_of(const Compound& first, const Compound& second, const NmrList& list) {
    Finding one{.rule = id,
                .subject = fmt::format("{}, {} NMR", first.name.value, list.nucleus.value),
                .where = list.nucleus.where,
                .from = list.from};
    // A list of one signal may agree by chance.
    const bool several = list.shifts.size() > 1;
    one.verdict = several ? Verdict::cannot_be_true : Verdict::doubtful;
    one.reported = fmt::format("{} signal{}, first at {:g} ppm", list.shifts.size(),
                               several ? "s" : "", list.shifts.front());
    one.computed = fmt::format("{}: the same list", second.name.value);
    one.reason =
        fmt::format("{} and {} are different molecules; one list belongs to the other",
                    hill_formula(composition_of(first)), hill_formula(composition_of(second)));
    one.figures = {{"signals in common", static_cast<double>(list.shifts.size()), ""}};
    return one;
}

std::vector<Finding> check_same_signals(const Record& record) {
    std::vector<Finding> found;
    for (auto first = record.compounds.begin(); first != record.compounds.end(); ++first) {
        for (auto second = first + 1; second != record.compounds.end(); ++second) {
            if (composition_of(*first) == composition_of(*second)) continue;
            for (const NmrList& a : first->nmr) {
                for (const NmrList& b : second->nmr) {
                    if (same(a, b)) found.push_back(finding_of(*first, *second, a));
                }
            }
        }
    }
    return found;
}

}  // namespace

Rule same_signals_rule() {
    return {id, "two different molecules do not have the same list of signals",
            "shifts equal as written", check_same_signals};
}

}  // namespace anchorite::measurement
