#include "anchorite/stack/transient_settings.hpp"

#include <fmt/format.h>

namespace anchorite::stack {
namespace {

constexpr Range volts{-1e4, 1e4};
constexpr Range seconds{1e-15, 1e12};

void check_source(const SourceLocation& where, bool voltage, bool current, const char* what) {
    if (voltage != current) return;
    throw InputError(where,
                     fmt::format("the {} has {} voltage {} current", what,
                                 voltage ? "both" : "neither", voltage ? "and" : "nor"),
                     "give exactly one: it says what the source holds");
}

void check_corners(const std::vector<Located<CornerInput>>& corners) {
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const CornerInput& corner = corners[i].value;
        check_source(corners[i].where, corner.voltage.has_value(), corner.current.has_value(),
                     "corner");
        if (i == 0) continue;
        const CornerInput& before = corners[i - 1].value;
        if (before.voltage.has_value() != corner.voltage.has_value()) {
            throw InputError(corners[i].where,
                             "this corner and the one before it are of different sources",
                             "give a voltage in all corners, or a current in all");
        }
        if (corner.time < before.time) {
            throw InputError(corner.time.where,
                             fmt::format("corner at {:g} s after one at {:g} s: times must rise",
                                         corner.time.value, before.time.value),
                             "sort the corners; two at one time are a jump");
        }
    }
    if (corners.size() < 2 || !(corners.back().value.time > corners.front().value.time)) {
        throw InputError(corners.front().where, "the course takes no time",
                         "add a corner at a later time");
    }
}

Schema<CornerInput> corner_schema() {
    Schema<CornerInput> schema(
        "[[transient.corner]]",
        "Where the source's course bends; it is straight in between, and two "
        "corners at one time are a jump.");
    schema
        .quantity("time", &CornerInput::time, Dimension::time,
                  {.doc = "Since the beginning.", .required = true, .range = {0, seconds.high}})
        .quantity("voltage", &CornerInput::voltage, Dimension::voltage,
                  {.doc = "Of a voltage source.", .range = volts})
        .quantity("current", &CornerInput::current, Dimension::current_density,
                  {.doc = "Of a current source.", .range = {0}});
    return schema;
}

Schema<PulseInput> pulse_schema() {
    Schema<PulseInput> schema("[transient.pulse]",
                              "Switches on and off again; gives the rise and decay of the light.");
    schema
        .quantity("voltage", &PulseInput::voltage, Dimension::voltage,
                  {.doc = "While on, of a voltage source.", .range = volts})
        .quantity("current", &PulseInput::current, Dimension::current_density,
                  {.doc = "While on, of a current source.", .range = {0}})
        .quantity("base_voltage", &PulseInput::base_voltage, Dimension::voltage,
                  {.doc = "Before and after, of a voltage source; a current source carries nothing "
                          "then.",
                   .default_text = "0 V",
                   .range = volts})
        .quantity("on", &PulseInput::on, Dimension::time,
                  {.doc = "Time from the rising edge to the falling one.",
                   .default_text = "100 us",
                   .range = seconds})
        .quantity("off", &PulseInput::off, Dimension::time,
                  {.doc = "Time that is followed after the falling edge.",
                   .default_text = "100 us",
                   .range = seconds})
        .quantity("edge", &PulseInput::edge, Dimension::time,
                  {.doc = "Time that the source takes to rise, and to fall.",
                   .default_text = "10 ns",
                   .range = {0, seconds.high}});
    return schema;
}

Schema<VoltageScanInput> scan_schema() {
    Schema<VoltageScanInput> schema("[transient.scan]",
                                    "Up and down again at a steady rate; gives the hysteresis.");
    schema
        .quantity("from", &VoltageScanInput::from, Dimension::voltage,
                  {.doc = "Where it begins and ends, in the steady state before.",
                   .default_text = "0 V",
                   .range = volts})
        .quantity("to", &VoltageScanInput::to, Dimension::voltage,
                  {.doc = "Where it turns.", .default_text = "5 V", .range = volts})
        .number("rates_V_per_s", &VoltageScanInput::rates,
                {.doc = "Volts per second; each is a run of its own.",
                 .required = true,
                 .range = {1e-12, 1e12},
                 .min_count = 1});
    return schema;
}

}  // namespace

void TransientSettings::validate() const {
    const int courses = static_cast<int>(!corners.empty()) + static_cast<int>(pulse.has_value()) +
                        static_cast<int>(scan.has_value());
    if (courses != 1) {
        throw InputError(
            {}, fmt::format("[transient] has {} courses of the source; it takes one", courses),
            "give [transient.pulse], [transient.scan] or [[transient.corner]]");
    }
    if (!corners.empty()) check_corners(corners);
    if (pulse) {
        check_source(pulse->where, pulse->value.voltage.has_value(),
                     pulse->value.current.has_value(), "pulse");
    }
    if (scan && scan->value.to == scan->value.from) {
        throw InputError(scan->where, "the scan ends where it begins", "change from or to");
    }
}

Schema<TransientSettings> transient_settings_schema() {
    Schema<TransientSettings> schema(
        "[transient]",
        "How the source changes with time, from the steady state; `anchorite device --transient`.");
    schema
        .tables("corner", &TransientSettings::corners, corner_schema(),
                {.doc = "The course by its corners."})
        .table("pulse", &TransientSettings::pulse, pulse_schema(), {.doc = "On and off again."})
        .table("scan", &TransientSettings::scan, scan_schema(), {.doc = "Up and down again."})
        .boolean("ions", &TransientSettings::ions_move,
                 {.doc = "Whether ions move; otherwise they stay as the first voltage put them."})
        .number("tolerance", &TransientSettings::tolerance,
                {.doc = "Error of one step, of densities relative to the largest.",
                 .range = {1e-8, 0.1}})
        .validated_by(&TransientSettings::validate);
    return schema;
}

}  // namespace anchorite::stack
