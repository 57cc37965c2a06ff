#pragma once

#include <cmath>
#include <random>

#include "anchorite/device/device.hpp"

namespace anchorite::test {

/// Draws devices of 2 to 5 layers over the whole range that the solver must stand: offsets of 0 to
/// 1.2 eV at each interface in either band and direction, mobilities of 1e-12 to 1e-5 m^2/(V s),
/// 5 to 150 nm, every statistics, charged bulk and interface traps, ions, contact barriers up to
/// 0.6 eV, all recombination mechanisms.
class RandomDevice {
public:
    explicit RandomDevice(unsigned seed) : random_(seed) {}

    device::Device draw() {
        device::Device device;
        const int layers = 2 + static_cast<int>(uniform(0, 3.999));
        double affinity = uniform(2.2, 3.2);
        double ionisation = affinity + uniform(1.6, 3.2);
        for (int l = 0; l < layers; ++l) {
            if (l > 0) next_levels(affinity, ionisation);
            device.layers.push_back(layer(affinity, ionisation));
            device.layers.back().name = "layer " + std::to_string(l + 1);
        }
        device.interfaces.resize(device.layers.size() - 1);
        for (std::size_t i = 0; i < device.interfaces.size(); ++i) {
            interface(device.interfaces[i], device.layers[i], device.layers[i + 1]);
        }
        const auto& first = device.layers.front();
        const auto& last = device.layers.back();
        device.left.work_function =
            std::max(first.ionisation_energy - uniform(0, 0.6) * constants::electronvolt,
                     first.electron_affinity);
        device.right.work_function =
            std::min(last.electron_affinity + uniform(0, 0.6) * constants::electronvolt,
                     last.ionisation_energy);
        contact(device.left);
        contact(device.right);
        if (chance(0.5)) ions(device);
        return device;
    }

    double uniform(double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(random_);
    }
    double decades(double low, double high) { return std::pow(10, uniform(low, high)); }
    bool chance(double share) { return uniform(0, 1) < share; }

private:
    void next_levels(double& affinity, double& ionisation) {
        while (true) {
            const double a = affinity + (chance(0.5) ? 1 : -1) * uniform(0, 1.2);
            const double i = ionisation + (chance(0.5) ? 1 : -1) * uniform(0, 1.2);
            if (i - a < 1 || i - a > 5 || i > 8 || a < 1) continue;
            affinity = a;
            ionisation = i;
            return;
        }
    }

    device::Band band() {
        return {decades(24, 27), decades(-12, -5), chance(0.2) ? decades(-5, -3.5) : 0,
                static_cast<device::Statistics>(static_cast<int>(uniform(0, 3.999)))};
    }

    device::Trap trap(double density, double top, double bottom) {
        device::Trap made;
        made.charge = static_cast<device::TrapCharge>(static_cast<int>(uniform(0, 2.999)));
        made.shape = chance(0.7) ? device::TrapShape::level : device::TrapShape::gaussian;
        made.density = density;
        made.energy = top + uniform(0.1, 0.9) * (bottom - top);
        made.width = uniform(0.03, 0.1) * constants::electronvolt;
        made.capture_electron = decades(-16, -13);
        made.capture_hole = decades(-16, -13);
        made.levels = 9;
        return made;
    }

    device::Layer layer(double affinity, double ionisation) {
        device::Layer made;
        made.thickness = decades(-8.3, -6.8);
        made.permittivity = uniform(2, 30);
        made.electron_affinity = affinity * constants::electronvolt;
        made.ionisation_energy = ionisation * constants::electronvolt;
        made.electrons = band();
        made.holes = band();
        if (chance(0.2)) made.donors = decades(21, 24);
        if (chance(0.2)) made.acceptors = decades(21, 24);
        made.radiative = decades(-18, -15);
        made.langevin = chance(0.2);
        if (chance(0.5)) made.auger_electron = made.auger_hole = decades(-42, -39);
        if (chance(0.6)) {
            made.traps.push_back(
                trap(decades(21, 24), made.electron_affinity, made.ionisation_energy));
        }
        return made;
    }

    void interface(device::Interface& made, const device::Layer& left, const device::Layer& right) {
        if (chance(0.5)) {
            made.velocity_electron = decades(1, 5);
            made.velocity_hole = decades(1, 5);
        }
        const double top = std::max(left.electron_affinity, right.electron_affinity);
        const double bottom = std::min(left.ionisation_energy, right.ionisation_energy);
        if (bottom - top > 0.3 * constants::electronvolt && chance(0.4)) {
            made.traps.push_back(trap(decades(13, 16.5), top, bottom));
        }
    }

    void contact(device::Contact& made) {
        if (chance(0.3)) {
            made.velocity_electron = decades(-2, 5);
            made.velocity_hole = decades(-2, 5);
        }
        made.barrier_lowering = chance(0.3);
    }

    void ions(device::Device& device) {
        for (const int charge : {-1, 1}) {
            device::Ion ion;
            ion.charge = charge;
            ion.first_layer = static_cast<std::size_t>(
                uniform(0, static_cast<double>(device.layers.size()) - 1e-3));
            ion.last_layer = ion.first_layer;
            ion.density = decades(21, 24);
            ion.mobility = 1e-14;
            if (chance(0.5)) ion.sites = 1e27;
            device.ions.push_back(ion);
        }
    }

    std::mt19937 random_;
};

}  // namespace anchorite::test
