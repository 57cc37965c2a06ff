#include "anchorite/measurement/record_device.hpp"

namespace anchorite::measurement {

namespace {

constexpr Range nanometres{1e-7, 1e-4};  // wavelengths of light [m]
constexpr Range positive{1e-12, 1e12};

Schema<OperatingPoint> point_schema() {
    Schema<OperatingPoint> schema("point", "A point of a curve of the device.");
    schema
        .quantity("current_density", &OperatingPoint::current_density, Dimension::current_density,
                  {.doc = "Current density.", .required = true, .range = positive})
        .quantity("radiance", &OperatingPoint::radiance, Dimension::radiance,
                  {.doc = "Radiance along the normal.", .range = {0, 1e12}})
        .quantity("eqe", &OperatingPoint::eqe, Dimension::fraction,
                  {.doc = "Photons out on one side per electron.", .range = {0, 10}})
        .text("from", &OperatingPoint::from, {.doc = "Where in the report."});
    return schema;
}

Schema<LifetimeLevel> level_schema() {
    Schema<LifetimeLevel> schema("level", "A lifetime measured at a drive level.");
    schema
        .quantity("radiance", &LifetimeLevel::radiance, Dimension::radiance,
                  {.doc = "Initial radiance.", .required = true, .range = positive})
        .quantity("t50", &LifetimeLevel::t50, Dimension::time,
                  {.doc = "Time to half of it.", .required = true, .range = positive});
    return schema;
}

void check_level(const LifetimeReport& report) {
    if (report.radiance.has_value() == report.luminance.has_value()) {
        throw InputError(report.name.where, "lifetime \"" + report.name.value +
                                                "\" needs either radiance or luminance, the "
                                                "initial level it is for");
    }
    if (report.stands_for && !report.radiance) {
        throw InputError(report.stands_for->where,
                         "stands_for is the luminance a radiance is said to be; give radiance");
    }
}

}  // namespace

Schema<LightReport> light_schema() {
    Schema<LightReport> schema("light", "The light of devices and lifetimes that name none.");
    schema
        .quantity("peak", &LightReport::peak, Dimension::length,
                  {.doc = "Wavelength of the peak.", .range = nanometres})
        .quantity("fwhm", &LightReport::fwhm, Dimension::length,
                  {.doc = "Full width at half maximum, of a Gaussian.", .range = {1e-10, 1e-6}});
    return schema;
}

Schema<DeviceReport> device_schema() {
    Schema<DeviceReport> schema("device", "Figures of a light-emitting diode.");
    schema.text("name", &DeviceReport::name, {.doc = "Device.", .required = true})
        .quantity("radiance_max", &DeviceReport::radiance_max, Dimension::radiance,
                  {.doc = "Largest radiance along the normal.", .range = positive})
        .quantity("eqe_max", &DeviceReport::eqe_max, Dimension::fraction,
                  {.doc = "Photons out on one side per electron, champion.", .range = {1e-12, 10}})
        .quantity("eqe_average", &DeviceReport::eqe_average, Dimension::fraction,
                  {.doc = "The same, mean over devices.", .range = {1e-12, 10}})
        .quantity("plqy", &DeviceReport::plqy, Dimension::fraction,
                  {.doc = "Quantum yield of its emitter.", .range = {0, 1}})
        .text("stack", &DeviceReport::stack,
              {.doc = "A stack file, relative to the record, whose outcoupling limits the EQE."})
        .quantity("peak", &DeviceReport::peak, Dimension::length,
                  {.doc = "Peak of its light; by default that of [light].", .range = nanometres})
        .quantity(
            "fwhm", &DeviceReport::fwhm, Dimension::length,
            {.doc = "Width of its light; by default that of [light].", .range = {1e-10, 1e-6}})
        .number("cie", &DeviceReport::cie, {.doc = "CIE 1931 x and y.", .range = {0, 1}})
        .tables("point", &DeviceReport::points, point_schema(), {.doc = "Points of its curves."})
        .text("from", &DeviceReport::from, {.doc = "Where in the report."});
    return schema;
}

Schema<LifetimeReport> lifetime_schema() {
    using Report = LifetimeReport;
    Schema<Report> schema("lifetime", "T50 at a drive level.");
    schema.text("name", &Report::name, {.doc = "Device.", .required = true})
        .quantity("t50", &Report::t50, Dimension::time,
                  {.doc = "Time to half the initial level.", .required = true, .range = positive})
        .quantity(
            "radiance", &Report::radiance, Dimension::radiance,
            {.doc = "Initial level as a radiance; either this or luminance.", .range = positive})
        .quantity("luminance", &Report::luminance, Dimension::luminance,
                  {.doc = "Initial level as a luminance.", .range = positive})
        .number("acceleration", &Report::acceleration,
                {.doc = "n of R0ⁿ T50 = constant.", .range = {0.01, 20}})
        .quantity(
            "peak", &Report::peak, Dimension::length,
            {.doc = "Peak of the device's light; by default that of [light].", .range = nanometres})
        .quantity("fwhm", &Report::fwhm, Dimension::length,
                  {.doc = "Width of the device's light; by default that of [light].",
                   .range = {1e-10, 1e-6}})
        .quantity("stands_for", &Report::stands_for, Dimension::luminance,
                  {.doc = "Luminance that the report says the radiance is.", .range = positive})
        .quantity("stands_for_peak", &Report::stands_for_peak, Dimension::length,
                  {.doc = "Peak of the light it says so for; by default the device's.",
                   .range = nanometres})
        .quantity("stands_for_fwhm", &Report::stands_for_fwhm, Dimension::length,
                  {.doc = "Width of that light; by default the device's.", .range = {1e-10, 1e-6}})
        .tables("level", &Report::levels, level_schema(),
                {.doc = "Lifetimes measured, from which T50 was extrapolated."})
        .text("from", &Report::from, {.doc = "Where in the report."})
        .validated_by(check_level);
    return schema;
}

Schema<RepeatedValue> repeated_schema() {
    Schema<RepeatedValue> schema("repeated", "One quantity that the report gives more than once.");
    schema.text("name", &RepeatedValue::name, {.doc = "The quantity.", .required = true})
        .text("values", &RepeatedValue::values,
              {.doc = "Each value as written, e.g. \"97 %\".", .required = true, .min_count = 2})
        .text("from", &RepeatedValue::from, {.doc = "Where each stands."});
    return schema;
}

}  // namespace anchorite::measurement
