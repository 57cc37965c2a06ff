#pragma once

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <string>

#include "anchorite/device/device.hpp"
#include "support/reference_devices.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::test {

/// A layer of a device in the form that SIMsalabim reads; `interface` is to its right.
inline std::string simsalabim_layer(const device::Device& device, std::size_t index) {
    const auto& layer = device.layers[index];
    const bool last = index + 1 == device.layers.size();
    const double velocity = last ? 1e3 : device.interfaces[index].velocity_electron;
    const auto trap = layer.traps.empty() ? trap_level(0, 4.7, 1e-14) : layer.traps[0];
    const double ions = device.ions.empty() ? 0 : device.ions[0].density;
    const int type = trap.charge == device::TrapCharge::donor ? 1 : 0;
    return fmt::format(
        "L = {} * m\neps_r = {}\nE_c = {:.15g} * eV\nE_v = {:.15g}\nN_c = {}\nN_D = 0\nN_A = 0\n"
        "mu_n = {}\nmu_p = {}\nmobnDep = 0\nmobpDep = 0\ngamma_n = 0\ngamma_p = 0\nnu_int_n = {}\n"
        "nu_int_p = {}\nN_t_int = 0\nE_t_int = 4.7\nintTrapFile = none\nintTrapType = 1\n"
        "C_n_int = 2E-14\nC_p_int = 2E-14\nN_anion = {}\nN_cation = {}\nmu_anion = 1E-14\n"
        "mu_cation = 1E-14\nionsMayEnter = 1\nG_ehp = 0\nlayerGen = 0\nnkLayer = none.txt\n"
        "k_direct = {}\npreLangevin = 1\nuseLangevin = 0\nN_t_bulk = {}\nC_n_bulk = {}\n"
        "C_p_bulk = {}\nE_t_bulk = {:.15g}\nbulkTrapFile = none\nbulkTrapType = {}\n",
        layer.thickness, layer.permittivity, layer.electron_affinity / ev,
        layer.ionisation_energy / ev, layer.electrons.states, layer.electrons.mobility,
        layer.holes.mobility, velocity, velocity, ions, ions, layer.radiative, trap.density,
        trap.capture_electron, trap.capture_hole, trap.energy / ev, type);
}

/// Writes a reference device as SIMsalabim's input with its 1,000 points; the setup file.
inline std::filesystem::path write_simsalabim(const device::Device& device,
                                              const TemporaryFolder& folder) {
    std::string setup = "T = 300 * K\n";
    for (std::size_t i = 0; i < device.layers.size(); ++i) {
        const auto name = fmt::format("L{}.txt", i + 1);
        static_cast<void>(folder.write(name, simsalabim_layer(device, i)));
        setup += fmt::format("l{} = {}\n", i + 1, name);
    }
    setup += fmt::format(
        "leftElec = 1\nW_L = {:.15g}\nW_R = {:.15g}\nS_n_L = -1\nS_p_L = -1\nS_n_R = -1\n"
        "S_p_R = -1\nR_shunt = -1\nR_series = 0\nG_frac = 0\ngenProfile = none\nNP = 1000\n"
        "grad = 4\nVdist = 1\nVscan = 1\nVmin = 0\nVmax = 1\nVstep = 0.1\nVacc = 0\nNJV = 9\n",
        device.left.work_function / ev, device.right.work_function / ev);
    return folder.write("setup.txt", setup);
}

}  // namespace anchorite::test
