#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/base/progress.hpp"
#include "anchorite/study/input.hpp"
#include "anchorite/study/prediction.hpp"
#include "anchorite/study/run.hpp"
#include "anchorite/study/separating_pairs.hpp"
#include "anchorite/study/surface.hpp"

namespace anchorite::study {

/// A molecule that a screen of a library has put forward.
struct DesignCandidate {
    std::string name;
    std::string smiles;
    double score = 0;  ///< of the screen [P=O]
};

/// A candidate with what the study's calibration predicts of its device.
struct DesignedMolecule {
    DesignCandidate candidate;
    std::string refusal;  ///< why nothing is predicted; empty: it is
    FactorPoint factors;
    double mismatch = 0;         ///< mean over its other donors, on the perovskite designed for
    SamplePrediction predicted;  ///< fitted to all samples of the study
    std::vector<std::string> extrapolations;  ///< what lies beyond the study's samples
};

/// Molecules in order of the predicted k_nr/k_r, refused ones last.
struct Design {
    std::string study;              ///< title of the study that calibrates
    std::string calibrated_on;      ///< its crystal
    double calibrated_spacing = 0;  ///< [Å]
    std::string perovskite;         ///< crystal designed for
    double spacing = 0;             ///< [Å]
    std::vector<DesignedMolecule> molecules;
    std::vector<FactorPoint> points;     ///< of the pairs: molecules as above, then the study's
    std::vector<SeparatingPair> pairs;   ///< of `points`
    std::vector<std::string> sentences;  ///< what a reader must know
};

/// Predicts devices of candidates on a perovskite with the passivation model, efficiency line and
/// lifetime law that a study's measured samples calibrate on their own lattice. Mismatches of the
/// candidates are those on the perovskite designed for; that the model carries over is assumed.
/// @throws InputError  a study without control, or with too few samples; no candidate; a surface
///                     that cannot be made
/// @throws Cancelled   `progress` returned false
Design design(const StudyInput& study, const std::vector<DesignCandidate>& candidates,
              const SurfaceOptions& perovskite, const RunOptions& run = {},
              const PairOptions& pairs = {}, const ProgressCallback& progress = {});

}  // namespace anchorite::study
