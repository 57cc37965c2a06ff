#pragma once

#include <vector>

#include "anchorite/electronic/summary.hpp"

namespace anchorite::electronic {

/// Whether poses with so many anchors on open metals clear as many of them. Here and below
/// every set of poses is counted apart; where their verdicts differ, it is in part.
Finding clearing_finding(const std::vector<PoseSummary>& poses, int sites);

/// Whether the gap of the anchored slabs is free of states, and what becomes of the in-plane one.
Finding gap_finding(const std::vector<PoseSummary>& poses);

/// Whether molecules with two anchors on open metals are held more strongly than those with one, by
/// the means of their interaction energies over poses.
Finding strength_finding(const std::vector<PoseSummary>& poses);

/// Whether the potentials of the anchors come in the paper's order. An anchor of several
/// atoms counts with the median of their minima; minima that are no numbers do not count.
Finding potential_finding(const std::vector<AnchorPotential>& potentials,
                          const std::vector<std::string>& reported_order);

}  // namespace anchorite::electronic
