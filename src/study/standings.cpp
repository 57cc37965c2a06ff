#include "standings.hpp"

#include <algorithm>
#include <cmath>

#include "anchorite/base/in_parallel.hpp"

namespace anchorite::study {

namespace {

/// What the spread of one molecule is taken over.
struct Sample {
    std::vector<double> scores;
    std::vector<double> ranks;
};

std::vector<Standing> nominal_standings(const std::vector<anchoring::MatchResult>& matches) {
    std::vector<Standing> standings;
    for (const auto& match : matches) {
        standings.push_back({match.score, match.best >= 0});
    }
    return standings;
}

std::vector<Standing> drawn_standings(const std::vector<PreparedSample>& samples,
                                      const std::vector<anchoring::MatchResult>& matches,
                                      const anchoring::DonorTable& donors,
                                      const anchoring::ScoreOptions& score) {
    std::vector<Standing> standings(samples.size());
    in_parallel(samples.size(), [&](std::size_t i) {
        standings[i] = {anchoring::rescore(matches[i], samples[i].candidate, donors, score),
                        matches[i].best >= 0};
    });
    return standings;
}

void record(const std::vector<Standing>& standings, std::vector<Sample>& collected) {
    const std::vector<int> ranks = rank_of(standings);
    for (std::size_t i = 0; i < standings.size(); ++i) {
        collected[i].scores.push_back(standings[i].score);
        collected[i].ranks.push_back(ranks[i]);
    }
}

std::vector<Sample> sample_standings(const std::vector<PreparedSample>& samples,
                                     const MatchTable& matches, const anchoring::DonorTable& donors,
                                     const anchoring::ScoreOptions& score,
                                     const SpreadOptions& options) {
    std::vector<Sample> collected(samples.size());
    const auto tables = draw_donors(donors, options);
    for (const auto& at_spacing : matches) {
        if (tables.empty()) {
            record(nominal_standings(at_spacing), collected);
        }
        for (const auto& table : tables) {
            record(drawn_standings(samples, at_spacing, table, score), collected);
        }
    }
    return collected;
}

/// A rank is a whole number; its interval is rounded outwards.
Spread rank_spread(int rank, const std::vector<double>& sample) {
    const Spread spread = spread_of(rank, sample);
    return {spread.value, std::floor(spread.low), std::ceil(spread.high)};
}

}  // namespace

std::vector<SampleResult> ranked(std::vector<PreparedSample> samples, MatchTable matches,
                                 const anchoring::DonorTable& donors,
                                 const anchoring::ScoreOptions& score,
                                 const SpreadOptions& options) {
    const auto collected = sample_standings(samples, matches, donors, score, options);
    const std::vector<int> ranks = rank_of(nominal_standings(matches.front()));
    std::vector<SampleResult> results(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        SampleResult& result = samples[i].result;
        result.match = std::move(matches.front()[i]);
        result.score = spread_of(result.match.score, collected[i].scores);
        result.rank = rank_spread(ranks[i], collected[i].ranks);
        results[static_cast<std::size_t>(ranks[i]) - 1] = std::move(result);
    }
    return results;
}

}  // namespace anchorite::study
