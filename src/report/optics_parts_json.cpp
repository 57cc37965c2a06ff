#include "report/optics_parts_json.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/json.hpp"
#include "report/scan_json.hpp"

namespace anchorite::report {
namespace {

using Json = nlohmann::ordered_json;
using optics::OpticsResult;

constexpr double nm = 1e9;                         // per metre
constexpr double degree = std::numbers::pi / 180;  // [rad]

constexpr std::array role_words{"substrate",
                                "anode",
                                "cathode",
                                "hole-injection",
                                "hole-transport",
                                "emitter",
                                "electron-transport",
                                "electron-injection",
                                "blocking",
                                "spacer",
                                "encapsulation"};
constexpr std::array basis_words{"", "assumed", "stated", "measured"};

Json roles_json(const stack::Layer& layer) {
    Json roles = Json::array();
    for (const stack::Role role : layer.roles) {
        roles.push_back(role_words[static_cast<std::size_t>(role)]);
    }
    return roles;
}

Json colour_json(const optics::SpectrumFigures& figures) {
    Json json{{"peak_nm", rounded(figures.wavelength.position * nm)},
              {"fwhm_nm", nullptr},
              {"peak_eV", rounded(figures.energy.position / constants::electronvolt)},
              {"fwhm_meV", nullptr},
              {"x", nullptr},
              {"y", nullptr},
              {"u_prime", nullptr},
              {"v_prime", nullptr},
              {"dominant_nm", nullptr},
              {"purity", nullptr},
              {"complementary", false},
              {"efficacy_lm_per_W", rounded(figures.efficacy)}};
    if (figures.wavelength.fwhm) json["fwhm_nm"] = rounded(*figures.wavelength.fwhm * nm);
    if (figures.energy.fwhm) {
        json["fwhm_meV"] = rounded(*figures.energy.fwhm / constants::electronvolt * 1e3);
    }
    if (figures.colour) {
        json["x"] = rounded(figures.colour->x);
        json["y"] = rounded(figures.colour->y);
        json["u_prime"] = rounded(figures.colour->u);
        json["v_prime"] = rounded(figures.colour->v);
    }
    if (figures.dominant) {
        json["dominant_nm"] = rounded(figures.dominant->wavelength * nm);
        json["purity"] = rounded(figures.dominant->purity);
        json["complementary"] = figures.dominant->complementary;
    }
    return json;
}

/// The spectra every nanometre where the emitter's own is at least a ten-thousandth of its maximum.
Json spectra_json(const optics::Appearance& view) {
    Json wavelengths = Json::array(), inside = Json::array(), normal = Json::array(),
         all = Json::array();
    const double last = view.inside.wavelengths.back();
    for (double at = std::ceil(view.inside.wavelengths.front() * nm) / nm; at <= last;
         at += 1 / nm) {
        if (value_at(view.inside, at) < 1e-4) continue;
        wavelengths.push_back(std::round(at * nm));
        inside.push_back(rounded(value_at(view.inside, at)));
        normal.push_back(rounded(value_at(view.normal, at)));
        all.push_back(rounded(value_at(view.all, at)));
    }
    return {{"wavelength_nm", wavelengths}, {"inside", inside}, {"normal", normal}, {"all", all}};
}

Json locus_json() {
    Json locus = Json::array();
    for (const auto& point : optics::spectral_locus()) {
        const double wavelength = std::round(point.wavelength * nm);
        if (std::fmod(wavelength, 5) != 0) continue;
        locus.push_back({wavelength, rounded(point.chromaticity.x), rounded(point.chromaticity.y)});
    }
    return locus;
}

Json figures_json(const std::vector<optics::Figures>& figures, double optics::Figures::*figure) {
    Json json = Json::array();
    for (const auto& one : figures) json.push_back(rounded(one.*figure));
    return json;
}

}  // namespace

Json numbers(const std::vector<double>& values, double factor) {
    Json json = Json::array();
    for (const double value : values) json.push_back(rounded(value * factor));
    return json;
}

Json layers_json(const OpticsResult& result) {
    Json layers = Json::array();
    const auto& wavelengths = result.model.stack.wavelengths;
    const std::size_t middle = wavelengths.size() / 2;
    for (std::size_t i = 0; i < result.description.layers.size(); ++i) {
        const stack::Layer& layer = result.description.layers[i];
        const auto index = result.model.stack.layers[i + 1].index[middle];
        layers.push_back({{"name", layer.name.value},
                          {"material", layer.material.value},
                          {"thickness_nm", rounded(layer.thickness * nm)},
                          {"thickness_tolerance_nm", rounded(layer.thickness_tolerance * nm)},
                          {"thickness_basis", basis_words[static_cast<std::size_t>(layer.basis)]},
                          {"roles", roles_json(layer)},
                          {"coherent", is_coherent(layer)},
                          {"n", rounded(index.real())},
                          {"k", rounded(index.imag())},
                          {"at_nm", rounded(wavelengths[middle] * nm)},
                          {"n_tolerance", layer.index_tolerance},
                          {"k_tolerance", layer.extinction_tolerance},
                          {"reference", result.materials[i].reference},
                          {"note", result.materials[i].note}});
    }
    return layers;
}

Json appearance_json(const OpticsResult& result) {
    const optics::Appearance& view = result.appearance;
    Json angles = Json::array(), intensity = Json::array(), shift = Json::array();
    for (const auto& direction : view.directions) {
        angles.push_back(std::round(direction.angle / degree));
        intensity.push_back(rounded(direction.intensity));
        shift.push_back(rounded(direction.shift));
    }
    return {{"pattern_factor", rounded(view.pattern)},
            {"current_efficiency_cd_per_A", rounded(view.current_efficiency)},
            {"lambertian_current_efficiency_cd_per_A", rounded(view.lambertian_current_efficiency)},
            {"radiance_per_current_W_per_sr_A", rounded(view.radiance_per_current)},
            {"angles_deg", angles},
            {"intensity_per_sr", intensity},
            {"in_substrate_per_sr", numbers(view.in_substrate)},
            {"colour_shift_uv", shift},
            {"inside", colour_json(view.inside_figures)},
            {"normal", colour_json(view.normal_figures)},
            {"all_directions", colour_json(view.all_figures)},
            {"spectra", spectra_json(view)},
            {"locus_nm_x_y", locus_json()}};
}

Json outside_light_json(const OpticsResult& result) {
    std::vector<double> reflectance, transmittance;
    for (const auto& response : result.outside.responses) {
        reflectance.push_back(response.reflectance);
        transmittance.push_back(response.transmittance);
    }
    Json absorbed = Json::array();
    for (std::size_t i = 0; i < result.description.layers.size(); ++i) {
        std::vector<double> share;
        for (const auto& response : result.outside.responses) {
            share.push_back(std::max(response.absorbed[i + 1], 0.0));  // not -1e-18
        }
        absorbed.push_back(
            {{"layer", result.description.layers[i].name.value}, {"absorptance", numbers(share)}});
    }
    return {{"incidence", "normal, from below"},
            {"wavelength_nm", numbers(result.outside.wavelengths, nm)},
            {"reflectance", numbers(reflectance)},
            {"transmittance", numbers(transmittance)},
            {"absorbed", absorbed}};
}

Json tolerances_json(const OpticsResult& result) {
    const auto& tolerances = result.tolerances;
    if (tolerances.draws.empty()) return nullptr;
    Json alone = Json::array();
    for (const auto& one : tolerances.one_at_a_time) {
        const bool thickness = one.what.starts_with("thickness");
        alone.push_back({{"what", one.what},
                         {"half_width", rounded(one.half_width * (thickness ? nm : 100))},
                         {"unit", thickness ? "nm" : "%"},
                         {"outcoupling_low", rounded(one.low.outcoupling)},
                         {"outcoupling_high", rounded(one.high.outcoupling)},
                         {"eqe_low", rounded(one.low.efficiency)},
                         {"eqe_high", rounded(one.high.efficiency)}});
    }
    return {{"method",
             "all tolerances drawn at once, uniformly and independently within their "
             "half-widths; 5th to 95th percentile"},
            {"draws", tolerances.draws.size()},
            {"seed", result.description.optics.seed},
            {"outcoupling_draws", figures_json(tolerances.draws, &optics::Figures::outcoupling)},
            {"eqe_draws", figures_json(tolerances.draws, &optics::Figures::efficiency)},
            {"one_at_a_time", alone}};
}

Json scan_json(const OpticsResult& result) {
    if (!result.scan) return nullptr;
    const auto& figures = result.scan->figures;
    return {{"axes", scan_axes_json(result.scan->grid)},
            {"outcoupling", figures_json(figures, &optics::Figures::outcoupling)},
            {"eqe", figures_json(figures, &optics::Figures::efficiency)},
            {"purcell", figures_json(figures, &optics::Figures::purcell)}};
}

}  // namespace anchorite::report
