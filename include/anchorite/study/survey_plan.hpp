#pragma once

#include <string>
#include <vector>

#include "anchorite/electronic/calculation.hpp"
#include "anchorite/study/survey_models.hpp"

namespace anchorite::study {

/// What a calculation of a survey is for.
enum class RunPart {
    slab,                 ///< the bare slab: its states
    complex,              ///< the slab with a molecule: its states
    slab_in_cell,         ///< the slab as in the complex, alone in its cell
    molecule_in_cell,     ///< the molecule as in the complex, alone in its cell
    slab_in_complex,      ///< the slab with the molecule's basis functions too
    molecule_in_complex,  ///< the molecule with the slab's basis functions too
    potential,            ///< the free molecule: its potential and charges
    relaxed,              ///< the slab with a molecule relaxed on it
};

/// One calculation of a survey.
struct SurveyRun {
    RunPart part = RunPart::slab;
    int molecule = -1;                    ///< index into SurveyModels::molecules; -1: the bare slab
    int pose = -1;                        ///< index into its poses; -1: the free molecule
    electronic::Calculation calculation;  ///< its model's name says for people what it is
};

/// Every calculation that a survey needs, the most telling first: the bare slab, the complexes, the
/// potentials, the parts of interaction energies, relaxations. Those that are one and the same (the
/// slab alone, when all cells are alike) stand there as often as they are needed; a run makes
/// them one. Each part has its own charge: the bare slab's, the free molecule's.
/// @throws InputError  a pose whose charge is not the sum of both
std::vector<SurveyRun> plan_survey(const electronic::SurveyInput& input,
                                   const SurveyModels& models);

}  // namespace anchorite::study
