#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/measurement/analysis.hpp"
#include "anchorite/measurement/kinetics/trpl_choice.hpp"
#include "anchorite/measurement/kinetics/trpl_fit.hpp"
#include "anchorite/photophysics/rates.hpp"

namespace anchorite::measurement {

/// A decay, and what it is fitted with.
struct TrplRequest {
    std::string name;
    TrplData data;
    TrplResponse response = NoResponse{};
    TrplFitOptions options = {};
    bool choose = false;   ///< number of components by Schwarz's criterion, up to four
    bool profiles = true;  ///< draw the likelihood profile of each lifetime
    std::optional<photophysics::Estimate> plqy = {};  ///< photons out per photon absorbed
};

/// One fitted decay.
struct TrplResult {
    TrplRequest request;  ///< with the number of components that was chosen
    TrplFit fit;
    std::vector<TrplChoice> choices;    ///< empty where nothing was to choose
    std::vector<TrplProfile> profiles;  ///< of each lifetime; empty without intervals
    /// From ⟨τ⟩_amp and the yield; none where a stretched exponential's window begins late [1/s].
    std::optional<photophysics::RateEstimates> rates;
    bool lifetime_has_error = false;  ///< else the errors of `rates` are those of the yield alone
};

/// Fits, compares and profiles as asked. @throws InputError, RunError  as fit_trpl and rates_from
TrplResult analyse_trpl(const TrplRequest& request);

/// Whether the window of a decay without response begins after its maximum: what decays in between
/// is known only as far as the fitted form tells.
bool begins_late(const TrplRequest& request);

/// What a reader of the numbers has to know: a model that does not describe the counts, pile-up,
/// light of earlier pulses, lifetimes that the data do not tell. Whole sentences.
std::vector<std::string> warnings_of(const TrplResult& result);

/// Several decays side by side, or one in full.
Analysis describe(const std::vector<TrplResult>& results);

}  // namespace anchorite::measurement
