#include "report/device_parts_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "anchorite/base/json.hpp"
#include "report/optics_parts_json.hpp"
#include "report/scan_json.hpp"

namespace anchorite::report {
namespace {

using Json = nlohmann::ordered_json;
using device::DeviceResult;

constexpr double nm = 1e9;        // per metre
constexpr double per_cm3 = 1e-6;  // of 1/m^3
constexpr double thinned_positions = 240;

Json optional(const std::optional<double>& value, double factor = 1) {
    return value ? Json(rounded(*value * factor)) : Json(nullptr);
}

/// Nodes that are drawn: all layer ends, and between them no two closer than the figure shows.
std::vector<std::size_t> drawn_nodes(const device::Profiles& at) {
    std::vector<std::size_t> nodes;
    const double gap = at.position.back() / thinned_positions;
    for (std::size_t i = 0; i < at.position.size(); ++i) {
        const bool first = i == 0 || at.layer[i] != at.layer[i - 1];
        const bool last = i + 1 == at.position.size() || at.layer[i + 1] != at.layer[i];
        if (first || last || at.position[i] - at.position[nodes.back()] >= gap) nodes.push_back(i);
    }
    return nodes;
}

Json column(const std::vector<double>& values, const std::vector<std::size_t>& nodes,
            double factor = 1) {
    Json json = Json::array();
    for (const std::size_t i : nodes) json.push_back(rounded(values[i] * factor, 5));
    return json;
}

Json profile_json(const device::Profiles& at) {
    const auto nodes = drawn_nodes(at);
    Json layer = Json::array();
    for (const std::size_t i : nodes) layer.push_back(at.layer[i]);
    Json json{{"position_nm", column(at.position, nodes, nm)},
              {"layer", layer},
              {"conduction_eV", column(at.conduction, nodes)},
              {"valence_eV", column(at.valence, nodes)},
              {"fermi_n_eV", column(at.fermi_n, nodes)},
              {"fermi_p_eV", column(at.fermi_p, nodes)},
              {"field_MV_per_m", column(at.field, nodes, 1e-6)},
              {"electrons_per_cm3", column(at.electrons, nodes, per_cm3)},
              {"holes_per_cm3", column(at.holes, nodes, per_cm3)},
              {"radiative_per_cm3_s", column(at.radiative, nodes, per_cm3)},
              {"auger_per_cm3_s", column(at.auger, nodes, per_cm3)},
              {"traps_per_cm3_s", column(at.traps, nodes, per_cm3)},
              {"current_n_mA_per_cm2", column(at.current_n, nodes, 0.1)},
              {"current_p_mA_per_cm2", column(at.current_p, nodes, 0.1)}};
    const auto some = [](const std::vector<double>& density) {
        return std::ranges::any_of(density, [](double value) { return value > 0; });
    };
    if (some(at.anions)) json["anions_per_cm3"] = column(at.anions, nodes, per_cm3);
    if (some(at.cations)) json["cations_per_cm3"] = column(at.cations, nodes, per_cm3);
    return json;
}

const char* termination_word(Termination termination) {
    return termination == Termination::converged ? "converged"
           : termination == Termination::ran_out ? "ran out"
                                                 : "failed";
}

}  // namespace

std::string loss_name(const DeviceResult& result, const device::CurrentPart& part) {
    const auto& layers = result.built.device.layers;
    const std::string layer = part.layer ? layers[*part.layer].name : "";
    switch (part.loss) {
        case device::Loss::radiative:
            return "radiative in " + layer;
        case device::Loss::auger:
            return "Auger in " + layer;
        case device::Loss::bulk_traps:
            return "traps in " + layer;
        case device::Loss::interface_traps:
            return "traps between " + layer + " and " + layers[*part.layer + 1].name;
        case device::Loss::electron_leakage:
            return "electrons that reach the anode";
        case device::Loss::hole_leakage:
            return "holes that reach the cathode";
        case device::Loss::photogeneration:
            return "generation in " + layer;
    }
    return {};
}

Json device_layers_json(const DeviceResult& result) {
    static constexpr const char* words[] = {"Boltzmann", "Fermi-Dirac", "Blakemore",
                                            "site-limited"};
    Json json = Json::array();
    for (const auto& layer : result.built.device.layers) {
        const double ev = constants::electronvolt;
        json.push_back({{"name", layer.name},
                        {"thickness_nm", rounded(layer.thickness * nm)},
                        {"permittivity", rounded(layer.permittivity)},
                        {"electron_affinity_eV", rounded(layer.electron_affinity / ev)},
                        {"ionisation_energy_eV", rounded(layer.ionisation_energy / ev)},
                        {"conduction_states_per_cm3", rounded(layer.electrons.states * per_cm3)},
                        {"valence_states_per_cm3", rounded(layer.holes.states * per_cm3)},
                        {"electron_mobility_cm2_per_Vs", rounded(layer.electrons.mobility * 1e4)},
                        {"hole_mobility_cm2_per_Vs", rounded(layer.holes.mobility * 1e4)},
                        {"statistics", words[static_cast<std::size_t>(layer.electrons.statistics)]},
                        {"radiative_cm3_per_s", rounded(layer.radiative * 1e6)},
                        {"langevin", layer.langevin}});
    }
    return json;
}

Json device_points_json(const DeviceResult& result) {
    Json json = Json::array();
    for (std::size_t i = 0; i < result.sweep.points.size(); ++i) {
        const device::SweepPoint& point = result.sweep.points[i];
        const bool good = point.termination == Termination::converged;
        Json row{{"voltage_V", rounded(point.voltage)},
                 {"ended", termination_word(point.termination)},
                 {"current_mA_per_cm2", good ? Json(rounded(0.1 * point.current)) : Json(nullptr)},
                 {"bias_V", rounded(point.bias)},
                 {"temperature_K", rounded(point.temperature)},
                 {"bookkeeping_error", nullptr},
                 {"nodes", point.nodes},
                 {"newton_steps", point.iterations}};
        if (good && point.balance.current != 0) {
            row["bookkeeping_error"] = rounded(point.balance.error(), 2);
        }
        if (result.light) {
            const device::LedPoint& led = result.points[i];
            row["radiance_W_per_sr_m2"] = good ? Json(rounded(led.radiance)) : Json(nullptr);
            row["luminance_cd_per_m2"] = good ? Json(rounded(led.luminance)) : Json(nullptr);
            row["eqe"] = optional(led.external);
            row["internal_efficiency"] = optional(led.internal);
            row["outcoupling"] = good ? Json(rounded(led.outcoupling)) : Json(nullptr);
            row["current_efficiency_cd_per_A"] = optional(led.current_efficiency);
            row["power_efficiency_lm_per_W"] = optional(led.power_efficiency);
            row["wall_plug_efficiency"] = optional(led.wall_plug);
            const auto& look = result.looks[i];
            const bool seen = good && look.colour;
            row["spectrum_peak_nm"] = good ? Json(rounded(look.peak * nm)) : Json(nullptr);
            row["cie_x"] = seen ? Json(rounded(look.colour->x)) : Json(nullptr);
            row["cie_y"] = seen ? Json(rounded(look.colour->y)) : Json(nullptr);
        }
        json.push_back(row);
    }
    return json;
}

Json device_losses_json(const DeviceResult& result) {
    const std::size_t count = result.split.size();
    std::vector<std::pair<std::string, std::vector<std::optional<double>>>> series;
    std::map<std::string, std::size_t> row;
    for (std::size_t i = 0; i < count; ++i) {
        for (const auto& part : result.split[i]) {
            const std::string name = loss_name(result, part);
            const auto [at, is_new] = row.try_emplace(name, series.size());
            if (is_new) series.push_back({name, std::vector<std::optional<double>>(count)});
            series[at->second].second[i] = part.current;
        }
    }
    Json json = Json::array();
    for (const auto& [name, currents] : series) {
        Json values = Json::array();
        for (const auto& current : currents) values.push_back(optional(current, 0.1));
        json.push_back({{"name", name}, {"current_mA_per_cm2", values}});
    }
    return json;
}

Json device_profiles_json(const DeviceResult& result) {
    Json json = Json::array();
    for (const auto& at : result.profiles) json.push_back(at ? profile_json(*at) : Json(nullptr));
    return json;
}

Json device_scan_json(const device::ScanTable& scan) {
    Json rows = Json::array();
    for (const auto& point : scan.points) {
        const auto& best = point.figures.best;
        rows.push_back({{"max_eqe", best ? Json(rounded(best->external)) : Json(nullptr)},
                        {"max_eqe_voltage_V", best ? Json(rounded(best->voltage)) : Json(nullptr)},
                        {"turn_on_V", optional(point.figures.turn_on_radiance)},
                        {"j90_mA_per_cm2", optional(point.figures.first_roll_off, 0.1)},
                        {"j50_mA_per_cm2", optional(point.figures.second_roll_off, 0.1)},
                        {"last_current_mA_per_cm2", rounded(0.1 * point.current)},
                        {"failed_points", point.failed}});
    }
    return {{"axes", scan_axes_json(scan.grid)}, {"points", rows}};
}

}  // namespace anchorite::report
