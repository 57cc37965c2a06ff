#pragma once

#include <string>

#include "anchorite/device/device.hpp"

namespace anchorite::test {

inline constexpr double ev = constants::electronvolt;

/// A layer without traps; lengths in nm, energies in eV, one density of states for both bands.
inline device::Layer plain_layer(double nm, double permittivity, double conduction, double valence,
                                 double states, double mobility_n, double mobility_p, double k) {
    device::Layer layer;
    layer.name = "layer";
    layer.thickness = nm * 1e-9;
    layer.permittivity = permittivity;
    layer.electron_affinity = conduction * ev;
    layer.ionisation_energy = valence * ev;
    layer.electrons = {states, mobility_n, 0, device::Statistics::boltzmann};
    layer.holes = {states, mobility_p, 0, device::Statistics::boltzmann};
    layer.radiative = k;
    return layer;
}

inline device::Trap trap_level(double density, double energy, double capture,
                               device::TrapCharge charge = device::TrapCharge::neutral) {
    device::Trap trap;
    trap.charge = charge;
    trap.density = density;
    trap.energy = energy * ev;
    trap.capture_electron = trap.capture_hole = capture;
    return trap;
}

inline void set_contacts(device::Device& device, double left, double right) {
    device.left.work_function = left * ev;
    device.right.work_function = right * ev;
}

inline void set_velocity(device::Device& device, double velocity) {
    device.interfaces.assign(device.layers.size() - 1, {});
    for (auto& interface : device.interfaces) {
        interface.velocity_electron = interface.velocity_hole = velocity;
    }
}

/// A layer of 100 nm whose mobilities, and Langevin's rate with them, rise with the field.
inline device::Device langevin_device() {
    device::Device device;
    device.layers = {plain_layer(100, 3, 3, 5, 1e27, 1e-10, 1e-10, 0)};
    device.layers[0].langevin = true;
    device.layers[0].electrons.poole_frenkel = 1e-3;
    set_contacts(device, 4.8, 3.2);
    return device;
}

/// The device of a reference case, by its number ("20" ... "52"), with SIMsalabim's constants.
inline device::Device reference_device(const std::string& number) {
    device::Device device;
    device.constants = {1.6022e-19, 1.3807e-23, 8.8542e-12};
    if (number[0] == '2') {
        device.layers = {plain_layer(100, 10, 3.8, 5.6, 2e24, 1e-6, 1e-6, 1e-16)};
        set_contacts(device, 5.5, 3.9);
        if (number == "22") device.layers[0].traps = {trap_level(1e22, 4.7, 1e-14)};
        if (number == "24") device.ions = {{-1, 0, 0, 1e23, 1e-14}, {1, 0, 0, 1e23, 1e-14}};
    } else if (number[0] == '3') {
        device.layers = {plain_layer(25, 3.5, 3.3, 5.4, 1e25, 1e-9, 1e-7, 1e-17),
                         plain_layer(25, 6.3, 3.8, 5.6, 1e25, 1e-7, 1e-7, 1e-16),
                         plain_layer(40, 3, 3.7, 5.9, 1e25, 1e-7, 1e-9, 1e-17)};
        set_contacts(device, 5.3, 3.8);
        if (number == "31") device.layers[1].traps = {trap_level(5e22, 4.7, 1e-14)};
        set_velocity(device, number == "30b" ? 1e8 : 1e3);
    } else if (number[0] == '4') {
        device.layers = {plain_layer(25, 3, 2.0, 5.2, 1e26, 1e-11, 1e-8, 1e-17),
                         plain_layer(25, 6.3, 3.75, 5.55, 2e24, 1e-7, 1e-7, 1e-16),
                         plain_layer(40, 3, 2.7, 6.2, 1e26, 3e-9, 1e-12, 1e-17)};
        set_contacts(device, 5.2, 2.9);
        set_velocity(device, number == "40b" ? 1e8 : 1e3);
    } else {
        device.layers = {plain_layer(100, 6.3, 3.75, 5.55, 1e25, 1e-7, 1e-7, 0)};
        set_contacts(device, 5.55, 5.55);
        if (number == "52") {
            device.layers[0].traps = {trap_level(1e23, 5.0, 1e-14, device::TrapCharge::donor)};
        }
    }
    return device;
}

/// A layer between two contacts without barriers for holes: SIMsalabim's SCLC tests (200 nm, eps
/// 22, mobility 1e-7 m^2/Vs, 295 K, N_c 1e26 /m^3).
inline device::Device space_charge_device() {
    device::Device device;
    device.layers = {plain_layer(200, 22, 3, 5.5, 1e26, 1e-7, 1e-7, 0)};
    set_contacts(device, 5.5, 5.5);
    device.temperature = 295;
    return device;
}

}  // namespace anchorite::test
