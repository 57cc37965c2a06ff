#pragma once

#include <cstddef>
#include <numeric>
#include <vector>

namespace anchorite::optics {

/// Shares that add up to 1; an empty list means equal ones.
inline std::vector<double> normalised_shares(std::vector<double> shares, std::size_t count) {
    if (shares.empty()) shares.assign(count, 1.0);
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (double& share : shares) share /= sum;
    return shares;
}

}  // namespace anchorite::optics
