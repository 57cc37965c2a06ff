#include "report/prediction_json.hpp"

#include <algorithm>
#include <cmath>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/json.hpp"

namespace anchorite::report {
namespace {

using Json = nlohmann::ordered_json;
using study::Compared;
using study::Predicted;

constexpr double hour = 3600;
constexpr double nanosecond = 1e-9;
constexpr double nanometre = 1e-9;
constexpr double per_cubic_centimetre = 1e6;
constexpr double milliampere_per_square_centimetre = 10;

Json in_unit(double value, double unit) {
    const double scaled = value / unit;
    return std::isfinite(scaled) ? Json(rounded(scaled)) : Json(nullptr);
}

Json in_unit(const std::optional<double>& value, double unit) {
    return value ? in_unit(*value, unit) : Json(nullptr);
}

Json in_unit(const std::optional<Predicted>& predicted, double unit) {
    if (!predicted) return nullptr;
    return {{"value", in_unit(predicted->value, unit)},
            {"low", in_unit(predicted->interval.low, unit)},
            {"high", in_unit(predicted->interval.high, unit)}};
}

Json in_unit(const std::vector<double>& values, double unit) {
    Json out = Json::array();
    for (const double value : values) out.push_back(in_unit(value, unit));
    return out;
}

Json compared_json(const Compared& compared, double unit = 1) {
    return {{"measured", in_unit(compared.measured, unit)},
            {"fitted", in_unit(compared.fitted, unit)},
            {"left_out", in_unit(compared.left_out, unit)}};
}

const study::DiodeCurves* diode_of(const study::Prediction& prediction, const std::string& name) {
    if (!prediction.device) return nullptr;
    for (const auto& diode : prediction.device->diodes) {
        if (diode.name == name) return &diode;
    }
    return nullptr;
}

Json efficiency_json(const study::SamplePrediction& sample, const study::DiodeCurves* diode) {
    return {{"measured_max", in_unit(sample.measured.eqe_max, 1)},
            {"measured_average", in_unit(sample.measured.eqe_average, 1)},
            {"fitted", in_unit(sample.eqe.fitted, 1)},
            {"left_out", in_unit(sample.eqe.left_out, 1)},
            {"computed", diode ? in_unit(diode->best, 1) : Json(nullptr)}};
}

Json brightest(const study::DiodeCurves* diode) {
    if (diode == nullptr || diode->radiance.empty()) return nullptr;
    return in_unit(*std::max_element(diode->radiance.begin(), diode->radiance.end()), 1);
}

Json sample_json(const study::Prediction& prediction, const study::SamplePrediction& sample) {
    const auto* diode = diode_of(prediction, sample.name);
    return {
        {"name", sample.name},
        {"is_control", sample.control},
        {"calibrates", sample.calibrates},
        {"extrapolated", sample.extrapolated},
        {"donors", sample.donors},
        {"plqy", compared_json(sample.plqy)},
        {"nonradiative_ratio", compared_json(sample.ratio)},
        {"eqe", efficiency_json(sample, diode)},
        {"t50_h", compared_json(sample.t50, hour)},
        {"radiance_max_W_sr_m2",
         {{"measured", in_unit(sample.measured.radiance_max, 1)}, {"computed", brightest(diode)}}},
        {"trap_density_cm3",
         {{"measured", in_unit(sample.measured.trap_density, per_cubic_centimetre)}}}};
}

Json errors_json(const photophysics::YieldErrors& errors) {
    return {{"mean_absolute", rounded(errors.mean_absolute, 4)},
            {"spearman", in_unit(errors.spearman, 1)}};
}

Json all_errors_json(const std::vector<study::QuantityErrors>& errors) {
    Json out = Json::array();
    for (const auto& row : errors) {
        out.push_back({{"quantity", row.quantity},
                       {"unit", row.unit},
                       {"fitted", errors_json(row.fitted)},
                       {"left_out", errors_json(row.left_out)},
                       {"mean_of_others", errors_json(row.mean_of_others)},
                       {"donor_count", errors_json(row.donor_count)}});
    }
    return out;
}

Json calibration_json(const study::Prediction& prediction) {
    Json members = Json::array();
    for (const auto& member : prediction.yields.members) {
        members.push_back({{"shape", std::string(photophysics::name_of(member.shape))},
                           {"single_site", rounded(member.parameters.single_site)},
                           {"slope", rounded(member.parameters.slope)},
                           {"width", rounded(member.parameters.width)}});
    }
    return {{"lattice_angstrom", rounded(prediction.spacing)}, {"members", std::move(members)}};
}

Json decays_json(const study::Prediction& prediction) {
    Json curves = Json::array();
    for (const auto& decay : prediction.decays) {
        curves.push_back({{"name", decay.name},
                          {"k_r_per_ns", in_unit(decay.radiative, 1 / nanosecond)},
                          {"mean_traps", rounded(decay.mean_traps)},
                          {"time_ns", in_unit(decay.times, nanosecond)},
                          {"emission", in_unit(decay.emission, 1)},
                          {"bleach", in_unit(decay.bleach, 1)},
                          {"amplitude_average_ns", in_unit(decay.amplitude_average, nanosecond)},
                          {"intensity_average_ns", in_unit(decay.intensity_average, nanosecond)},
                          {"measured_intensity_average_ns", in_unit(decay.measured, nanosecond)}});
    }
    return {{"pulse_excitons", prediction.pulse_excitons},
            {"bleach_excitons", prediction.bleach_excitons},
            {"trapping_time_ns", in_unit(prediction.trapping_time, nanosecond)},
            {"curves", std::move(curves)}};
}

Json hole_only_json(const study::HoleOnlyStage& stage) {
    Json curves = Json::array();
    for (const auto& curve : stage.curves) {
        curves.push_back(
            {{"name", curve.name},
             {"voltage_V", in_unit(curve.voltage, 1)},
             {"current_density_mA_cm2", in_unit(curve.current, milliampere_per_square_centimetre)},
             {"trap_density_cm3", in_unit(curve.trap_density, per_cubic_centimetre)},
             {"trap_filled_voltage_V",
              {{"measured", in_unit(curve.measured, 1)}, {"computed", in_unit(curve.limit, 1)}}},
             {"objections", curve.objections}});
    }
    return {{"floor_V", rounded(stage.floor)},
            {"thickness_nm", in_unit(stage.thickness, nanometre)},
            {"curves", std::move(curves)}};
}

Json diagram_json(const study::DeviceStage& stage) {
    Json layers = Json::array();
    for (const auto& layer : stage.layers) {
        layers.push_back({{"name", layer.name},
                          {"material", layer.material},
                          {"thickness_nm", in_unit(layer.thickness, nanometre)},
                          {"thickness_assumed", layer.assumed},
                          {"roles", layer.roles},
                          {"conduction_eV", in_unit(layer.conduction, constants::electronvolt)},
                          {"valence_eV", in_unit(layer.valence, constants::electronvolt)}});
    }
    const auto contact = [](const char* name, double level) {
        return Json{{"name", name}, {"level_eV", in_unit(level, constants::electronvolt)}};
    };
    return {{"name", stage.name},
            {"layers", std::move(layers)},
            {"contacts", {contact("anode", stage.anode), contact("cathode", stage.cathode)}}};
}

Json diode_json(const study::DiodeCurves& diode) {
    Json efficiency = Json::array();
    for (const auto& external : diode.external) efficiency.push_back(in_unit(external, 1));
    const double current = milliampere_per_square_centimetre;
    return {{"name", diode.name},
            {"voltage_V", in_unit(diode.voltage, 1)},
            {"current_density_mA_cm2", in_unit(diode.current, current)},
            {"radiance_W_sr_m2", in_unit(diode.radiance, 1)},
            {"eqe", std::move(efficiency)},
            {"turn_on_V", in_unit(diode.turn_on, 1)},
            {"eqe_max", in_unit(diode.best, 1)},
            {"eqe_max_current_mA_cm2", in_unit(diode.best_current, current)},
            {"roll_off_90_mA_cm2", in_unit(diode.first_roll_off, current)},
            {"roll_off_50_mA_cm2", in_unit(diode.second_roll_off, current)},
            {"failed_points", diode.failed}};
}

Json colour_json(const std::optional<double>& x, const std::optional<double>& y) {
    return x && y ? Json{in_unit(x, 1), in_unit(y, 1)} : Json(nullptr);
}

Json spectrum_json(const study::Prediction& prediction) {
    const study::StageSpectrum& spectrum = prediction.device->spectrum;
    Json measured = Json::array();
    for (const auto& sample : prediction.yields.samples) {
        if (!sample.measured.el_peak) continue;
        measured.push_back({{"name", sample.name},
                            {"peak_nm", in_unit(sample.measured.el_peak, nanometre)},
                            {"fwhm_nm", in_unit(sample.measured.el_fwhm, nanometre)},
                            {"cie", colour_json(sample.measured.cie_x, sample.measured.cie_y)}});
    }
    return {{"wavelength_nm", in_unit(spectrum.wavelengths, nanometre)},
            {"power", in_unit(spectrum.power, 1)},
            {"peak_nm", in_unit(spectrum.peak, nanometre)},
            {"fwhm_nm", in_unit(spectrum.fwhm, nanometre)},
            {"cie", colour_json(spectrum.x, spectrum.y)},
            {"lumens_per_watt", rounded(prediction.device->lumens_per_watt)},
            {"measured", std::move(measured)}};
}

Json lifetime_json(const study::LifetimeStage& stage) {
    Json curves = Json::array();
    for (const auto& curve : stage.curves) {
        curves.push_back({{"name", curve.name},
                          {"time_h", in_unit(curve.times, hour)},
                          {"share", in_unit(curve.share, 1)}});
    }
    return {{"level_W_sr_m2", rounded(stage.level)},
            {"n", stage.exponent > 0 ? Json(rounded(stage.exponent)) : Json(nullptr)},
            {"growth",
             {{"order", stage.order},
              {"n_computed", in_unit(stage.grown_exponent, 1)},
              {"curves", std::move(curves)}}}};
}

}  // namespace

Json prediction_json(const study::Prediction& prediction) {
    Json samples = Json::array(), diodes = Json::array();
    for (const auto& sample : prediction.yields.samples) {
        samples.push_back(sample_json(prediction, sample));
    }
    if (prediction.device) {
        for (const auto& diode : prediction.device->diodes) diodes.push_back(diode_json(diode));
    }
    const bool device = prediction.device.has_value();
    return {
        {"sentences", prediction.yields.sentences},
        {"samples", std::move(samples)},
        {"errors", all_errors_json(prediction.yields.errors)},
        {"calibration", calibration_json(prediction)},
        {"decays", decays_json(prediction)},
        {"sclc", prediction.hole_only ? hole_only_json(*prediction.hole_only) : Json(nullptr)},
        {"stack", device ? diagram_json(*prediction.device) : Json(nullptr)},
        {"devices", std::move(diodes)},
        {"spectrum", device ? spectrum_json(prediction) : Json(nullptr)},
        {"lifetime", prediction.lifetime ? lifetime_json(*prediction.lifetime) : Json(nullptr)}};
}

}  // namespace anchorite::report
