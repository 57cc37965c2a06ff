#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "anchorite/electronic/believable.hpp"
#include "anchorite/electronic/calculation.hpp"

namespace anchorite::electronic {

/// A pseudopotential in Unified Pseudopotential Format.
struct Upf {
    std::string name;  ///< of the file, without its folder
    std::string text;
    double valence = 0;  ///< electrons
    double energy = 0;   ///< of the free atom, spherical, without spin [Ha]
};

/// Those of a model's elements, by atomic number.
/// @throws InputError  an element has no file <element>_*.upf there, or it lacks z_valence or
///                     total_psenergy
std::map<int, Upf> read_pseudopotentials(const std::filesystem::path& folder, const Model& model);

Expectation upf_expectation(const Calculation& calculation, const std::map<int, Upf>& upfs);

}  // namespace anchorite::electronic
