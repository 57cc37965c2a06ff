#include <fmt/format.h>

#include "anchorite/base/at_place.hpp"
#include "anchorite/measurement/rotation.hpp"
#include "rules.hpp"

namespace anchorite::measurement {

namespace {

constexpr const char* id = "spin-speed";
constexpr double fastest = 12000;          // of spin coaters sold [rpm]
constexpr double small_substrate = 7e-3;   // half of a 15 mm square, rounded down [m]
constexpr double large_substrate = 18e-3;  // to the corner of a 25 mm square [m]

Finding check_gravity(const SpinReport& spin, double relative, Finding one) {
    const double inner = spin.radius.value_or(small_substrate);
    const double outer = spin.radius.value_or(large_substrate);
    const double least = turns_for_acceleration(relative, outer);
    const double most = turns_for_acceleration(relative, inner);
    const double meant = relative_acceleration(relative, outer);
    one.verdict = least > fastest ? Verdict::cannot_be_true : Verdict::doubtful;
    one.computed = spin.radius ? fmt::format("{:.0f} rpm at {:g} mm", least, 1e3 * outer)
                               : fmt::format("{:.0f} to {:.0f} rpm at {:g} to {:g} mm", least, most,
                                             1e3 * outer, 1e3 * inner);
    one.reason = fmt::format(
        "a multiple of g belongs to a centrifuge: on a turning substrate it is 0 on the axis and "
        "grows outwards{}; {:.0f} rpm, if that is meant, is {:.0f} x g at {:g} mm",
        least > fastest ? ", and no spin coater turns that fast" : "", relative, meant,
        1e3 * outer);
    one.figures = {{"least speed", least, "rpm"},
                   {"largest speed", most, "rpm"},
                   {"acceleration at so many rpm", meant, "x g"}};
    return one;
}

Finding check_spin(const SpinReport& spin) {
    const RotationSpeed speed =
        at_place(spin.speed, [](const std::string& text) { return parse_rotation(text); });
    Finding one{.rule = id,
                .subject = spin.name,
                .where = spin.speed.where,
                .from = spin.from,
                .reported = spin.speed,
                .computed = "-"};
    const bool coating = spin.kind == Rotation::spin_coating;
    if (coating && speed.in_gravity) return check_gravity(spin, speed.value, std::move(one));
    if (coating) {
        one.verdict = speed.value > fastest ? Verdict::doubtful : Verdict::holds;
        one.reason = one.verdict == Verdict::holds ? "a speed of spin coating"
                                                   : "faster than spin coaters turn";
    } else if (speed.in_gravity) {
        one.reason = "right for a centrifuge: it does not depend on the rotor";
    } else if (spin.radius) {
        const double relative = relative_acceleration(speed.value, *spin.radius);
        one.computed = fmt::format("{:.0f} x g", relative);
        one.figures = {{"acceleration", relative, "x g"}};
        one.reason = "with the radius the acceleration is known";
    } else {
        one.verdict = Verdict::cannot_be_told;
        one.reason = "without the rotor's radius the acceleration is not known";
    }
    return one;
}

std::vector<Finding> check_spins(const Record& record) {
    std::vector<Finding> found;
    for (const SpinReport& spin : record.spins) found.push_back(check_spin(spin));
    return found;
}

}  // namespace

Rule rotation_rule() {
    return {id, "spin coating is stated in turns per minute, centrifuging in multiples of g",
            "spin coaters reach 12,000 rpm; substrates of 15 to 25 mm unless a radius is given",
            check_spins};
}

}  // namespace anchorite::measurement
