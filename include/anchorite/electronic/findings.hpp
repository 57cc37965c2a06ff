#pragma once

#include <vector>

#include "anchorite/electronic/summary.hpp"

namespace anchorite::electronic {

/// Whether poses with so many anchors on open metals clear as many of them.
Finding clearing_finding(const std::vector<PoseSummary>& poses, int sites);

/// Whether the gap of the anchored slabs is free of states, and what becomes of the in-plane one.
Finding gap_finding(const std::vector<PoseSummary>& poses);

/// Whether the potentials of the anchors come in the paper's order. An anchor of several molecules
/// counts with its deepest minimum.
Finding potential_finding(const std::vector<AnchorPotential>& potentials,
                          const std::vector<std::string>& reported_order);

}  // namespace anchorite::electronic
