#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>

#include "anchorite/anchoring/quick_match.hpp"
#include "anchorite/molecule/read.hpp"
#include "anchorite/screening/score.hpp"

namespace anchorite::screening {

/// What a molecule is scored with, shared by all threads.
struct AnchorScreen {
    std::shared_ptr<const anchoring::Surface> surface;
    anchoring::DonorTable donors;
    anchoring::QuickOptions match;
    molecule::ReadOptions read;
};

/// Reads a molecule and matches it to the surface (anchoring::quick_match).
/// @throws InputError  through the scorer: no molecule that could be scored
ScoreMolecule anchor_scorer(AnchorScreen screen);

/// What is kept of a match.
Score score_of(const molecule::Molecule& molecule, const anchoring::MatchResult& match);

/// Everything the scores depend on, for the fingerprint of a screen; the surface as a hash of its
/// sites and blocking atoms, so that an edited CIF is noticed.
nlohmann::ordered_json anchor_settings(const AnchorScreen& screen);

}  // namespace anchorite::screening
