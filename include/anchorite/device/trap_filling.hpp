#pragma once

#include <optional>
#include <string>
#include <vector>

namespace anchorite::device {

/// A trap density as papers report it: N = 2 ε0 ε_r V_TFL / (q L²), the film not given.
struct ReportedTrapFilling {
    std::string name;    ///< of the device, for people
    double voltage = 0;  ///< V_TFL [V]
    double density = 0;  ///< N [1/m³]
};

/// ε_r/L² that a report implies, q N / (2 ε0 V_TFL) [1/m²]. Devices of one film thickness and
/// material must agree in it. @throws InputError  a value that is not positive
double implied_film(const ReportedTrapFilling& report);

/// 2π²kT/q: below this V_TFL the charge that diffuses in from the contacts hides the traps, in any
/// film (Duijnstee et al., ACS Energy Lett. 5, 376 (2020)) [V].
/// @throws InputError  a temperature that is not positive
double least_trap_filling_voltage(double temperature = 300);

/// Trap density below which the contacts' charge hides traps: 4π²kT ε0/q² · ε_r/L² [1/m³].
/// @param film  ε_r/L² [1/m²] @throws InputError  a value that is not positive
double least_trap_density(double film, double temperature = 300);

/// What reports of one kind of film say together.
struct TrapFillingCheck {
    std::vector<double> films;          ///< ε_r/L² of each report [1/m²]
    double spread = 0;                  ///< largest over smallest of them, less 1
    std::vector<std::string> findings;  ///< what cannot be trusted, for people; empty: nothing
};

/// Checks that all reports imply one film (within `tolerance`) and lie above the floor.
/// @throws InputError  no report, or a value that is not positive
TrapFillingCheck check_trap_filling(const std::vector<ReportedTrapFilling>& reports,
                                    double tolerance = 0.02, double temperature = 300);

}  // namespace anchorite::device
