#include <fmt/format.h>

#include <cmath>

#include "rules.hpp"

namespace anchorite::measurement {

namespace {

constexpr const char* id = "measured";
constexpr double same = 0.05;       // of the measured value: rounding and choice of the device
constexpr double impossible = 0.2;  // beyond which no rounding reaches
constexpr double two_sided = 1.96;  // standard errors of a 95 % interval

Finding check_one(const ComparedValue& value) {
    const double difference = value.reported.value - value.measured;
    const double errors = two_sided * value.error.value_or(0);
    const double size = std::abs(value.measured);
    Finding one{
        .rule = id, .subject = value.subject, .where = value.reported.where, .from = value.from};
    one.verdict = std::abs(difference) <= std::max(errors, same * size) ? Verdict::holds
                  : std::abs(difference) <= std::max(errors, impossible * size)
                      ? Verdict::doubtful
                      : Verdict::cannot_be_true;
    one.reported = fmt::format("{:.4g} {}", value.reported.value, value.unit);
    one.computed =
        fmt::format("{:.4g}{} {}", value.measured,
                    value.error ? fmt::format(" ± {:.2g}", *value.error) : "", value.unit);
    one.reason = one.verdict == Verdict::holds ? "the file gives what is reported"
                                               : "the file gives another value than is reported: "
                                                 "another sample, definition or file";
    one.figures = {{"measured", value.measured, value.unit},
                   {"difference", difference, value.unit}};
    return one;
}

std::vector<Finding> check_measured(const Record& record) {
    std::vector<Finding> found;
    for (const ComparedValue& value : record.compared) found.push_back(check_one(value));
    return found;
}

}  // namespace

Rule measured_rule() {
    return {id, "what is reported of a sample is what its files give",
            "5 % or twice the standard error; to 20 % doubtful", check_measured};
}

}  // namespace anchorite::measurement
