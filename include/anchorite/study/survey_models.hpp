#pragma once

#include <string>
#include <vector>

#include "anchorite/base/progress.hpp"
#include "anchorite/electronic/input.hpp"
#include "anchorite/electronic/model.hpp"
#include "anchorite/study/engine_cache.hpp"
#include "anchorite/study/geometry.hpp"

namespace anchorite::study {

/// A molecule on the slab, before anything is computed.
struct SurveyPose {
    std::string name;  ///< "1", "2" ... or "vacancy"
    electronic::Model model;
    /// Atoms of the model that bind: its group "donors".
    [[nodiscard]] const std::vector<int>& donors() const;
    [[nodiscard]] bool in_vacancy() const { return name == "vacancy"; }
};

/// A molecule of a survey, alone and in its poses.
struct SurveyMolecule {
    std::string name;
    electronic::Model model;  ///< alone, at its GFN2-xTB minimum
    std::vector<SurveyPose> poses;
};

/// Every geometry of a survey of trap states.
struct SurveyModels {
    electronic::Model slab;
    std::vector<SurveyMolecule> molecules;
    std::vector<std::string> notes;  ///< what a reader of results should know
};

/// How the geometries of molecules are found.
struct ModelOptions {
    EngineCache cache;
    GeometryOptions geometry;
};

/// Reads the models from their folder. What is not there is built (slab cut, molecules optimised
/// and docked) and written, every new one in a cell as high as the tallest one's: their energies
/// are then compared in one cell. A file that is there is never written over. Poses that docking
/// did not find are noted in the folder's `built.json` and not looked for again.
/// @throws InputError  as make_slab_model and adsorb; a model file that is damaged, or not of what
///                     the input asks for; two models with one file name
/// @throws Cancelled   the callback asked for it; optimised geometries are in the cache
SurveyModels prepare_models(const electronic::SurveyInput& input, const ModelOptions& options,
                            const ProgressCallback& progress = {});

}  // namespace anchorite::study
