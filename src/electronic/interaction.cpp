#include "anchorite/electronic/interaction.hpp"

#include <fmt/format.h>

#include <cmath>

#include "anchorite/base/error.hpp"

namespace anchorite::electronic {
namespace {

void check_parts(const InteractionParts& parts) {
    for (const double energy :
         {parts.complex, parts.slab, parts.molecule, parts.slab_in_all.value_or(0),
          parts.molecule_in_all.value_or(0), parts.relaxed_slab.value_or(0),
          parts.relaxed_molecule.value_or(0)}) {
        if (!std::isfinite(energy)) throw InputError("an energy of the interaction is no number");
    }
    if (parts.slab_in_all.has_value() != parts.molecule_in_all.has_value()) {
        throw InputError(
            "the counterpoise correction needs slab and molecule in the basis of both, one is "
            "missing");
    }
}

/// Charges of the molecule's atoms alone, in order.
std::vector<double> molecule_charges(const EngineResult& result, const Model& model) {
    std::vector<double> charges;
    for (std::size_t i = 0; i < model.atoms.size(); ++i) {
        if (model.atoms[i].role != Role::molecule) continue;
        charges.push_back(result.charges[static_cast<Eigen::Index>(i)]);
    }
    return charges;
}

}  // namespace

InteractionEnergy interaction_energy(const InteractionParts& parts) {
    check_parts(parts);
    InteractionEnergy energy;
    energy.uncorrected = parts.complex - parts.slab - parts.molecule;
    if (parts.slab_in_all) {
        energy.superposition =
            (parts.slab - *parts.slab_in_all) + (parts.molecule - *parts.molecule_in_all);
        energy.corrected = energy.uncorrected + *energy.superposition;
    }
    if (parts.relaxed_slab) energy.slab_deformation = parts.slab - *parts.relaxed_slab;
    if (parts.relaxed_molecule) {
        energy.molecule_deformation = parts.molecule - *parts.relaxed_molecule;
    }
    if (energy.slab_deformation && energy.molecule_deformation) {
        energy.binding = energy.best() + *energy.slab_deformation + *energy.molecule_deformation;
    }
    return energy;
}

ChargeTransfer charge_transfer(const EngineResult& complex, const Model& model,
                               const std::vector<int>& donors, const EngineResult* free, int own) {
    if (complex.charges.size() != static_cast<Eigen::Index>(model.atoms.size())) {
        throw InputError(fmt::format("{}: {} charges for {} atoms", model.name,
                                     complex.charges.size(), model.atoms.size()));
    }
    const std::vector<double> charges = molecule_charges(complex, model);
    if (free != nullptr && free->charges.size() != static_cast<Eigen::Index>(charges.size())) {
        throw InputError(fmt::format("{}: {} charges of the free molecule for {} atoms", model.name,
                                     free->charges.size(), charges.size()));
    }
    ChargeTransfer transfer;
    transfer.to_slab = -own;
    for (const double charge : charges) transfer.to_slab += charge;
    int before = 0;
    for (std::size_t i = 0; i < model.atoms.size(); ++i) {
        const bool molecule = model.atoms[i].role == Role::molecule;
        for (const int donor : donors) {
            if (donor != static_cast<int>(i) || !molecule) continue;
            const double charge = complex.charges[donor];
            transfer.donors.push_back(donor);
            transfer.donor_charges.push_back(charge);
            if (free != nullptr) transfer.donor_changes.push_back(charge - free->charges[before]);
        }
        if (molecule) ++before;
    }
    return transfer;
}

}  // namespace anchorite::electronic
