#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "anchorite/anchoring/match.hpp"
#include "anchorite/base/provenance.hpp"
#include "anchorite/lattice/slab.hpp"
#include "anchorite/molecule/electrostatics.hpp"
#include "anchorite/study/prediction.hpp"
#include "anchorite/study/survey.hpp"

namespace anchorite::study {

/// A donor of a sample with what was computed for it.
struct AnchorResult {
    molecule::AnchorSite site;
    std::optional<double> charge;                         ///< GFN2 [e]
    std::optional<molecule::PotentialMinimum> potential;  ///< [V], [Å]
    double strength = 0;                                  ///< DonorTable
};

/// Distance between two anchors of the GFN2 minimum.
struct SiteSpacing {
    int first = 0;  ///< index into SampleResult::anchors
    int second = 0;
    double distance = 0;  ///< [Å]
};

/// A number with the range it takes over lattice constants and donor strengths.
struct Spread {
    double value = 0;
    double low = 0;   ///< 5th percentile
    double high = 0;  ///< 95th percentile
};

/// One molecule of a study: scored, or refused with a reason.
struct SampleResult {
    std::string name;
    std::string smiles;
    std::string formula;
    std::string refusal;  ///< empty when scored
    std::string drawing_svg;
    std::vector<AnchorResult> anchors;
    std::optional<double> site_spacing;  ///< strongest donor to the nearest other anchor [Å]
    std::vector<SiteSpacing> spacings;   ///< every pair, ascending
    molecule::Positions geometry;        ///< GFN2 minimum (force field without xtb) [Å]
    std::vector<int> elements;
    std::vector<molecule::Bond> bonds;
    std::string geometry_method;     ///< "GFN2-xTB", "MMFF94s" or "UFF"
    std::vector<std::string> notes;  ///< what did not go as asked, for people
    anchoring::MatchResult match;
    Spread score;
    Spread rank;
};

/// Everything a study found, samples in rank order, refused ones last.
struct StudyResult {
    std::string title;
    Provenance provenance;
    lattice::Slab slab;  ///< as drawn under the poses
    lattice::SiteLattice lattice;
    std::string lattice_source;
    double spacing = 0;                ///< metal-metal [Å]
    std::vector<double> spacing_band;  ///< lattice constants of the spread [Å]
    double strength_band = 0;          ///< relative variation of donor strengths, 0.3 = ±30 %
    anchoring::DonorTable donors;
    anchoring::ScoreOptions score_options;
    std::vector<SampleResult> samples;
    std::optional<Prediction> prediction;  ///< none without a control
    std::optional<SurveyResult> survey;    ///< none without kept results of an electronic file
    std::vector<std::string> warnings;     ///< what a reader should know before using the numbers
};

}  // namespace anchorite::study
