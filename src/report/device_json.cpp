#include "anchorite/base/json.hpp"
#include "anchorite/report/device_write.hpp"
#include "anchorite/report/provenance_json.hpp"
#include "report/device_parts_json.hpp"
#include "report/optics_parts_json.hpp"
#include "report/time_response_json.hpp"

namespace anchorite::report {
namespace {

using Json = nlohmann::ordered_json;
using device::DeviceResult;

constexpr double nm = 1e9;  // per metre

Json optional(const std::optional<double>& value, double factor = 1) {
    return value ? Json(rounded(*value * factor)) : Json(nullptr);
}

Json figures_json(const DeviceResult& result) {
    if (!result.light) return nullptr;
    const auto& figures = result.figures;
    const auto& settings = result.description.device;
    Json best = nullptr;
    if (figures.best) {
        best = {{"eqe", rounded(figures.best->external)},
                {"voltage_V", rounded(figures.best->voltage)},
                {"current_mA_per_cm2", rounded(0.1 * figures.best->current)},
                {"at_end_of_sweep", figures.best->at_end}};
    }
    return {{"turn_on_V", optional(figures.turn_on_radiance)},
            {"turn_on_radiance_W_per_sr_m2", rounded(settings.turn_on_radiance)},
            {"turn_on_luminance_V", optional(figures.turn_on_luminance)},
            {"turn_on_luminance_cd_per_m2", rounded(settings.turn_on_luminance)},
            {"maximum_eqe", best},
            {"j90_mA_per_cm2", optional(figures.first_roll_off, 0.1)},
            {"j50_mA_per_cm2", optional(figures.second_roll_off, 0.1)}};
}

Json light_json(const DeviceResult& result) {
    if (!result.light) return nullptr;
    const auto& light = *result.light;
    Json centre = Json::array(), width = Json::array();
    for (std::size_t i = 0; i < result.zones.size(); ++i) {
        const bool lit = !result.zones[i].weights.empty() && result.points[i].radiative > 0;
        centre.push_back(lit ? Json(rounded(result.zones[i].centre * nm)) : Json(nullptr));
        width.push_back(lit ? Json(rounded(result.zones[i].width * nm)) : Json(nullptr));
    }
    return {{"emitter", result.built.device.layers[light.emitter].name},
            {"recombination_makes", light.excitons ? "excitons" : "photons"},
            {"yield", rounded(light.yield)},
            {"outcoupling_computed", light.computed},
            {"outcoupling_mean", rounded(light.outcoupling)},
            {"outcoupling_by_slice", numbers(light.by_zone)},
            {"pattern_factor", rounded(light.pattern)},
            {"zone_centre_nm", centre},
            {"zone_width_nm", width}};
}

}  // namespace

Json device_json(const DeviceResult& result, const device::ScanTable* scan) {
    const auto& device = result.built.device;
    const bool left = device.anode == device::Side::left;
    const double ev = constants::electronvolt;
    const auto& anode = left ? device.left : device.right;
    const auto& cathode = left ? device.right : device.left;
    return {{"format", "anchorite-device"},
            {"format_version", device_format_version},
            {"provenance", provenance_json(result.provenance)},
            {"name", result.description.name},
            {"figures", figures_json(result)},
            {"failed_points", device::failed_points(result.sweep)},
            {"warnings", result.warnings},
            {"temperature_K", rounded(device.temperature)},
            {"anode", left ? "below" : "above"},
            {"contacts",
             {{"anode_work_function_eV", rounded(anode.work_function / ev)},
              {"cathode_work_function_eV", rounded(cathode.work_function / ev)}}},
            {"layers", device_layers_json(result)},
            {"light", light_json(result)},
            {"points", device_points_json(result)},
            {"losses", device_losses_json(result)},
            {"profiles", device_profiles_json(result)},
            {"transients", transients_json(result)},
            {"impedance", impedances_json(result)},
            {"scan", scan != nullptr ? device_scan_json(*scan) : Json(nullptr)}};
}

}  // namespace anchorite::report
