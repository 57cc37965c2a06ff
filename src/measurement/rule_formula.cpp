#include <fmt/format.h>

#include "compounds.hpp"
#include "rules.hpp"

namespace anchorite::measurement {

namespace {

constexpr const char* id = "formula";

std::vector<Finding> check_formula(const Record& record) {
    std::vector<Finding> found;
    for (const Compound& compound : record.compounds) {
        // Both are read even where there is nothing to compare: neither may be wrong unseen.
        const std::string reported = hill_formula(composition_of(compound));
        const auto structure = structure_of(compound);
        if (!compound.formula || !structure) continue;
        const std::string computed = hill_formula(composition_of(*structure));
        const bool same = reported == computed;
        Finding one{.rule = id, .subject = compound.name, .where = compound.formula->where};
        one.verdict = same ? Verdict::holds : Verdict::cannot_be_true;
        one.reported = reported;
        one.computed = computed;
        one.reason = same ? "the structure has this formula"
                          : "the structure that the name stands for has another formula";
        found.push_back(std::move(one));
    }
    return found;
}

}  // namespace

Rule formula_rule() {
    return {id, "a formula counts the atoms of the structure", "none", check_formula};
}

}  // namespace anchorite::measurement
