#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "anchorite/base/constants.hpp"
#include "anchorite/optics/material.hpp"
#include "anchorite/optics/transfer_matrix.hpp"
#include "anchorite/stack/roles.hpp"
#include "light_of.hpp"
#include "rules.hpp"

namespace anchorite::measurement {

namespace {

using stack::Role;

constexpr const char* id = "layer-thickness";
constexpr double electron_rest_mass = 9.1093837015e-31;  // CODATA 2018 [kg]
// The lowest barrier that could still be called an insulator's: the estimate errs on its side.
constexpr double least_barrier = constants::electronvolt;
constexpr double closed_film = 3e-9;       // about ten atomic layers; evaporated metal is islands
constexpr double safe_electrode = 10e-9;   // closed and conducting
constexpr double thin_insulator = 3e-9;    // passes current by tunnelling
constexpr double thick_insulator = 10e-9;  // passes none

// Ionic insulators with a gap above 7 eV that are evaporated as injection layers.
constexpr std::array insulators = {"LiF",  "NaF", "KF",    "CsF",  "MgF2", "CaF2",
                                   "BaF2", "MgO", "Al2O3", "SiO2", "NaCl"};

enum class Nature { insulator, metal, other };

const std::string& material_of(const LayerReport& layer) {
    return layer.material.empty() ? layer.name.value : layer.material;
}

const optics::Material* known_material(const LayerReport& layer) {
    for (const auto& material : optics::built_in_materials()) {
        if (material.name == material_of(layer)) return &material;
    }
    return nullptr;
}

Nature nature_of(const LayerReport& layer, double wavelength) {
    const auto is = [&](const char* name) { return material_of(layer) == name; };
    if (std::any_of(insulators.begin(), insulators.end(), is)) return Nature::insulator;
    const auto* material = known_material(layer);
    if (material == nullptr || !optics::range_of(*material).holds(wavelength)) {
        return Nature::other;
    }
    const auto index = optics::index_at(*material, wavelength);
    return index.imag() > index.real() ? Nature::metal : Nature::other;
}

/// log10 of the share of electrons that tunnel, exp(-2κL) with κ = √(2mφ)/ħ.
double tunnelling_decades(double thickness) {
    const double hbar = constants::planck / (2 * M_PI);
    const double kappa = std::sqrt(2 * electron_rest_mass * least_barrier) / hbar;
    return -2 * kappa * thickness / std::log(10.0);
}

/// Share of light that a free film lets through along its normal.
double transmitted(const LayerReport& layer, double wavelength) {
    optics::OpticalStack film;
    film.wavelengths = {wavelength};
    film.layers = {
        {"air", 0, true, {1.0}},
        {layer.name, layer.thickness, true, {optics::index_at(*known_material(layer), wavelength)}},
        {"air", 0, true, {1.0}}};
    return optics::respond_unpolarised(film, 0).transmittance;
}

/// Whether a layer lies outside of what carries current.
bool is_outside(Role role) {
    return role == Role::substrate || role == Role::encapsulation || role == Role::spacer;
}

/// What a thickness is worth for a layer of that nature.
Verdict verdict_for(Nature nature, Role role, double thickness) {
    const auto graded = [&](bool good, bool possible) {
        return good ? Verdict::holds : possible ? Verdict::doubtful : Verdict::cannot_be_true;
    };
    if (is_outside(role)) return Verdict::holds;
    const bool electrode = role == Role::anode || role == Role::cathode;
    if (nature == Nature::insulator) {
        return graded(thickness <= thin_insulator, thickness <= thick_insulator);
    }
    if (nature == Nature::metal && electrode) {
        return graded(thickness >= safe_electrode, thickness >= closed_film);
    }
    const bool film = !electrode && thickness >= 0.5e-9 && thickness <= 500e-9;
    return graded(film || (electrode && thickness >= safe_electrode), true);
}

std::string reason_of(Nature nature, Role role, Verdict verdict) {
    if (is_outside(role)) return "carries no current: any thickness will do";
    if (nature == Nature::insulator) {
        return verdict == Verdict::holds
                   ? "thin enough for charges to tunnel through"
                   : "an insulator between the electrodes passes current by tunnelling only";
    }
    if (nature == Nature::metal) {
        return verdict == Verdict::holds ? "a closed metal film"
                                         : "evaporated metal this thin is islands and no mirror";
    }
    return verdict == Verdict::holds ? "usual for its role" : "unusual for its role";
}

/// The neighbour with which this layer could exchange thicknesses so that both hold; none: nobody.
const LayerReport* swapped_with(const Record& record, std::size_t at, double wavelength) {
    const auto& layers = record.layers;
    for (const std::size_t other : {at - 1, at + 1}) {
        if (other >= layers.size()) continue;
        const auto good = [&](const LayerReport& a, const LayerReport& b) {
            return verdict_for(nature_of(a, wavelength), a.role, b.thickness) == Verdict::holds;
        };
        const bool wrong = verdict_for(nature_of(layers[other], wavelength), layers[other].role,
                                       layers[other].thickness) == Verdict::cannot_be_true;
        if (wrong && good(layers[at], layers[other]) && good(layers[other], layers[at])) {
            return &layers[other];
        }
    }
    return nullptr;
}

Finding check_layer(const Record& record, std::size_t at, double wavelength) {
    const LayerReport& layer = record.layers[at];
    const Nature nature = nature_of(layer, wavelength);
    Finding one{.rule = id,
                .subject = layer.name,
                .where = layer.thickness.where,
                .from = layer.from,
                .computed = "-"};
    one.verdict = verdict_for(nature, layer.role, layer.thickness);
    one.reported = fmt::format("{:g} nm as {}", layer.thickness * 1e9, stack::name_of(layer.role));
    one.reason = reason_of(nature, layer.role, one.verdict);
    if (nature == Nature::insulator && !is_outside(layer.role)) {
        const double decades = tunnelling_decades(layer.thickness);
        one.computed = fmt::format("1 electron in 10^{:.0f} tunnels (barrier 1 eV)", -decades);
        one.figures = {{"log10 of the share that tunnels", decades, ""}};
    } else if (nature == Nature::metal) {
        const double share = transmitted(layer, wavelength);
        one.computed =
            fmt::format("lets {:.2g} % of {:g} nm light through", 100 * share, wavelength * 1e9);
        one.figures = {{"light let through", share, ""}};
    }
    if (one.verdict == Verdict::cannot_be_true) {
        if (const auto* other = swapped_with(record, at, wavelength)) {
            one.reason += fmt::format("; exchanged with {} it would be {:g} nm and both usual",
                                      other->name.value, other->thickness * 1e9);
        }
    }
    return one;
}

std::vector<Finding> check_thicknesses(const Record& record) {
    constexpr double green = 550e-9;
    const double wavelength = record.light.peak.value_or(green);
    std::vector<Finding> found;
    for (std::size_t i = 0; i < record.layers.size(); ++i) {
        found.push_back(check_layer(record, i, wavelength));
    }
    return found;
}

}  // namespace

Rule thickness_rule() {
    return {id,
            "an insulating layer in the path of the current must be thin enough to tunnel through, "
            "a metal electrode thick "
            "enough to be closed",
            "insulators: 3 nm holds, above 10 nm cannot be; metals: 10 nm holds, below 3 nm cannot "
            "be; other films: 0.5 to 500 nm",
            check_thicknesses};
}

}  // namespace anchorite::measurement
