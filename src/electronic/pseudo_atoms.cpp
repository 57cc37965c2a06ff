#include "electronic/pseudo_atoms.hpp"

#include <fmt/format.h>

#include <array>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/electronic/atomic_units.hpp"

namespace anchorite::electronic {
namespace {

// Computed with the program ATOM of CP2K 2023.1: PBE, GTH-PBE, its own Gaussian basis, neutral
// ground-state configuration.
constexpr std::array<PseudoAtom, 24> gth_atoms{{
    {1, 1, -0.458835824965},   {3, 3, -7.403212552667},   {5, 3, -2.587500073717},
    {6, 4, -5.359188534941},   {7, 5, -9.647056529597},   {8, 6, -15.782850097430},
    {9, 7, -24.097666645183},  {11, 9, -47.164865274372}, {14, 4, -3.738772920870},
    {15, 5, -6.396361715031},  {16, 6, -10.066669174885}, {17, 7, -14.907242811502},
    {19, 9, -28.223158200065}, {32, 4, -3.768614997150},  {34, 6, -9.307462729303},
    {35, 7, -13.363004962571}, {37, 9, -24.069469050775}, {47, 11, -36.930546159292},
    {50, 4, -3.359496197085},  {51, 5, -5.388319341313},  {53, 7, -11.420827502271},
    {55, 9, -20.131281319847}, {82, 4, -3.445503832371},  {83, 5, -5.396639419214},
}};

}  // namespace

const PseudoAtom& gth_atom(int element) {
    std::string known;
    for (const PseudoAtom& atom : gth_atoms) {
        if (atom.element == element) return atom;
        known += fmt::format(" {}", element_symbol(atom.element));
    }
    throw InputError(fmt::format("cp2k: no pseudopotential for {}; there are those for{}",
                                 element_symbol(element), known));
}

Expectation gth_expectation(const Calculation& calculation) {
    Expectation expected;
    expected.electrons = -calculation.model.charge;
    expected.empty_states = calculation.method.empty_states;
    expected.metallic = calculation.method.metallic;
    for (const ModelAtom& atom : calculation.model.atoms) {
        if (atom.ghost) continue;
        const PseudoAtom& free = gth_atom(atom.element);
        ++expected.atoms;
        expected.electrons += free.valence;
        expected.atoms_energy += free.energy * hartree;
    }
    return expected;
}

}  // namespace anchorite::electronic
