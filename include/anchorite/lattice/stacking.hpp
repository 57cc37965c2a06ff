#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "anchorite/lattice/facet.hpp"
#include "anchorite/lattice/molecular_units.hpp"
#include "anchorite/lattice/neighbours.hpp"

namespace anchorite::lattice {

/// One atomic layer of a facet's repeat.
struct Layer {
    std::vector<std::size_t> atoms;
    double height = 0;  ///< mean of its building blocks [Å]
    std::string formula;
    std::size_t same_as = 0;  ///< first layer that symmetry carries onto this one, normal kept
};

/// A metal-ligand bond counted in layers: `rise` layers from the metal up to the ligand.
struct LayerBond {
    std::size_t metal = 0;
    Neighbour ligand;
    int rise = 0;
};

/// The layers of one repeat from the top down, and what cutting between them leaves open.
struct Stacking {
    Facet facet;
    MolecularUnits units;  ///< of facet.crystal; one repeat, layer 0 on top
    std::vector<Layer> layers;
    std::vector<int> layer_of;  ///< layer of each atom
    std::vector<LayerBond> bonds;

    [[nodiscard]] const Crystal& crystal() const { return units.crystal; }
    [[nodiscard]] int size() const { return static_cast<int>(layers.size()); }
};

/// Building blocks closer in height than 0.5 Å (less where layers lie closer than that) share a
/// layer.
Stacking make_stacking(const Crystal& crystal, std::array<int, 3> hkl);

/// Ligands missing per open metal, the fewest; 0 when no metal is open.
struct Openness {
    int at_top = 0;    ///< of the metals of the top layer itself
    int anywhere = 0;  ///< of any metal
};

/// What is open when layer `top` is outermost.
Openness openness(const Stacking& stacking, int top);

/// A possible top layer.
struct Termination {
    std::string name;  ///< formula; "PbI2 #2" for a second layer of that formula that symmetry does
                       ///< not relate to the first
    int layer = 0;
    Openness open;
};

/// Possible top layers: first the one whose own metals are open with the fewest ligands missing,
/// then inwards.
std::vector<Termination> list_terminations(const Stacking& stacking);

}  // namespace anchorite::lattice
