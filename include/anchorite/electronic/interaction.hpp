#pragma once

#include <optional>
#include <vector>

#include "anchorite/electronic/model.hpp"
#include "anchorite/electronic/result.hpp"

namespace anchorite::electronic {

/// Total energies that an interaction is the difference of, all of one method and cell [eV].
struct InteractionParts {
    double complex = 0;                      ///< slab and molecule
    double slab = 0;                         ///< as in the complex, alone
    double molecule = 0;                     ///< as in the complex, alone
    std::optional<double> slab_in_all;       ///< slab with the molecule's basis functions
    std::optional<double> molecule_in_all;   ///< molecule with the slab's basis functions
    std::optional<double> relaxed_slab;      ///< at its own minimum
    std::optional<double> relaxed_molecule;  ///< at its own minimum
};

/// What binds a molecule to a slab; negative: bound.
struct InteractionEnergy {
    double uncorrected = 0;  ///< complex - slab - molecule [eV]
    /// Less the energy that each part gains from the other's basis functions (Boys and Bernardi,
    /// Mol. Phys. 19, 553 (1970)); none without both parts [eV].
    std::optional<double> corrected;
    std::optional<double> superposition;         ///< corrected - uncorrected, the BSSE, >= 0 [eV]
    std::optional<double> slab_deformation;      ///< of the slab as in the complex, >= 0 [eV]
    std::optional<double> molecule_deformation;  ///< likewise, >= 0 [eV]
    /// corrected (else uncorrected) plus both deformations; none without them [eV].
    std::optional<double> binding;
    /// corrected where there is one, else uncorrected [eV].
    [[nodiscard]] double best() const { return corrected.value_or(uncorrected); }
};

/// @throws InputError  an energy is not finite, or only one of the two counterpoise parts is given
InteractionEnergy interaction_energy(const InteractionParts& parts);

/// Mulliken charges of a molecule on a slab (J. Chem. Phys. 23, 1833 (1955)): they depend on the
/// basis, so only differences between models of one method mean anything.
struct ChargeTransfer {
    double to_slab = 0;       ///< electrons that the molecule gave: the sum of its charges less its
                              ///< own charge [e]
    std::vector<int> donors;  ///< indices into Model::atoms
    std::vector<double> donor_charges;  ///< [e]
    std::vector<double> donor_changes;  ///< against the free molecule [e]; empty: not known
};

/// @param donors  atoms of the complex that bind
/// @param free    the molecule alone, its atoms in the order of the complex; or null
/// @param own     charge of the free molecule [e]
/// @throws InputError  no charges, or other numbers of atoms than the model
ChargeTransfer charge_transfer(const EngineResult& complex, const Model& model,
                               const std::vector<int>& donors, const EngineResult* free = nullptr,
                               int own = 0);

}  // namespace anchorite::electronic
