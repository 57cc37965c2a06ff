#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "anchorite/device/trap_filling.hpp"
#include "rules.hpp"

namespace anchorite::measurement {

namespace {

constexpr const char* id = "trap-filling-film";
constexpr double tolerance = 0.02;        // ε_r/L² of films that are said to be alike
constexpr double stated_tolerance = 0.1;  // against a stated thickness and permittivity
constexpr double usual_permittivity = 6;  // of CsPbI3 dots in their ligands, for a thickness

using Reports = std::vector<const TrapFillingReport*>;

double film_of(const TrapFillingReport& report) {
    return device::implied_film({report.name, report.voltage, *report.density});
}

/// Against the film's own thickness and permittivity.
Finding check_stated(const TrapFillingReport& report) {
    const double stated = *report.permittivity / (*report.thickness * *report.thickness);
    const double implied = film_of(report);
    Finding one{
        .rule = id, .subject = report.name, .where = report.density->where, .from = report.from};
    one.verdict = std::abs(implied / stated - 1) <= stated_tolerance ? Verdict::holds
                                                                     : Verdict::cannot_be_true;
    one.reported = fmt::format("L = {:g} nm, permittivity {:g}", *report.thickness * 1e9,
                               *report.permittivity);
    one.computed =
        fmt::format("V_TFL and N give {:.3g} times that permittivity/L^2", implied / stated);
    one.reason = "N = 2 eps V_TFL/(q L^2)";
    one.figures = {{"permittivity over L squared, implied", implied, "m^-2"},
                   {"permittivity over L squared, stated", stated, "m^-2"}};
    return one;
}

/// Films of one kind among each other.
Finding check_together(const std::string& film, const Reports& reports) {
    std::vector<device::ReportedTrapFilling> pairs;
    std::string reported, computed;
    for (const auto* report : reports) {
        pairs.push_back({report->name, report->voltage, *report->density});
        reported += fmt::format("{}({:.2f} V, {:.3g} cm^-3)", reported.empty() ? "" : ", ",
                                report->voltage.value, report->density->value * 1e-6);
    }
    const auto result = device::check_trap_filling(pairs, tolerance);
    Finding one{.rule = id,
                .subject = film.empty() ? "all devices" : film,
                .where = reports.front()->density->where,
                .from = reports.front()->from};
    for (const double value : result.films) {
        computed += fmt::format("{}{:.3g}", computed.empty() ? "" : ", ", value);
        one.figures.push_back({"permittivity over L squared", value, "m^-2"});
    }
    one.verdict = result.spread <= tolerance ? Verdict::holds : Verdict::cannot_be_true;
    one.reported = reported;
    one.computed =
        fmt::format("permittivity/L^2 = {} m^-2, {:.1f} % apart", computed, 100 * result.spread);
    const double thickness = std::sqrt(usual_permittivity / result.films.front());
    one.figures.push_back({"spread", result.spread, ""});
    one.figures.push_back({"thickness at permittivity 6", thickness * 1e9, "nm"});
    one.reason = one.verdict == Verdict::holds
                     ? fmt::format("one film for all: {:.0f} nm if its permittivity is {:g}",
                                   thickness * 1e9, usual_permittivity)
                     : "films that are said to be alike were given different thicknesses";
    return one;
}

std::vector<Finding> check_films(const Record& record) {
    std::vector<Finding> found;
    std::map<std::string, Reports> groups;
    for (const auto& report : record.trap_fillings) {
        if (!report.density) continue;
        if (report.thickness && report.permittivity) found.push_back(check_stated(report));
        groups[report.film].push_back(&report);
    }
    for (const auto& [film, reports] : groups) {
        if (reports.size() > 1) found.push_back(check_together(film, reports));
    }
    return found;
}

}  // namespace

Rule trap_film_rule() {
    return {id, "V_TFL and trap density of films that are alike imply one permittivity/thickness^2",
            "2 % among devices, 10 % against a stated film", check_films};
}

}  // namespace anchorite::measurement
