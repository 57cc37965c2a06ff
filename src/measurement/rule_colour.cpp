#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/optics/colour.hpp"
#include "light_of.hpp"
#include "rules.hpp"

namespace anchorite::measurement {

namespace {

constexpr const char* id = "colour";
constexpr double rounding = 0.0055;  // two decimals
constexpr double limit = 0.05;       // beyond what stray light usually does

/// y of the spectral locus at an x in the red, straight between its points: no light is above.
bool outside_locus(const std::array<double, 2>& colour) {
    const auto& [x, y] = colour;
    return x + y > 1 + 2 * rounding;
}

/// What was measured is no claim that could be untrue: it may not fit to its own peak.
Verdict verdict_of(const DeviceReport& device, double off) {
    const bool far = outside_locus(device.cie->value) || off > limit;
    if (far && !device.measured) return Verdict::cannot_be_true;
    return far || off > rounding ? Verdict::doubtful : Verdict::holds;
}

std::string reason_of(const DeviceReport& device, Verdict verdict, double off) {
    if (verdict == Verdict::holds) return "the colour of a Gaussian of this peak and width";
    if (device.measured && off > limit) {
        return "the colour of the measured spectrum is not that of its peak: a background or other "
               "light is in it";
    }
    if (verdict == Verdict::doubtful) {
        return "less saturated than the peak alone; a background in the spectrum, of 0.1 % of the "
               "peak say, does that";
    }
    return "light of this peak has another colour";
}

Finding check_device(const DeviceReport& device, const optics::Spectrum& light) {
    const auto& cie = *device.cie;
    const auto colour = optics::chromaticity(light);
    const double off =
        std::max(std::abs(cie.value[0] - colour.x), std::abs(cie.value[1] - colour.y));
    Finding one{.rule = id, .subject = device.name, .where = cie.where, .from = device.from};
    one.verdict = verdict_of(device, off);
    one.reported = fmt::format("{}CIE ({:g}, {:g})", device.measured ? "measured " : "",
                               cie.value[0], cie.value[1]);
    one.computed = fmt::format("({:.4f}, {:.4f})", colour.x, colour.y);
    one.reason = reason_of(device, one.verdict, off);
    one.figures = {{"x", colour.x, ""}, {"y", colour.y, ""}};
    return one;
}

std::vector<Finding> check_colours(const Record& record) {
    std::vector<Finding> found;
    for (const DeviceReport& device : record.devices) {
        const auto light = light_of(record, device.peak, device.fwhm);
        if (device.cie && light) found.push_back(check_device(device, *light));
    }
    return found;
}

}  // namespace

Rule colour_rule() {
    return {id, "CIE coordinates follow from the spectrum", "0.0055, what rounding leaves",
            check_colours};
}

}  // namespace anchorite::measurement
