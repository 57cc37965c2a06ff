#pragma once

#include <string>

namespace anchorite::test {

/// A stack file of three electronic layers between glass and metal, the reference case 40 of
/// device.md; tests spoil one line of it.
inline std::string device_stack() {
    return R"toml(name = "case 40"

[[layer]]
name = "glass"
material = "N-BK7"
thickness = "1 mm"
roles = ["substrate"]

[[layer]]
name = "HTL"
material = "PTAA"
thickness = "25 nm"
roles = ["hole-transport"]
[layer.electronic]
electron_affinity = "2.0 eV"
ionisation_energy = "5.2 eV"
permittivity = 3
conduction_states = "1e26 m^-3"
valence_states = "1e26 m^-3"
electron_mobility = "1e-11 m2/(V s)"
hole_mobility = "1e-8 m2/(V s)"
radiative = "1e-17 m3/s"

[[layer]]
name = "QD"
material = "CsPbI3-dots"
thickness = "25 nm"
roles = ["emitter"]
[layer.electronic]
electron_affinity = "3.75 eV"
gap = "1.8 eV"
permittivity = 6.3
conduction_states = "2e24 m^-3"
valence_states = "2e24 m^-3"
electron_mobility = "1e-7 m2/(V s)"
hole_mobility = "1e-7 m2/(V s)"
radiative = "1e-16 m3/s"

[[layer]]
name = "ETL"
material = "TPBi"
thickness = "40 nm"
roles = ["electron-transport"]
[layer.electronic]
electron_affinity = "2.7 eV"
ionisation_energy = "6.2 eV"
permittivity = 3
conduction_states = "1e26 m^-3"
valence_states = "1e26 m^-3"
electron_mobility = "3e-9 m2/(V s)"
hole_mobility = "1e-12 m2/(V s)"
radiative = "1e-17 m3/s"

[[layer]]
name = "Al"
material = "Al"
thickness = "100 nm"
roles = ["cathode"]

[[interface]]
between = ["HTL", "QD"]
velocity_electron = "1e3 m/s"
velocity_hole = "1e3 m/s"

[[interface]]
between = ["QD", "ETL"]
velocity_electron = "1e3 m/s"
velocity_hole = "1e3 m/s"

[contact.anode]
work_function = "5.2 eV"
[contact.cathode]
work_function = "2.9 eV"

[emitter]
peak = "693 nm"
fwhm = "33 nm"
plqy = "90 %"

[device]
from = "1.6 V"
to = "4 V"
step = "0.4 V"
outcoupling = "25 %"
cells_per_layer = 60
constants = "SIMsalabim"
)toml";
}

}  // namespace anchorite::test
