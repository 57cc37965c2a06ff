#include "anchorite/measurement/composition/xps_background.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "anchorite/base/error.hpp"
#include "anchorite/base/suggest.hpp"

namespace anchorite::measurement {

std::string_view name_of(XpsBackground background) {
    switch (background) {
        case XpsBackground::constant:
            return "constant";
        case XpsBackground::linear:
            return "linear";
        case XpsBackground::shirley:
            return "Shirley";
        case XpsBackground::tougaard:
            break;
    }
    return "Tougaard U2";
}

XpsBackground parse_xps_background(const std::string& word) {
    if (word == "constant") return XpsBackground::constant;
    if (word == "linear") return XpsBackground::linear;
    if (word == "shirley") return XpsBackground::shirley;
    if (word == "tougaard") return XpsBackground::tougaard;
    const std::vector<std::string> words{"constant", "linear", "shirley", "tougaard"};
    throw InputError({}, "\"" + word + "\" is not a background", did_you_mean(word, words));
}

std::vector<double> shirley_step(std::span<const double> energy, std::span<const double> lines) {
    std::vector<double> out(energy.size(), 0);
    for (std::size_t i = 1; i < energy.size(); ++i) {
        out[i] = out[i - 1] + (lines[i] + lines[i - 1]) / 2 * (energy[i] - energy[i - 1]);
    }
    return out;
}

std::vector<double> tougaard_tail(std::span<const double> energy, std::span<const double> lines,
                                  double c) {
    std::vector<double> out(energy.size(), 0);
    const auto weighted = [&](std::size_t from, std::size_t to) {
        const double loss = energy[to] - energy[from];
        const double below = c + loss * loss;
        return loss / (below * below) * lines[from];
    };
    for (std::size_t i = 1; i < energy.size(); ++i) {
        for (std::size_t j = 1; j <= i; ++j) {
            out[i] += (weighted(j, i) + weighted(j - 1, i)) / 2 * (energy[j] - energy[j - 1]);
        }
    }
    return out;
}

void ShirleyOptions::validate() const {
    if (!(tolerance > 0 && tolerance < 1)) {
        throw InputError("the tolerance of a Shirley background must lie between 0 and 1");
    }
    if (max_iterations < 1) throw InputError("a Shirley background needs at least one iteration");
    if (ends < 1) throw InputError("a Shirley background needs at least one point at either end");
}

ShirleyBackground shirley_background(std::span<const double> energy, std::span<const double> counts,
                                     const ShirleyOptions& options) {
    options.validate();
    const std::size_t count = energy.size();
    if (count < 2 * options.ends + 1) {
        throw InputError("a Shirley background of " + std::to_string(count) +
                         " points has nothing between its ends: widen the window");
    }
    const auto mean = [&](std::span<const double> part) {
        return std::accumulate(part.begin(), part.end(), 0.0) / static_cast<double>(part.size());
    };
    const double low = mean(counts.first(options.ends)), high = mean(counts.last(options.ends));
    ShirleyBackground out{std::vector<double>(count, low), 0, Termination::ran_out};
    std::vector<double> above(count);
    while (out.iterations < options.max_iterations) {
        for (std::size_t i = 0; i < count; ++i) above[i] = counts[i] - out.values[i];
        const std::vector<double> area = shirley_step(energy, above);
        if (!(area.back() > 0)) {
            out.termination = Termination::failed;
            return out;
        }
        double change = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const double next = low + (high - low) * area[i] / area.back();
            change = std::max(change, std::abs(next - out.values[i]));
            out.values[i] = next;
        }
        ++out.iterations;
        if (change <= options.tolerance * std::max(std::abs(high - low), 1e-300)) {
            out.termination = Termination::converged;
            return out;
        }
    }
    return out;
}

}  // namespace anchorite::measurement
