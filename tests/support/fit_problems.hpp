#pragma once

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "anchorite/device/fit.hpp"
#include "support/device_text.hpp"
#include "support/stack_text.hpp"

namespace anchorite::test {

inline std::vector<double> places(double from, double to, int count) {
    std::vector<double> list;
    for (int i = 0; i < count; ++i) list.push_back(from + (to - from) * i / (count - 1));
    return list;
}

/// A stack whose keys, each with a value that it could have, are parameters 0, 1 ...
inline device::FitDevice free_device(const std::string& text,
                                     const std::vector<std::pair<std::string, double>>& keys) {
    device::FitDevice made{stack::parse_stack(text, "device.toml"), {}};
    for (const auto& [key, value] : keys) {
        made.free.push_back({stack::scan_axis(made.description, key, {value}), made.free.size()});
    }
    return made;
}

/// Current and EQE of case 40 by the electron mobility of the ETL and recombination in the dots,
/// whose traps compete with it.
inline device::FitProblem led_problem() {
    const auto text = with(device_stack(), "radiative = \"1e-16 m3/s\"",
                           "radiative = \"1e-16 m3/s\"\n[[layer.electronic.trap]]\n"
                           "density = \"1e17 cm^-3\"\nenergy = \"4.6 eV\"\n"
                           "capture_electron = \"1e-9 cm3/s\"\ncapture_hole = \"1e-9 cm3/s\"");
    device::FitProblem problem;
    problem.devices = {
        free_device(text, {{"ETL.electron_mobility", 3e-9}, {"QD.radiative", 1e-16}})};
    problem.parameters = {
        {"electron mobility of the ETL", Dimension::mobility, 1e-8, {1e-10, 1e-6}, true},
        {"radiative", Dimension::recombination_coefficient, 3e-17, {1e-18, 1e-14}, true}};
    const device::FitGrid grid{device::Abscissa::voltage, places(1.8, 4.2, 13)};
    problem.curves = {{"J", device::Measured::current, 0, grid, {}, {}, true, 1},
                      {"EQE", device::Measured::efficiency, 0, grid, {}, {}, true, 1}};
    return problem;
}

/// A film between contacts that take holes only, with traps that fill.
inline std::string hole_only_stack() {
    return R"toml(name = "hole only"
[[layer]]
name = "film"
material = "CsPbI3-dots"
thickness = "100 nm"
[layer.electronic]
electron_affinity = "3.75 eV"
ionisation_energy = "5.55 eV"
permittivity = 6.3
conduction_states = "1e25 m^-3"
valence_states = "1e25 m^-3"
electron_mobility = "1e-7 m2/(V s)"
hole_mobility = "1e-7 m2/(V s)"
[[layer.electronic.trap]]
density = "1e17 cm^-3"
energy = "5.0 eV"
charge = "donor"
capture_electron = "1e-8 cm3/s"
capture_hole = "1e-8 cm3/s"
[contact.anode]
work_function = "5.5 eV"
[contact.cathode]
work_function = "5.5 eV"
[device]
cells_per_layer = 40
)toml";
}

/// The current of that film by its mobility and the density of its traps.
inline device::FitProblem hole_only_problem() {
    device::FitProblem problem;
    problem.devices = {free_device(hole_only_stack(),
                                   {{"film.hole_mobility", 1e-7}, {"film.trap.1.density", 1e23}})};
    problem.parameters = {{"hole mobility", Dimension::mobility, 1e-7, {1e-10, 1e-5}, true},
                          {"trap density", Dimension::number_density, 1e22, {1e21, 1e25}, true}};
    device::FitGrid grid{device::Abscissa::voltage, {}};
    for (int i = 0; i < 25; ++i) grid.at.push_back(0.05 * std::pow(10, i / 9.6));
    problem.curves = {{"J", device::Measured::sclc, 0, grid, {}, {}, true, 1}};
    return problem;
}

/// The problem with curves computed at the true values, times noise of a stated relative size (its
/// errors are given; without noise they are 1 %).
/// @param refinement  cells of the curves' grid over those of the stack file
inline device::FitProblem with_noise(device::FitProblem problem, const std::vector<double>& truth,
                                     double relative, unsigned seed, int refinement = 1) {
    std::mt19937_64 generator(seed);
    std::normal_distribution<double> normal;
    for (auto& curve : problem.curves) {
        auto grid = curve.grid;
        grid.refinement = refinement;
        const auto response = device::respond(problem.devices[curve.device], truth, grid);
        curve.values.clear();
        curve.errors.clear();
        for (const auto& point : response.points) {
            const double value = device::figure(point, curve.kind);
            curve.values.push_back(value * std::exp(relative * normal(generator)));
            curve.errors.push_back((relative > 0 ? relative : 0.01) * curve.values.back());
        }
    }
    return problem;
}

}  // namespace anchorite::test
