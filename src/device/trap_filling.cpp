#include "anchorite/device/trap_filling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numbers>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/error.hpp"

namespace anchorite::device {

double implied_film(const ReportedTrapFilling& report) {
    if (!(report.voltage > 0) || !(report.density > 0)) {
        throw InputError("V_TFL and trap density of " + report.name + " must be positive");
    }
    return constants::elementary_charge * report.density /
           (2 * constants::vacuum_permittivity * report.voltage);
}

double least_trap_filling_voltage(double temperature) {
    if (!(temperature > 0)) throw InputError("a temperature must be positive");
    return 2 * std::numbers::pi * std::numbers::pi * constants::boltzmann * temperature /
           constants::elementary_charge;
}

double least_trap_density(double film, double temperature) {
    if (!(film > 0)) throw InputError("the relative permittivity over L² must be positive");
    return 2 * constants::vacuum_permittivity * film * least_trap_filling_voltage(temperature) /
           constants::elementary_charge;
}

TrapFillingCheck check_trap_filling(const std::vector<ReportedTrapFilling>& reports,
                                    double tolerance, double temperature) {
    if (reports.empty()) throw InputError("there is no trap-filled limit to check");
    TrapFillingCheck out;
    for (const auto& report : reports) out.films.push_back(implied_film(report));
    const auto [low, high] = std::minmax_element(out.films.begin(), out.films.end());
    out.spread = *high / *low - 1;
    if (out.spread > tolerance) {
        out.findings.push_back(fmt::format(
            "the pairs of V_TFL and trap density imply films whose permittivity over L² differs by "
            "{:.1f} %",
            100 * out.spread));
    }
    const double floor = least_trap_filling_voltage(temperature);
    for (const auto& report : reports) {
        if (report.voltage >= floor) continue;
        out.findings.push_back(fmt::format(
            "V_TFL of {} is {:.2f} V, below the {:.2f} V (2 pi^2 kT/q) that charge from the "
            "contacts needs at {:.0f} K: its trap density of {:.3g} cm^-3 cannot be told from none",
            report.name, report.voltage, floor, temperature, report.density * 1e-6));
    }
    return out;
}

}  // namespace anchorite::device
