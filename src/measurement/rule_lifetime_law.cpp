#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/lifetime/acceleration.hpp"
#include "rules.hpp"

namespace anchorite::measurement {

namespace {

constexpr const char* id = "lifetime-law";
constexpr double same_lifetime = 0.1;   // decades
constexpr double other_lifetime = 0.3;  // decades: a factor two
constexpr double same_n = 0.05;
constexpr double hour = 3600;

Finding check_report(const LifetimeReport& report) {
    std::vector<double> levels, seconds;
    for (const auto& level : report.levels) {
        levels.push_back(level.radiance);
        seconds.push_back(level.t50);
    }
    const auto law = lifetime::fit_power_law(levels, seconds);
    const auto there = lifetime::evaluate(law, *report.radiance);
    const double decades = std::log10(report.t50 / there.seconds);
    Finding one{.rule = id, .subject = report.name, .where = report.t50.where, .from = report.from};
    const bool n_off = report.acceleration && std::abs(*report.acceleration - law.n) > same_n &&
                       !law.n_interval.contains(*report.acceleration);
    one.verdict = std::abs(decades) > other_lifetime           ? Verdict::cannot_be_true
                  : std::abs(decades) > same_lifetime || n_off ? Verdict::doubtful
                                                               : Verdict::holds;
    one.reported =
        fmt::format("T50 {:.0f} h at {:g} W/(sr m2)", report.t50 / hour, report.radiance->value);
    if (report.acceleration) one.reported += fmt::format(", n = {:g}", *report.acceleration);
    one.computed = fmt::format("{:.3g} h and n = {:.3f} from {} levels", there.seconds / hour,
                               law.n, levels.size());
    one.reason = fmt::format("the lowest level measured is a factor {:.3g} away", there.reach);
    one.figures = {
        {"T50", there.seconds / hour, "h"}, {"n", law.n, ""}, {"reach", there.reach, ""}};
    return one;
}

std::vector<Finding> check_laws(const Record& record) {
    std::vector<Finding> found;
    for (const LifetimeReport& report : record.lifetimes) {
        if (report.levels.size() >= 2 && report.radiance) found.push_back(check_report(report));
    }
    return found;
}

}  // namespace

Rule lifetime_law_rule() {
    return {id, "an extrapolated T50 follows from those measured by R0^n T50 = constant",
            "0.1 decades, impossible beyond a factor 2; n within 0.05 or its interval", check_laws};
}

}  // namespace anchorite::measurement
