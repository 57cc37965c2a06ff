#pragma once

#include <vector>

#include "anchorite/anchoring/donors.hpp"
#include "anchorite/lattice/site_lattice.hpp"
#include "anchorite/photophysics/passivation.hpp"
#include "anchorite/study/result.hpp"

namespace anchorite::study {

/// What the passivation model knows of a sample on a lattice with these vectors
/// (photophysics::passivation_terms of its geometry and charges).
/// @throws InputError  a sample without charges, which need GFN2-xTB, or without donors
photophysics::PassivationTerms sample_terms(const SampleResult& sample,
                                            const anchoring::DonorTable& donors,
                                            const std::vector<lattice::LatticeVector>& vectors);

}  // namespace anchorite::study
