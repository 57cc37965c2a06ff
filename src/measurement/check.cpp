#include "anchorite/measurement/check.hpp"

#include <algorithm>

#include "anchorite/base/error.hpp"
#include "anchorite/base/suggest.hpp"
#include "rules.hpp"

namespace anchorite::measurement {

std::string_view name_of(Verdict verdict) {
    constexpr std::array names = {"holds", "doubtful", "cannot be told", "cannot be true"};
    return names.at(static_cast<std::size_t>(verdict));
}

std::span<const Rule> rules() {
    static const std::vector<Rule> all = {
        formula_rule(),   nmr_rule(),       same_signals_rule(),   ion_mass_rule(),
        amount_rule(),    thickness_rule(), rotation_rule(),       trap_floor_rule(),
        trap_film_rule(), rates_rule(),     radiance_rule(),       efficiency_order_rule(),
        ceiling_rule(),   colour_rule(),    lifetime_level_rule(), lifetime_law_rule(),
        repeated_rule(),  spacing_rule(),   measured_rule()};
    return all;
}

const Rule& find_rule(const std::string& id) {
    std::vector<std::string> ids;
    for (const Rule& rule : rules()) {
        if (rule.id == id) return rule;
        ids.push_back(rule.id);
    }
    throw InputError({}, "there is no rule \"" + id + "\"", did_you_mean(id, ids));
}

std::size_t CheckResult::count(Verdict verdict) const {
    return static_cast<std::size_t>(
        std::count_if(findings.begin(), findings.end(),
                      [&](const Finding& finding) { return finding.verdict == verdict; }));
}

CheckResult check(const Record& record, const ProgressCallback& progress) {
    CheckResult result;
    ProgressEvent event{"rules", 0, rules().size()};
    for (const Rule& rule : rules()) {
        if (progress && !progress(event)) throw Cancelled();
        for (Finding& finding : rule.check(record)) result.findings.push_back(std::move(finding));
        ++event.done;
    }
    if (progress && !progress(event)) throw Cancelled();
    return result;
}

}  // namespace anchorite::measurement
