#pragma once

#include "anchorite/anchoring/candidate.hpp"
#include "anchorite/study/engine_cache.hpp"
#include "anchorite/study/geometry.hpp"
#include "anchorite/study/result.hpp"

namespace anchorite::study {

/// How one molecule is made ready for matching.
struct SampleOptions {
    molecule::ConformerOptions conformers;
    GeometryOptions geometry;
};

/// A molecule with all that does not depend on the surface.
struct PreparedSample {
    SampleResult result;  ///< without match, score and rank
    anchoring::Candidate candidate;
};

/// Donors, conformers, geometry, charges, potential minima and spacings of a molecule.
/// @throws RunError  no conformer could be made
PreparedSample prepare_sample(const molecule::Molecule& molecule, const std::string& name,
                              const anchoring::DonorTable& donors, const SampleOptions& options,
                              const EngineCache& cache);

/// Distances between all pairs of donors, ascending [Å].
std::vector<SiteSpacing> site_spacings(const std::vector<AnchorResult>& anchors,
                                       const molecule::Positions& positions);

/// Distance from the strongest donor to the nearest other one [Å]; where several are equally
/// strong, the shortest such. None with fewer than two donors.
std::optional<double> strongest_donor_spacing(const std::vector<AnchorResult>& anchors,
                                              const std::vector<SiteSpacing>& spacings);

}  // namespace anchorite::study
