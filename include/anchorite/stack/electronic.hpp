#pragma once

#include <optional>
#include <vector>

#include "anchorite/base/located.hpp"
#include "anchorite/base/schema.hpp"
#include "anchorite/stack/trap_input.hpp"

namespace anchorite::stack {

/// How carriers are spread over their states.
enum class Occupation { boltzmann, fermi_dirac, blakemore, site_limited };

/// Pairs that sit on the same dot decay together; their rates are those measured in solution.
struct ExcitonInput {
    double lifetime = 0;  ///< of the excited state, radiative and not [s]
    double sites = 0;     ///< dots [1/m^3]
};

/// The table [layer.electronic]: what a layer is to charges. A layer without it is passed over.
struct Electronic {
    Located<double> electron_affinity;                   ///< conduction edge below vacuum [J]
    std::optional<Located<double>> ionisation_energy;    ///< valence edge below vacuum [J]
    std::optional<Located<double>> gap;                  ///< either this or the one above [J]
    double permittivity = 1;                             ///< relative, static
    double conduction_states = 0;                        ///< N_c, or sites [1/m^3]
    double valence_states = 0;                           ///< N_v, or sites [1/m^3]
    double electron_mobility = 0;                        ///< at no field [m^2/(V s)]
    double hole_mobility = 0;                            ///< at no field [m^2/(V s)]
    std::optional<double> electron_poole_frenkel_field;  ///< E0 of exp(sqrt(E/E0)) [V/m]
    std::optional<double> hole_poole_frenkel_field;      ///< E0 of exp(sqrt(E/E0)) [V/m]
    Occupation statistics = Occupation::boltzmann;
    double donors = 0;      ///< ionised [1/m^3]
    double acceptors = 0;   ///< ionised [1/m^3]
    double radiative = 0;   ///< k of k (np - ni^2), photons [m^3/s]
    bool langevin = false;  ///< pairs meet as Langevin says
    double langevin_factor = 1;
    std::optional<ExcitonInput> exciton;
    double auger_electron = 0;  ///< [m^6/s]
    double auger_hole = 0;      ///< [m^6/s]
    double generation = 0;      ///< by light [1/(m^3 s)]
    std::vector<Located<TrapInput>> traps;
};

/// Valence edge below the vacuum level, from whichever key is there [J].
double ionisation_energy(const Electronic& electronic);

/// Whether the layer's recombination makes excitons, whose quantum yield [emitter] states, and not
/// photons.
bool makes_excitons(const Electronic& electronic);

/// The declaration of [layer.electronic].
Schema<Electronic> electronic_schema();

}  // namespace anchorite::stack
