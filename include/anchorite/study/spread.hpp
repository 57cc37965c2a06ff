#pragma once

#include <cstdint>
#include <vector>

#include "anchorite/anchoring/match.hpp"
#include "anchorite/study/result.hpp"

namespace anchorite::study {

/// How far donor strengths are taken to be known, and how the doubt is sampled.
struct SpreadOptions {
    double strength_band = 0.3;  ///< relative half-width of every donor strength, 0.3 = ±30 %
    int draws = 200;             ///< donor tables drawn per lattice constant
    std::uint64_t seed = 20251;  ///< same seed, same draws
    void validate() const;       ///< @throws InputError
};

/// One molecule in the ranking of one draw.
struct Standing {
    double score = 0;
    bool binds = false;  ///< some registry is feasible
};

/// Donor tables with every strength varied independently and uniformly within the band. The same
/// tables serve all molecules, so that ranks within a draw compare like with like.
std::vector<anchoring::DonorTable> draw_donors(const anchoring::DonorTable& nominal,
                                               const SpreadOptions& options);

/// Ranks from 1: molecules that bind before those that do not, then by score; scores equal to 1e-6
/// keep the order of input.
std::vector<int> rank_of(const std::vector<Standing>& standings);

/// Percentile of a sample by linear interpolation between order statistics (Hyndman & Fan, Am.
/// Stat. 1996, 50, 361, type 7). @param fraction 0 ... 1; @param sample not empty
double percentile(std::vector<double> sample, double fraction);

/// Nominal value with the 5th and 95th percentile of a sample; without a sample the three agree.
Spread spread_of(double value, const std::vector<double>& sample);

}  // namespace anchorite::study
