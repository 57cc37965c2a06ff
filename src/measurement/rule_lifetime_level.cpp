#include <fmt/format.h>

#include <cmath>

#include "anchorite/lifetime/acceleration.hpp"
#include "light_of.hpp"
#include "rules.hpp"

namespace anchorite::measurement {

namespace {

using lifetime::Luminance;
using lifetime::Radiance;

constexpr const char* id = "lifetime-level";
constexpr double equivalence = 0.1;  // between a radiance and the luminance it is said to be
constexpr double other_level = 1.5;  // beyond this ratio two levels are not one
constexpr double hour = 3600;
constexpr Luminance usual{100};  // level that reviews compare lifetimes at [cd/m²]

/// T50 at another level by R0ⁿ T50 = constant, from one lifetime.
double at_level(const LifetimeReport& report, double ratio) {
    return report.t50 * std::pow(ratio, -*report.acceleration);
}

Finding start(const LifetimeReport& report, const SourceLocation& where, const std::string& what) {
    return {.rule = id, .subject = report.name.value + what, .where = where, .from = report.from};
}

/// The luminance that a radiance is said to stand for, in the light it is said for.
Finding check_equivalence(const Record& record, const LifetimeReport& report,
                          const optics::Spectrum& light) {
    Finding one = start(report, report.stands_for->where, ", equivalence");
    const auto luminance =
        lifetime::to_luminance(Radiance{*report.radiance}, lifetime::efficacy_of(light));
    const double off = luminance.value / *report.stands_for - 1;
    one.verdict = std::abs(off) <= equivalence ? Verdict::holds : Verdict::cannot_be_true;
    const auto peak = report.stands_for_peak ? report.stands_for_peak
                      : report.peak          ? report.peak
                                             : record.light.peak;
    one.reported = fmt::format("{:g} W/(sr m2) is {:g} cd/m2 at {:g} nm", report.radiance->value,
                               report.stands_for->value, *peak * 1e9);
    one.computed = fmt::format("{:.4g} cd/m2", luminance.value);
    one.reason = one.verdict == Verdict::holds ? "right for light of that peak"
                                               : "light of that peak has another luminance";
    one.figures = {{"luminance", luminance.value, "cd/m2"}};
    return one;
}

/// What a radiance-referenced lifetime is as a luminance, and T50 at the usual luminance.
Finding check_radiance(const LifetimeReport& report, const optics::Spectrum& light) {
    const auto efficacy = lifetime::efficacy_of(light);
    const auto luminance = lifetime::to_luminance(Radiance{*report.radiance}, efficacy);
    Finding one = start(report, report.radiance->where, {});
    const Luminance claimed{report.stands_for ? report.stands_for->value : usual.value};
    const double ratio = claimed.value / luminance.value;
    const bool same = std::max(ratio, 1 / ratio) <= other_level;
    one.verdict = same ? Verdict::holds : Verdict::doubtful;
    one.reported =
        fmt::format("T50 {:.0f} h at {:g} W/(sr m2)", report.t50 / hour, report.radiance->value);
    one.computed = fmt::format("{:.2f} cd/m2 of its own light", luminance.value);
    one.figures = {{"efficacy", efficacy.value, "lm/W"}, {"luminance", luminance.value, "cd/m2"}};
    if (report.acceleration) {
        const double seconds = at_level(report, ratio);
        one.computed +=
            fmt::format("; T50 {:.3g} h at a true {:g} cd/m2", seconds / hour, claimed.value);
        one.figures.push_back({"T50 at that true luminance", seconds / hour, "h"});
    }
    one.reason = same ? "radiance and luminance say the same of this light"
                      : fmt::format(
                            "referenced to a radiance: it is no lifetime at {:g} cd/m2, a factor "
                            "{:.0f} away, and must not stand beside such ones",
                            claimed.value, std::max(ratio, 1 / ratio));
    return one;
}

Finding check_luminance(const LifetimeReport& report, const optics::Spectrum& light) {
    const auto radiance =
        lifetime::to_radiance(Luminance{*report.luminance}, lifetime::efficacy_of(light));
    Finding one = start(report, report.luminance->where, {});
    one.verdict = Verdict::holds;
    one.reported =
        fmt::format("T50 {:.0f} h at {:g} cd/m2", report.t50 / hour, report.luminance->value);
    one.computed = fmt::format("{:.4g} W/(sr m2) of its own light", radiance.value);
    one.reason = "referenced to a luminance: to be compared with such ones only";
    one.figures = {{"radiance", radiance.value, "W/(sr m2)"}};
    return one;
}

std::vector<Finding> check_levels(const Record& record) {
    std::vector<Finding> found;
    for (const LifetimeReport& report : record.lifetimes) {
        const auto own = light_of(record, report.peak, report.fwhm);
        const auto said =
            light_of(record, report.stands_for_peak ? report.stands_for_peak : report.peak,
                     report.stands_for_fwhm ? report.stands_for_fwhm : report.fwhm);
        if (report.stands_for && said) found.push_back(check_equivalence(record, report, *said));
        if (!own) continue;
        found.push_back(report.radiance ? check_radiance(report, *own)
                                        : check_luminance(report, *own));
    }
    return found;
}

}  // namespace

Rule lifetime_level_rule() {
    return {id,
            "a lifetime is for a radiance or for a luminance, 683 lm/W x V of its own light apart; "
            "at another level R0^n T50 = constant",
            "10 % for an equivalence, a factor 1.5 between levels", check_levels};
}

}  // namespace anchorite::measurement
