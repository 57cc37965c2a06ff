#pragma once

#include <array>
#include <optional>
#include <string>

#include "anchorite/electronic/model.hpp"

namespace anchorite::electronic {

/// What an engine is to compute of a model.
enum class Task {
    energy,     ///< self-consistent energy and states
    relax,      ///< positions of the atoms that are not fixed, then as energy
    potential,  ///< energy, and the electrostatic potential on the surface of constant density
};

/// The method, in terms that both plane-wave and Gaussian engines know. Density functional
/// Perdew-Burke-Ernzerhof (Phys. Rev. Lett. 77, 3865 (1996)).
struct Method {
    bool dispersion = true;  ///< D3 with Becke-Johnson damping (J. Comput. Chem. 32, 1456 (2011))
    double cutoff = 200;     ///< of the density (CP2K) or the waves (Quantum ESPRESSO) [Ry]
    double relative_cutoff = 40;               ///< CP2K's REL_CUTOFF [Ry]
    std::string basis = "DZVP-MOLOPT-SR-GTH";  ///< CP2K's name
    std::array<int, 3> k_points{1, 1, 1};      ///< Monkhorst-Pack, Γ included
    int empty_states = 12;
    bool metallic = false;          ///< smearing and diagonalisation; false: a gap is expected
    double scf_tolerance = 2e-5;    ///< CP2K's EPS_SCF, or Quantum ESPRESSO's conv_thr [Ry]
    int scf_steps = 100;            ///< at most, in all
    double force_tolerance = 0.05;  ///< largest force of a relaxed atom [eV/Å]
    int relax_steps = 60;
    double isodensity = 0.001;  ///< of Task::potential [e/bohr³]
    void validate() const;      ///< @throws InputError
};

/// "PBE-D3(BJ), cutoff 200 Ry, basis DZVP-MOLOPT-SR-GTH (if of Gaussians), ...".
std::string in_words(const Method& method);

/// All that a result depends on besides the engine and its version.
struct Calculation {
    Model model;
    Method method;
    Task task = Task::energy;
};

}  // namespace anchorite::electronic
