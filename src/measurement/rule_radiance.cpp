#include <fmt/format.h>

#include <cmath>

#include "anchorite/optics/photometry.hpp"
#include "light_of.hpp"
#include "rules.hpp"

namespace anchorite::measurement {

namespace {

constexpr const char* id = "radiance-current-eqe";
// Emission patterns of planar diodes: light out over Lambert's at equal normal radiance.
constexpr double usual_pattern = 0.1;
constexpr double extreme_pattern = 0.3;
constexpr double milliamp_per_cm2 = 0.1;  // per A/m²

Verdict graded(double off) {
    return off <= usual_pattern     ? Verdict::holds
           : off <= extreme_pattern ? Verdict::doubtful
                                    : Verdict::cannot_be_true;
}

Finding start(const DeviceReport& device, const SourceLocation& where, const std::string& from) {
    return {.rule = id,
            .subject = device.name,
            .where = where,
            .from = from.empty() ? device.from : from};
}

/// Radiance, current and efficiency of one point.
Finding check_full_point(const DeviceReport& device, const OperatingPoint& point,
                         const optics::Source& source) {
    Finding one = start(device, point.eqe->where, point.from);
    const double eqe =
        optics::external_efficiency_of_radiance(*point.radiance, point.current_density, source);
    one.verdict = graded(std::abs(eqe / *point.eqe - 1));
    one.reported =
        fmt::format("{:.4g} W/(sr m2) and {:.2f} % at {:.3g} mA/cm2", point.radiance->value,
                    100 * point.eqe->value, point.current_density * milliamp_per_cm2);
    one.computed = fmt::format("EQE = {:.2f} %", 100 * eqe);
    one.reason = "photons of a Lambertian source of this radiance over electrons";
    one.figures = {{"EQE", eqe, ""}};
    return one;
}

/// An efficiency at a current gives a radiance, which cannot exceed the largest.
Finding check_efficiency_point(const DeviceReport& device, const OperatingPoint& point,
                               const optics::Source& source) {
    Finding one = start(device, point.eqe->where, point.from);
    const double radiance =
        *point.eqe * point.current_density / optics::photon_current_density(1, source);
    one.reported = fmt::format("EQE {:.3g} % at {:.3g} mA/cm2", 100 * point.eqe->value,
                               point.current_density * milliamp_per_cm2);
    one.computed = fmt::format("{:.4g} W/(sr m2)", radiance);
    one.figures = {{"radiance", radiance, "W/(sr m2)"}};
    if (!device.radiance_max) {
        one.verdict = Verdict::cannot_be_told;
        one.reason = "no radiance is reported to compare with";
        return one;
    }
    one.verdict = graded(std::max(0.0, radiance / *device.radiance_max - 1));
    one.reason = fmt::format("{} the largest radiance, {:.4g} W/(sr m2)",
                             radiance <= *device.radiance_max ? "below" : "above",
                             device.radiance_max->value);
    return one;
}

/// A radiance at a current gives an efficiency, which cannot exceed the largest.
Finding check_radiance_point(const DeviceReport& device, const OperatingPoint& point,
                             const optics::Source& source) {
    Finding one = start(device, point.radiance->where, point.from);
    const double eqe =
        optics::external_efficiency_of_radiance(*point.radiance, point.current_density, source);
    one.reported = fmt::format("{:.4g} W/(sr m2) at {:.3g} mA/cm2", point.radiance->value,
                               point.current_density * milliamp_per_cm2);
    one.computed = fmt::format("EQE = {:.2f} %", 100 * eqe);
    one.figures = {{"EQE", eqe, ""}};
    const double limit = device.eqe_max ? device.eqe_max->value : 1;
    one.verdict = graded(std::max(0.0, eqe / limit - 1));
    one.reason = fmt::format("{} {:.2f} %, {}", eqe <= limit ? "below" : "above", 100 * limit,
                             device.eqe_max ? "the largest reported" : "one photon an electron");
    return one;
}

/// The largest radiance takes at least the current that the largest efficiency would need.
Finding check_largest(const DeviceReport& device, const optics::Source& source) {
    Finding one = start(device, device.radiance_max->where, {});
    const double photons = optics::photon_current_density(*device.radiance_max, source);
    const double least = photons / *device.eqe_max;
    one.reported = fmt::format("largest radiance {:.4g} W/(sr m2), largest EQE {:.2f} %",
                               device.radiance_max->value, 100 * device.eqe_max->value);
    one.computed = fmt::format("EQE x J = {:.1f} mA/cm2, J at least {:.1f} mA/cm2",
                               photons * milliamp_per_cm2, least * milliamp_per_cm2);
    one.verdict = Verdict::cannot_be_told;
    one.reason = "the current at the largest radiance is not reported; it must be at least this";
    one.figures = {{"EQE times J", photons * milliamp_per_cm2, "mA/cm2"},
                   {"least J", least * milliamp_per_cm2, "mA/cm2"}};
    return one;
}

std::vector<Finding> check_device(const Record& record, const DeviceReport& device) {
    std::vector<Finding> found;
    const auto light = light_of(record, device.peak, device.fwhm);
    if (!light) return found;
    const optics::Source source{*light};
    for (const OperatingPoint& point : device.points) {
        if (point.eqe && point.radiance) {
            found.push_back(check_full_point(device, point, source));
        } else if (point.eqe) {
            found.push_back(check_efficiency_point(device, point, source));
        } else if (point.radiance) {
            found.push_back(check_radiance_point(device, point, source));
        }
    }
    if (device.radiance_max && device.eqe_max) found.push_back(check_largest(device, source));
    return found;
}

std::vector<Finding> check_radiances(const Record& record) {
    std::vector<Finding> found;
    for (const DeviceReport& device : record.devices) {
        for (auto& one : check_device(record, device)) found.push_back(std::move(one));
    }
    return found;
}

}  // namespace

Rule radiance_rule() {
    return {id, "EQE x J = e x photons: pi x radiance over the mean photon energy",
            "10 % for the emission pattern (Lambertian assumed), impossible beyond 30 %",
            check_radiances};
}

}  // namespace anchorite::measurement
