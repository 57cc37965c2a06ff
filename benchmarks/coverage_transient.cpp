// Do the stated 95 % intervals of the rates of a global analysis hold the truth 95 times of 100?
// 200 made-up maps of three decays with a chirped response and Gaussian noise, everything fitted:
// three rates, t0, width, two terms of chirp, 90 spectral values. The rates of all maps are pooled;
// asked is 92 to 98 %.
#include <cmath>
#include <cstdio>

#include "anchorite/measurement/kinetics/transient_fit.hpp"
#include "support/transient_maps.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

constexpr int maps = 200;
constexpr double truth[] = {1 / 0.8, 1 / 12.0, 1 / 200.0};  // [1/ps]

struct Counts {
    int profile[3] = {};
    int linear[3] = {};
    int response = 0;
    int converged = 0;
};

TransientFit fit_of(unsigned seed) {
    MadeMap made;
    made.seed = seed;
    made.noise = 3e-4;
    TransientFitOptions options;
    options.irf = made.irf;
    options.irf->centre_ps += 0.02;
    options.irf->width_ps *= 1.2;
    for (double& c : options.irf->dispersion) c *= 0.9;
    return fit_transient(made_map(made), parallel_model({0.5, 15, 300}), options);
}

bool holds_by_error(const TransientParameter& rate, double value) {
    const double half = 1.96 * *rate.standard_error / rate.value;  // of ln k
    return std::abs(std::log(rate.value / value)) <= half;
}

void count(const TransientFit& fit, Counts& counts) {
    counts.converged += fit.termination == Termination::converged;
    for (std::size_t k = 0; k < 3; ++k) {
        const TransientParameter& rate = fit.parameters[k];
        counts.profile[k] += rate.interval && rate.interval->contains(truth[k]);
        counts.linear[k] += rate.standard_error && holds_by_error(rate, truth[k]);
    }
    const double response[] = {0.1, 0.08, 0.25, -0.05};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto& interval = fit.parameters[3 + i].interval;
        counts.response += interval && interval->contains(response[i]);
    }
}

}  // namespace

int main() {
    Counts counts;
    for (unsigned seed = 1; seed <= maps; ++seed) count(fit_of(seed), counts);
    int profile = 0;
    int linear = 0;
    for (int k = 0; k < 3; ++k) {
        std::printf("k%d: profile %.1f %%, standard error %.1f %%\n", k + 1,
                    100.0 * counts.profile[k] / maps, 100.0 * counts.linear[k] / maps);
        profile += counts.profile[k];
        linear += counts.linear[k];
    }
    const double covered = 100.0 * profile / (3 * maps);
    std::printf("rates by profile: asked 92-98 %%, measured %.1f %% of %d\n", covered, 3 * maps);
    std::printf("rates by standard error: %.1f %%; response: %.1f %% of %d; converged %d of %d\n",
                100.0 * linear / (3 * maps), 100.0 * counts.response / (4 * maps), 4 * maps,
                counts.converged, maps);
    return covered >= 92 && covered <= 98 && counts.converged == maps ? 0 : 1;
}
