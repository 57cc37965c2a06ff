#pragma once

#include <string>

#include "anchorite/electronic/calculation.hpp"

namespace anchorite::electronic {

/// What the parts of a run leave in its folder; projects are CP2K's prefixes of names.
namespace cp2k_names {
inline constexpr const char* project = "anchorite";  ///< the run that gives energy and states
inline constexpr const char* relax = "relax";        ///< the relaxation before it
inline constexpr const char* projections = "states";
inline constexpr const char* wave_function = "anchorite-RESTART.wfn";
inline constexpr const char* relax_wave_function = "relax-RESTART.wfn";
inline constexpr const char* relax_restart = "relax-1.restart";
inline constexpr const char* trajectory = "relax-pos-1.xyz";
inline constexpr const char* density = "anchorite-ELECTRON_DENSITY-1_0.cube";
inline constexpr const char* potential = "anchorite-v_hartree-1_0.cube";
}  // namespace cp2k_names

/// What a run starts from.
struct Cp2kStart {
    bool wave_function = false;  ///< the file of the same project is there
    bool geometry = false;       ///< relax-1.restart is there
};

/// Input for energy, states and, where asked for, cubes; of a relaxation at its last geometry.
/// @throws InputError  what CP2K cannot do with this calculation
std::string cp2k_states_input(const Calculation& calculation, const Cp2kStart& start);

/// Input for the relaxation alone. @throws InputError  as cp2k_states_input
std::string cp2k_relax_input(const Calculation& calculation, const Cp2kStart& start);

}  // namespace anchorite::electronic
