#include <fmt/format.h>

#include "anchorite/report/device_write.hpp"
#include "anchorite/screening/delimited.hpp"
#include "report/device_parts_json.hpp"
#include "report/time_response_csv.hpp"

namespace anchorite::report {
namespace {

using device::DeviceResult;

constexpr double nm = 1e9;        // per metre
constexpr double per_cm3 = 1e-6;  // of 1/m^3

std::string cell(const std::optional<double>& value, double factor = 1) {
    return value ? fmt::format("{:.8g}", *value * factor) : std::string();
}

std::string curve(const DeviceResult& result) {
    std::string text = "voltage_V,ended,current_mA_per_cm2,temperature_K,bookkeeping_error";
    if (result.light) {
        text +=
            ",radiance_W_per_sr_m2,luminance_cd_per_m2,eqe,internal_efficiency,outcoupling,"
            "current_efficiency_cd_per_A,power_efficiency_lm_per_W,wall_plug_efficiency,"
            "spectrum_peak_nm,cie_x,cie_y";
    }
    text += "\n";
    for (std::size_t i = 0; i < result.sweep.points.size(); ++i) {
        const auto& point = result.sweep.points[i];
        const bool good = point.termination == Termination::converged;
        text += fmt::format("{:.8g},{}", point.voltage,
                            good                                        ? "converged"
                            : point.termination == Termination::ran_out ? "ran out"
                                                                        : "failed");
        if (!good) {
            text += std::string(result.light ? 14 : 3, ',') + "\n";
            continue;
        }
        text += fmt::format(",{:.8g},{:.6g},", 0.1 * point.current, point.temperature);
        if (point.balance.current != 0) text += fmt::format("{:.2g}", point.balance.error());
        if (result.light) {
            const auto& led = result.points[i];
            text += fmt::format(",{:.8g},{:.8g},{},{},{:.6g},{},{},{}", led.radiance, led.luminance,
                                cell(led.external), cell(led.internal), led.outcoupling,
                                cell(led.current_efficiency), cell(led.power_efficiency),
                                cell(led.wall_plug));
            const auto& look = result.looks[i];
            text += fmt::format(",{:.7g},", look.peak * nm);
            text +=
                look.colour ? fmt::format("{:.6f},{:.6f}", look.colour->x, look.colour->y) : ",";
        }
        text += "\n";
    }
    return text;
}

std::string losses(const DeviceResult& result) {
    std::string text = "voltage_V,where,current_mA_per_cm2,share_of_current\n";
    for (std::size_t i = 0; i < result.split.size(); ++i) {
        const auto& point = result.sweep.points[i];
        for (const auto& part : result.split[i]) {
            const double all = point.balance.current;
            text += fmt::format("{:.8g},{},{:.8g},{}\n", point.voltage,
                                screening::csv_field(loss_name(result, part)), 0.1 * part.current,
                                all != 0 ? fmt::format("{:.8g}", part.current / all) : "");
        }
    }
    return text;
}

std::string zone(const DeviceResult& result) {
    std::string text = "voltage_V,position_nm,share_of_light,zone_centre_nm,zone_width_nm\n";
    for (std::size_t i = 0; i < result.zones.size(); ++i) {
        const auto& at = result.zones[i];
        for (std::size_t s = 0; s < at.weights.size(); ++s) {
            text +=
                fmt::format("{:.8g},{:.6g},{:.6g},{:.6g},{:.6g}\n", result.sweep.points[i].voltage,
                            at.positions[s] * nm, at.weights[s], at.centre * nm, at.width * nm);
        }
    }
    return text;
}

std::string all_profiles(const DeviceResult& result) {
    std::string text =
        "voltage_V,position_nm,layer,conduction_eV,valence_eV,fermi_n_eV,fermi_p_eV,field_V_per_m,"
        "electrons_per_cm3,holes_per_cm3,anions_per_cm3,cations_per_cm3,radiative_per_cm3_s,"
        "auger_per_cm3_s,traps_per_cm3_s,current_n_mA_per_cm2,current_p_mA_per_cm2\n";
    for (std::size_t i = 0; i < result.profiles.size(); ++i) {
        if (!result.profiles[i]) continue;
        const auto& at = *result.profiles[i];
        for (std::size_t k = 0; k < at.position.size(); ++k) {
            fmt::format_to(
                std::back_inserter(text),
                "{:.8g},{:.8g},{},{:.8g},{:.8g},{:.8g},{:.8g},{:.8g},{:.6g},{:.6g},{:.6g},{:.6g},"
                "{:.6g},{:.6g},{:.6g},{:.6g},{:.6g}\n",
                result.sweep.points[i].voltage, at.position[k] * nm,
                screening::csv_field(result.built.device.layers[at.layer[k]].name),
                at.conduction[k], at.valence[k], at.fermi_n[k], at.fermi_p[k], at.field[k],
                at.electrons[k] * per_cm3, at.holes[k] * per_cm3, at.anions[k] * per_cm3,
                at.cations[k] * per_cm3, at.radiative[k] * per_cm3, at.auger[k] * per_cm3,
                at.traps[k] * per_cm3, 0.1 * at.current_n[k], 0.1 * at.current_p[k]);
        }
    }
    return text;
}

std::string scan_table(const device::ScanTable& scan) {
    std::string text;
    const auto& axes = scan.grid.axes();
    for (const auto& axis : axes) text += screening::csv_field(stack::heading(axis)) + ",";
    text +=
        "max_eqe,max_eqe_voltage_V,turn_on_V,j90_mA_per_cm2,j50_mA_per_cm2,"
        "last_current_mA_per_cm2,failed_points\n";
    for (std::size_t i = 0; i < scan.points.size(); ++i) {
        for (std::size_t a = 0; a < axes.size(); ++a) {
            text += fmt::format("{:.10g},", stack::shown(axes[a], scan.grid.value(i, a)));
        }
        const auto& one = scan.points[i];
        const auto& best = one.figures.best;
        text += fmt::format(
            "{},{},{},{},{},{:.8g},{}\n", best ? fmt::format("{:.8g}", best->external) : "",
            best ? fmt::format("{:.8g}", best->voltage) : "", cell(one.figures.turn_on_radiance),
            cell(one.figures.first_roll_off, 0.1), cell(one.figures.second_roll_off, 0.1),
            0.1 * one.current, one.failed);
    }
    return text;
}

}  // namespace

std::vector<CsvFile> device_csv(const DeviceResult& result, const device::ScanTable* scan) {
    std::vector<CsvFile> files{{"curve.csv", curve(result)},
                               {"losses.csv", losses(result)},
                               {"profiles.csv", all_profiles(result)}};
    if (result.light) files.push_back({"recombination_zone.csv", zone(result)});
    for (CsvFile& file : time_response_csv(result)) files.push_back(std::move(file));
    if (scan != nullptr) files.push_back({"scan.csv", scan_table(*scan)});
    return files;
}

}  // namespace anchorite::report
