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

Finding check_device(const DeviceReport& device, const optics::Spectrum& light) {
    const auto& cie = *device.cie;
    const auto colour = optics::chromaticity(light);
    const double off =
        std::max(std::abs(cie.value[0] - colour.x), std::abs(cie.value[1] - colour.y));
    Finding one{.rule = id, .subject = device.name, .where = cie.where, .from = device.from};
    one.verdict = outside_locus(cie.value) || off > limit ? Verdict::cannot_be_true
                  : off > rounding                        ? Verdict::doubtful
                                                          : Verdict::holds;
    one.reported = fmt::format("CIE ({:g}, {:g})", cie.value[0], cie.value[1]);
    one.computed = fmt::format("({:.4f}, {:.4f})", colour.x, colour.y);
    one.reason = one.verdict == Verdict::holds ? "the colour of a Gaussian of this peak and width"
                 : one.verdict == Verdict::doubtful
                     ? "less saturated than the peak alone; a background in the spectrum, of 0.1 % "
                       "of the peak say, does that"
                     : "light of this peak has another colour";
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
