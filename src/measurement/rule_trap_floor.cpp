#include <fmt/format.h>

#include "anchorite/device/trap_filling.hpp"
#include "rules.hpp"

namespace anchorite::measurement {

namespace {

constexpr const char* id = "trap-filling-floor";
constexpr double margin = 1.5;  // below this multiple of the floor the charge still counts

Finding check_report(const TrapFillingReport& report) {
    const double floor = device::least_trap_filling_voltage(report.temperature);
    Finding one{
        .rule = id, .subject = report.name, .where = report.voltage.where, .from = report.from};
    const double ratio = report.voltage / floor;
    one.verdict = ratio < 1        ? Verdict::cannot_be_told
                  : ratio < margin ? Verdict::doubtful
                                   : Verdict::holds;
    one.reported = fmt::format("V_TFL = {:.2f} V", report.voltage.value);
    one.computed = fmt::format("floor {:.2f} V at {:g} K", floor, report.temperature);
    one.figures = {{"floor", floor, "V"}, {"V_TFL over the floor", ratio, ""}};
    if (report.density) {
        one.reported += fmt::format(", N = {:.3g} cm^-3", report.density->value * 1e-6);
        const double film = device::implied_film({report.name, report.voltage, *report.density});
        const double least = device::least_trap_density(film, report.temperature);
        one.computed += fmt::format(", least N {:.2g} cm^-3", least * 1e-6);
        one.figures.push_back({"least density of this film", least * 1e-6, "cm^-3"});
    }
    one.reason = ratio < 1        ? "below it the charge that diffuses in from the contacts hides "
                                    "the traps of any film: the density cannot be told from none"
                 : ratio < margin ? "just above it, where that charge is as large as the traps'"
                                  : "the contacts' charge is small beside the traps'";
    return one;
}

std::vector<Finding> check_floor(const Record& record) {
    std::vector<Finding> found;
    for (const auto& report : record.trap_fillings) found.push_back(check_report(report));
    return found;
}

}  // namespace

Rule trap_floor_rule() {
    return {id,
            "a trap-filled limit shows traps only above 2 pi^2 kT/q, whatever film it is "
            "(Duijnstee et al., ACS Energy Lett. 5, 376 (2020))",
            "doubtful up to 1.5 times it", check_floor};
}

}  // namespace anchorite::measurement
