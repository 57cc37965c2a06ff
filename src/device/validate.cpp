#include <fmt/format.h>

#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/device/device.hpp"

namespace anchorite::device {

namespace {

/// One part of the device whose values are checked.
struct Part {
    std::string name;

    [[noreturn]] void fail(const char* key, double value, const char* rule) const {
        throw InputError(fmt::format("{}: {} is {:g}, it must be {}", name, key, value, rule));
    }
    void positive(const char* key, double value) const {
        if (!(value > 0) || !std::isfinite(value)) fail(key, value, "positive and finite");
    }
    void not_negative(const char* key, double value) const {
        if (!(value >= 0) || !std::isfinite(value))
            fail(key, value, "zero or positive, and finite");
    }
    void velocity(const char* key, double value) const {
        if (!(value > 0)) fail(key, value, "positive (infinite is allowed)");
    }
};

void check_band(const Part& part, const char* carrier, const Band& band) {
    const Part own{fmt::format("{}, {}", part.name, carrier)};
    own.positive("density of states", band.states);
    own.positive("mobility", band.mobility);
    own.not_negative("Poole-Frenkel factor", band.poole_frenkel);
}

void check_traps(const Part& part, const std::vector<Trap>& traps, double top, double bottom) {
    for (const auto& trap : traps) {
        part.not_negative("trap density", trap.density);
        part.not_negative("capture coefficient of electrons", trap.capture_electron);
        part.not_negative("capture coefficient of holes", trap.capture_hole);
        if (!(trap.capture_electron + trap.capture_hole > 0)) {
            part.fail("capture coefficient", 0, "positive for at least one carrier");
        }
        if (!(trap.energy >= top && trap.energy <= bottom)) {
            part.fail("trap energy in eV", trap.energy / constants::electronvolt, "within the gap");
        }
        if (trap.shape != TrapShape::level) part.positive("trap width", trap.width);
        if (trap.levels < 1 || trap.levels > 200) {
            part.fail("number of trap levels", trap.levels, "1 to 200");
        }
    }
}

void check_layer(const Part& part, const Layer& layer) {
    part.positive("thickness", layer.thickness);
    part.positive("permittivity", layer.permittivity);
    check_band(part, "electrons", layer.electrons);
    check_band(part, "holes", layer.holes);
    if (!std::isfinite(layer.electron_affinity) ||
        !(layer.ionisation_energy > layer.electron_affinity)) {
        part.fail("ionisation energy in eV", layer.ionisation_energy / constants::electronvolt,
                  "larger than the electron affinity");
    }
    part.not_negative("donor density", layer.donors);
    part.not_negative("acceptor density", layer.acceptors);
    part.not_negative("radiative coefficient", layer.radiative);
    part.not_negative("Langevin factor", layer.langevin_factor);
    part.not_negative("Auger coefficient of electrons", layer.auger_electron);
    part.not_negative("Auger coefficient of holes", layer.auger_hole);
    part.not_negative("generation rate", layer.generation);
    check_traps(part, layer.traps, layer.electron_affinity, layer.ionisation_energy);
}

void check_contact(const Part& part, const Contact& contact, const Layer& layer) {
    part.velocity("recombination velocity of electrons", contact.velocity_electron);
    part.velocity("recombination velocity of holes", contact.velocity_hole);
    if (!(contact.work_function >= layer.electron_affinity &&
          contact.work_function <= layer.ionisation_energy)) {
        throw InputError(fmt::format(
            "{}: work function {:g} eV is outside the gap of layer {} ({:g} to {:g} eV): choose "
            "one "
            "within, e.g. the effective work function of the injecting film",
            part.name, contact.work_function / constants::electronvolt, layer.name,
            layer.electron_affinity / constants::electronvolt,
            layer.ionisation_energy / constants::electronvolt));
    }
}

void check_ion(const Ion& ion, std::size_t layers) {
    const Part part{ion.charge > 0 ? "cations" : "anions"};
    if (ion.charge != 1 && ion.charge != -1) part.fail("charge", ion.charge, "+1 or -1");
    if (ion.first_layer > ion.last_layer || ion.last_layer >= layers) {
        part.fail("last layer", static_cast<double>(ion.last_layer), "one of the layers");
    }
    part.not_negative("density", ion.density);
    part.not_negative("mobility", ion.mobility);
    if (!(ion.sites > ion.density)) part.fail("density of sites", ion.sites, "above the ions'");
}

/// That program knows Boltzmann statistics only.
void check_approximation(const Device& device) {
    for (const Layer& layer : device.layers) {
        if (layer.electrons.statistics == Statistics::boltzmann &&
            layer.holes.statistics == Statistics::boltzmann) {
            continue;
        }
        throw InputError(
            fmt::format("layer {}: SIMsalabim's Bernoulli function goes with "
                        "Boltzmann statistics only: choose one of the two",
                        layer.name));
    }
    for (const Ion& ion : device.ions) {
        if (std::isinf(ion.sites)) continue;
        throw InputError(
            "SIMsalabim's Bernoulli function goes with ions without a number of "
            "sites only: choose one of the two");
    }
}

}  // namespace

void Device::validate() const {
    if (layers.empty()) throw InputError("the device has no layers: give at least one");
    for (std::size_t i = 0; i < layers.size(); ++i) {
        check_layer({fmt::format("layer {} ({})", i + 1, layers[i].name)}, layers[i]);
    }
    if (!interfaces.empty() && interfaces.size() + 1 != layers.size()) {
        throw InputError(fmt::format("{} interfaces for {} layers: give {} or none",
                                     interfaces.size(), layers.size(), layers.size() - 1));
    }
    for (std::size_t i = 0; i < interfaces.size(); ++i) {
        const Part part{fmt::format("interface of {} and {}", layers[i].name, layers[i + 1].name)};
        part.velocity("velocity of electrons", interfaces[i].velocity_electron);
        part.velocity("velocity of holes", interfaces[i].velocity_hole);
        check_traps(part, interfaces[i].traps,
                    std::max(layers[i].electron_affinity, layers[i + 1].electron_affinity),
                    std::min(layers[i].ionisation_energy, layers[i + 1].ionisation_energy));
    }
    check_contact({"left contact"}, left, layers.front());
    check_contact({"right contact"}, right, layers.back());
    for (const auto& ion : ions) check_ion(ion, layers.size());
    if (bernoulli == Bernoulli::simsalabim) check_approximation(*this);
    const Part whole{"device"};
    whole.positive("temperature", temperature);
    whole.not_negative("series resistance", circuit.series);
    whole.velocity("shunt resistance", circuit.shunt);
    whole.not_negative("thermal resistance", circuit.thermal_resistance);
}

}  // namespace anchorite::device
