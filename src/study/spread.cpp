#include "anchorite/study/spread.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <random>

#include "anchorite/base/error.hpp"

namespace anchorite::study {

namespace {

constexpr double score_tie = 1e-6;
constexpr double largest_strength = 10.0;  // what DonorTable accepts

/// Uniform in 0 ... 1. Not std::uniform_real_distribution, whose values differ between libraries.
double uniform(std::mt19937_64& generator) {
    return static_cast<double>(generator() >> 11U) * 0x1.0p-53;
}

}  // namespace

void SpreadOptions::validate() const {
    if (!(strength_band >= 0 && strength_band < 1)) {
        throw InputError("strength_band must be at least 0 and below 1, e.g. 0.3 for ±30 %");
    }
    if (draws < 0) {
        throw InputError("draws must not be negative");
    }
}

std::vector<anchoring::DonorTable> draw_donors(const anchoring::DonorTable& nominal,
                                               const SpreadOptions& options) {
    options.validate();
    std::mt19937_64 generator(options.seed);
    std::vector<anchoring::DonorTable> tables(static_cast<std::size_t>(options.draws), nominal);
    for (auto& table : tables) {
        for (const auto& donor : nominal.all()) {
            const double factor = 1 + options.strength_band * (2 * uniform(generator) - 1);
            table.set_strength(donor.kind, std::min(donor.strength * factor, largest_strength));
        }
    }
    return tables;
}

std::vector<int> rank_of(const std::vector<Standing>& standings) {
    std::vector<std::size_t> order(standings.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto rounded = [&](std::size_t i) { return std::round(standings[i].score / score_tie); };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (standings[a].binds != standings[b].binds) {
            return standings[a].binds;
        }
        return rounded(a) > rounded(b);
    });
    std::vector<int> ranks(standings.size());
    for (std::size_t place = 0; place < order.size(); ++place) {
        ranks[order[place]] = static_cast<int>(place) + 1;
    }
    return ranks;
}

double percentile(std::vector<double> sample, double fraction) {
    assert(!sample.empty());
    std::sort(sample.begin(), sample.end());
    const double place = fraction * static_cast<double>(sample.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const auto above = std::min(below + 1, sample.size() - 1);
    return std::lerp(sample[below], sample[above], place - static_cast<double>(below));
}

Spread spread_of(double value, const std::vector<double>& sample) {
    if (sample.empty()) {
        return {value, value, value};
    }
    return {value, percentile(sample, 0.05), percentile(sample, 0.95)};
}

}  // namespace anchorite::study
