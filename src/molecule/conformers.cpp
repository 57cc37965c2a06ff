#include "anchorite/molecule/conformers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "anchorite/base/error.hpp"
#include "molecule/duplicates.hpp"
#include "molecule/embed.hpp"
#include "molecule/force_terms.hpp"
#include "molecule/minimise.hpp"
#include "molecule/model_hessian.hpp"

namespace anchorite::molecule {
namespace {

/// The geometries to refine: embedded ones, or the file's own where embedding fails.
std::vector<Positions> starts(const Molecule& molecule, const ConformerOptions& options) {
    std::vector<Positions> list = embed(molecule, options);
    if (list.empty() && molecule.input_positions()) list.push_back(*molecule.input_positions());
    if (list.empty()) {
        throw RunError(fmt::format(
            "no conformer of {} could be embedded in {} attempts: the structure is too strained "
            "or its stereochemistry contradicts itself",
            molecule.smiles(), options.max_embed_attempts));
    }
    return list;
}

std::unique_ptr<ForceTerms> terms_of(const Molecule& molecule) {
    auto terms = mmff_terms(molecule);
    return terms ? std::move(terms) : uff_terms(molecule);
}

/// Refines one start; false when it did not reach its minimum.
bool refine(ForceTerms& terms, const ModelHessian& stiffness, const ConformerOptions& wanted,
            Conformer& conformer) {
    const auto energy = [&](const Positions& positions, Positions& gradient) {
        return terms.add(positions, gradient);
    };
    if (wanted.minimise_iterations == 0) {
        Positions gradient = Positions::Zero(3, conformer.positions.cols());
        conformer.energy = energy(conformer.positions, gradient);
        return true;
    }
    MinimiseOptions options;
    options.max_iterations = wanted.minimise_iterations;
    options.energy_left = wanted.energy_left;
    const Minimum minimum =
        minimise(energy, conformer.positions, stiffness.at(conformer.positions), options);
    conformer = {minimum.positions, minimum.energy};
    return minimum.termination == Termination::converged;
}

}  // namespace

void ConformerOptions::validate() const {
    if (count < 1)
        throw InputError(fmt::format("conformers: count is {}, must be 1 or more", count));
    if (max_embed_attempts < 1) {
        throw InputError(fmt::format("conformers: max_embed_attempts is {}, must be 1 or more",
                                     max_embed_attempts));
    }
    if (minimise_iterations < 0) {
        throw InputError(fmt::format("conformers: minimise_iterations is {}, must be 0 or more",
                                     minimise_iterations));
    }
    if (!(energy_left > 0)) {
        throw InputError("conformers: energy_left must be above 0 kJ/mol");
    }
    if (!(duplicate_energy >= 0)) {
        throw InputError("conformers: duplicate_energy must be 0 kJ/mol or more");
    }
}

ConformerSet generate_conformers(const Molecule& molecule, const ConformerOptions& options) {
    options.validate();
    const auto terms = terms_of(molecule);
    const ModelHessian stiffness(molecule);
    ConformerSet set;
    set.force_field = terms->kind();
    int unfinished = 0;
    for (Positions& start : starts(molecule, options)) {
        Conformer conformer{std::move(start), 0};
        if (!refine(*terms, stiffness, options, conformer)) ++unfinished;
        set.conformers.push_back(std::move(conformer));
    }
    if (unfinished > 0) {
        set.termination = Termination::ran_out;
        set.message =
            fmt::format("{} of {} conformers did not reach their minimum in {} iterations",
                        unfinished, set.conformers.size(), options.minimise_iterations);
    }
    drop_duplicates(molecule, options.duplicate_energy, set.conformers);
    return set;
}

}  // namespace anchorite::molecule
