#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/electronic/model.hpp"
#include "anchorite/lattice/site_lattice.hpp"
#include "anchorite/lattice/slab.hpp"

namespace anchorite::electronic {

/// Which slab is computed.
struct SlabModelOptions {
    std::string crystal = "CsPbI3";   ///< built-in name or a file ending in .cif
    std::optional<double> spacing{};  ///< metal-metal distance [Å]; none: the crystal's
    std::array<int, 3> hkl{1, 0, 0};
    std::string termination{};        ///< formula of the top layer; empty: the one with open metals
    std::array<int, 2> repeat{2, 2};  ///< in-plane supercell
    bool gamma_only = true;  ///< refuses an odd repeat: Γ of an even one also samples the zone's
                             ///< corner M, where the band edges of a cubic perovskite are
    int layers = 4;          ///< atomic layers, whole repeats of the crystal
    std::vector<lattice::Vacancy> vacancies{};  ///< counted before any atom is taken out
    bool compensate = false;  ///< takes out the ions nearest to the vacancies that make the slab
                              ///< neutral again
    std::optional<int> charge{};  ///< of the slab [e]; none: it is neutral by its formal ions
    double vacuum = 15.0;         ///< between the topmost atom and the next image's bottom [Å]
    double bottom = 1.5;          ///< height of the lowest atom in the cell [Å]
    int fixed_layers = 0;         ///< lowest layers that do not move; `layers` and more: all
    void validate() const;        ///< @throws InputError
};

/// A slab ready for an engine, with what is needed to put a molecule on it.
struct SlabModel {
    /// Atoms from the bottom up. Groups, for a lead perovskite: "Pb1" and "Pb2" (the open metals
    /// that lack most ligands: those beside a halide vacancy; else the first open metal and one
    /// next to it), "surface Pb" (the other open ones), "bulk Pb" (metals below the surface with
    /// all their ligands) and "slab". Groups without atoms are left out.
    Model model;
    lattice::Slab slab;                       ///< in its own frame, vacancies taken out
    lattice::SiteLattice sites;               ///< of `slab`
    std::vector<int> site_atom;               ///< atom of the model under each open site
    std::array<int, 2> named_sites{-1, -1};   ///< open sites of the first and second named metal
    Eigen::Vector3d shift;                    ///< from the slab's frame to the model's [Å]
    std::optional<Eigen::Vector3d> vacancy;   ///< place of the ligand missing between the named
                                              ///< metals, slab's frame [Å]
    std::vector<lattice::Vacancy> vacancies;  ///< asked for, then those that compensate
    std::vector<std::string> notes;           ///< what a reader of results should know
};

/// A slab of formal ions: closed-shell (an even number of electrons) and neutral unless the charge
/// is stated, in which case nothing is taken out to compensate.
/// @throws InputError  unknown crystal or termination, layers that are no whole repeats, an odd
///                     repeat at Γ, no open metal, a charged or open-shell slab (the message names
///                     the atom to take out with it)
SlabModel make_slab_model(const SlabModelOptions& options);

}  // namespace anchorite::electronic
