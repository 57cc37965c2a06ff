#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/electronic/gap_states.hpp"

namespace anchorite::electronic {

/// p_z weight of a metal with a free place in the empty states below a window.
struct OpenWeight {
    std::string group;
    double weight = 0;  ///< of one orbital, summed over the states (k-points by their weight)
};

/// The paper's measure of what an anchor passivates.
struct OpenWeights {
    double window = 0;  ///< above the valence edge [eV]
    std::vector<OpenWeight> metals;
    bool complete = true;  ///< the states reach the window
    std::string note;      ///< why not
};

/// Window that models can be compared in: what is asked for, else where the first of them runs out
/// of printed states, just above its last one [eV].
double common_window(const std::vector<BandEdges>& models, const std::optional<double>& asked);

/// Groups that the weights are of: those of the options, else groups of one atom that is open.
std::vector<std::string> open_groups(const Model& model, const GapOptions& options);

/// Sum of the p_z weights of the empty states up to `window` above the valence edge [eV].
/// @throws InputError  a projection is missing or its p is not split into components
OpenWeights open_weights(const EngineResult& result, const Model& model, const BandEdges& edges,
                         double window, const GapOptions& options);

}  // namespace anchorite::electronic
