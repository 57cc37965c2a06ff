#include "anchorite/measurement/kinetics/transient_start.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "anchorite/base/error.hpp"
#include "transient_problem.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::Index;

/// Every n-th wavelength, so that few are left.
TransientMap thinned(const TransientMap& map) {
    constexpr std::size_t most = 24;
    const std::size_t step = (map.wavelengths_nm.size() + most - 1) / most;
    TransientMap out;
    out.delays_ps = map.delays_ps;
    std::vector<Index> kept;
    for (std::size_t j = step / 2; j < map.wavelengths_nm.size(); j += step) {
        out.wavelengths_nm.push_back(map.wavelengths_nm[j]);
        kept.push_back(static_cast<Index>(j));
    }
    out.signal = map.signal(Eigen::all, kept);
    return out;
}

/// Lifetimes a factor apart, from what can be seen at all to what hardly decays.
std::vector<double> ladder(const TransientMap& map, const TransientFitOptions& options, int count) {
    const double longest = map.delays_ps.back() - (options.irf ? options.irf->centre_ps : 0);
    double shortest = longest;
    for (std::size_t i = 1; i < map.delays_ps.size(); ++i) {
        shortest = std::min(shortest, map.delays_ps[i] - map.delays_ps[i - 1]);
    }
    if (options.irf) shortest = std::max(shortest, options.irf->width_ps);
    if (!(longest > shortest)) throw InputError("the map has no delays after the pump");
    const int rungs = std::clamp(4 * count, 8, 14);
    std::vector<double> out;
    for (int i = 0; i < rungs; ++i) {
        const double share = (i + 0.5) / rungs;
        out.push_back(shortest * std::pow(1.5 * longest / shortest, share));
    }
    return out;
}

/// Calls `visit` with every choice of `count` rungs, rising.
template <typename Visit>
void for_each_choice(const std::vector<double>& rungs, int count, const Visit& visit) {
    std::vector<double> choice;
    const auto extend = [&](const auto& self, std::size_t from) -> void {
        if (static_cast<int>(choice.size()) == count) {
            visit(choice);
            return;
        }
        for (std::size_t i = from; i < rungs.size(); ++i) {
            choice.push_back(rungs[i]);
            self(self, i + 1);
            choice.pop_back();
        }
    };
    extend(extend, 0);
}

}  // namespace

std::vector<double> start_lifetimes_ps(const TransientMap& map, int count, bool constant,
                                       const TransientFitOptions& options) {
    if (count < 1 || count > 6) throw InputError("give 1 to 6 components");
    const TransientMap small = thinned(map);
    double best = std::numeric_limits<double>::infinity();
    std::vector<double> found;
    std::size_t done = 0;
    for_each_choice(ladder(small, options, count), count, [&](const std::vector<double>& choice) {
        if (options.progress && !options.progress({"starts", done++, 0})) throw Cancelled();
        const TransientProblem problem(small, parallel_model(choice, constant), options);
        const TransientSums sums = problem.sums(problem.start());
        if (!sums.finite || !(sums.squares < best)) return;
        best = sums.squares;
        found = choice;
    });
    return found;
}

}  // namespace anchorite::measurement
