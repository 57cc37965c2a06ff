#pragma once

#include <Eigen/Core>
#include <string>
#include <string_view>
#include <vector>

#include "anchorite/electronic/result.hpp"

namespace anchorite::electronic {

/// What one file *.pdos of CP2K holds: the states and what some atoms contribute to them.
struct Cp2kPdos {
    std::string kind;  ///< the kind's name; empty: a list of atoms
    int list = 0;      ///< number of the list, from 1; 0: a kind
    std::vector<State> states;
    std::vector<std::string> orbitals;  ///< "s", "py", ..., or "s", "p", "d"
    Eigen::MatrixXd weights;            ///< states x orbitals
};

/// Parses such a file; of several iterations the last counts.
/// @param name  of the text, for messages
/// @throws RunError  with name and line: cut off, not a number, states out of order
Cp2kPdos parse_cp2k_pdos(std::string_view text, const std::string& name);

}  // namespace anchorite::electronic
