#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "anchorite/anchoring/donors.hpp"
#include "anchorite/anchoring/score.hpp"
#include "anchorite/lattice/site_lattice.hpp"
#include "anchorite/molecule/anchor_site.hpp"
#include "anchorite/photophysics/passivation.hpp"

namespace anchorite::photophysics {

/// Terms of a molecule from its relaxed geometry: the donor of greatest strength is the single
/// site (of equal ones the most negative); each other donor is an extra site with minus its charge
/// as nucleophilicity (0 where it is positive) and the mismatch of its distance to the nearest of
/// the lattice vectors.
/// @param positions  3 x atoms [Å]
/// @param charges    of every atom [e]
/// @throws InputError  no donor, no lattice vector, or charges of another number of atoms
PassivationTerms passivation_terms(const std::string& name,
                                   const std::vector<molecule::AnchorSite>& sites,
                                   const molecule::Positions& positions,
                                   const Eigen::VectorXd& charges,
                                   const anchoring::DonorTable& donors,
                                   const std::vector<lattice::LatticeVector>& vectors);

/// Terms of a docked pose: the bond of greatest contribution (strength times quality) is the single
/// site, every other bond an extra site with its contribution as nucleophilicity. The pose has
/// judged the mismatch already, so that none is left and the model has two parameters only.
/// @throws InputError  a pose without bonds
PassivationTerms docked_terms(const std::string& name, const anchoring::ScoreTerms& pose);

/// |d - a'|/a' with a' the nearest lattice vector's length. @throws InputError  no vector
double nearest_mismatch(double distance, const std::vector<lattice::LatticeVector>& vectors);

}  // namespace anchorite::photophysics
