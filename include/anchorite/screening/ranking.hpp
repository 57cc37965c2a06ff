#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace anchorite::screening {

/// A line of results.csv that made it into the ranking.
struct RankedRow {
    std::size_t record = 0;
    double score = 0;
    std::vector<std::string> fields;  ///< as in results.csv
};

/// What one pass over results.csv gives.
struct Ranking {
    std::vector<RankedRow> best;  ///< highest score first, ties in order of the library
    std::size_t scored = 0;       ///< lines read
    std::map<int, std::size_t> count_by_sites;  ///< molecules per number of sites held
};

/// Reads results.csv line by line and keeps the `top` best of the molecules that hold a site.
/// @throws RunError  the file cannot be read or is not what this program wrote
Ranking rank_results(const std::filesystem::path& results, std::size_t top);

/// ranking.csv: rank, then the columns of results.csv.
std::string ranking_csv(const Ranking& ranking);

}  // namespace anchorite::screening
