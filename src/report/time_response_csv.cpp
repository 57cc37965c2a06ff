#include "report/time_response_csv.hpp"

#include <fmt/format.h>

#include "anchorite/screening/delimited.hpp"

namespace anchorite::report {
namespace {

constexpr double nm = 1e9;  // per metre

std::string transients(const device::DeviceResult& result) {
    std::string text =
        "course,time_s,voltage_V,current_mA_per_cm2,radiance_W_per_sr_m2,luminance_cd_per_m2,"
        "trapped_per_cm2";
    for (std::size_t k = 0; k < result.built.device.ions.size(); ++k) {
        const char* kind = result.built.device.ions[k].charge < 0 ? "anion" : "cation";
        text += fmt::format(",{0}_{1}_per_cm2,{0}_{1}_centre_nm", kind, k + 1);
    }
    text += "\n";
    for (const auto& course : result.transients) {
        const std::string name = screening::csv_field(course.course.name);
        for (std::size_t i = 0; i < course.transient.points.size(); ++i) {
            const auto& point = course.transient.points[i];
            text += fmt::format("{},{:.10g},{:.8g},{:.8g},", name, point.time, point.voltage,
                                0.1 * point.current);
            text += course.radiance.empty()
                        ? ","
                        : fmt::format("{:.8g},{:.8g}", course.radiance[i], course.luminance[i]);
            text += fmt::format(",{:.6g}", 1e-4 * point.trapped);
            for (std::size_t k = 0; k < point.ions.size(); ++k) {
                text +=
                    fmt::format(",{:.8g},{:.6g}", 1e-4 * point.ions[k], nm * point.ion_centre[k]);
            }
            text += "\n";
        }
    }
    return text;
}

std::string impedances(const device::DeviceResult& result) {
    std::string text =
        "bias_V,frequency_Hz,capacitance_F_per_cm2,conductance_S_per_cm2,impedance_real_ohm_cm2,"
        "impedance_imaginary_ohm_cm2\n";
    for (const auto& response : result.impedances) {
        for (const auto& point : response.points) {
            text += fmt::format("{:.8g},{:.8g},{:.8g},{:.8g},{:.8g},{:.8g}\n", response.bias,
                                point.frequency, 1e-4 * point.capacitance,
                                1e-4 * point.admittance.real(), 1e4 * point.impedance.real(),
                                1e4 * point.impedance.imag());
        }
    }
    return text;
}

}  // namespace

std::vector<CsvFile> time_response_csv(const device::DeviceResult& result) {
    std::vector<CsvFile> files;
    if (!result.transients.empty()) files.push_back({"transient.csv", transients(result)});
    if (!result.impedances.empty()) files.push_back({"impedance.csv", impedances(result)});
    return files;
}

}  // namespace anchorite::report
