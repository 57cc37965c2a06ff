// Do the 95 % intervals of fitted operating lifetimes hold the truth 95 % of the time? 200
// synthetic stretched exponentials of 200 points and 1 % noise, half of them ended before T50, and
// the acceleration factor n of 200 sets of six devices.
//   bench_coverage_lifetime
#include <cmath>
#include <cstdio>
#include <random>
#include <vector>

#include "anchorite/measurement/light/lifetime_traces.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

constexpr int sets = 200;
constexpr double hour = 3600;

struct Tally {
    int inside = 0;
    int all = 0;
    void see(bool contains) {
        inside += contains ? 1 : 0;
        ++all;
    }
};

/// Prints what was asked and measured, and whether it is within.
bool report(const char* name, const Tally& tally) {
    const double percent = 100.0 * tally.inside / tally.all;
    const bool good = percent >= 92 && percent <= 98;
    std::printf("%-42s asked 92-98 %%  measured %.1f %% of %d%s\n", name, percent, tally.all,
                good ? "" : "  MISSED");
    return good;
}

LifetimeTrace sample(const lifetime::DecayModel& model, double end, std::mt19937_64& random) {
    std::normal_distribution<double> normal(0, 1);
    LifetimeTrace trace;
    for (int i = 0; i < 200; ++i) {
        const double time = end * i / 199;
        trace.curve.times.push_back(time);
        trace.curve.values.push_back(model.value(time) + 0.01 * model.initial * normal(random));
    }
    return trace;
}

bool run_decays() {
    std::mt19937_64 random(8201);
    std::uniform_real_distribution<double> exponent(0.5, 1.2), log_tau(2, 4);
    Tally parameters, times;
    for (int i = 0; i < sets; ++i) {
        lifetime::DecayModel model;
        model.form = lifetime::DecayForm::stretched;
        model.initial = 30;
        model.beta = exponent(random);
        model.tau = hour * std::pow(10, log_tau(random));
        const double t50 = time_to_share(model, 0.5);
        const auto trace = sample(model, (i % 2 == 0 ? 1.3 : 0.5) * t50, random);
        const auto fit = fit_decay(trace.curve, lifetime::DecayForm::stretched);
        parameters.see(fit.tau.contains(model.tau));
        parameters.see(fit.beta.contains(model.beta));
        for (const double share : {0.9, 0.5}) {
            times.see(modelled_lifetime(fit, share).interval.contains(time_to_share(model, share)));
        }
    }
    const bool good = report("time constant and exponent", parameters);
    return report("T90 and T50 by model", times) && good;
}

bool run_laws() {
    std::mt19937_64 random(2025);
    std::normal_distribution<double> normal(0, 1);
    std::uniform_real_distribution<double> slope(1.5, 2.2);
    Tally factors;
    for (int i = 0; i < sets; ++i) {
        const double n = slope(random);
        std::vector<lifetime::LevelLifetime<lifetime::Radiance, lifetime::InterpolatedLifetime>>
            points;
        for (const double level : {1.0, 2.0, 4.0, 8.0, 16.0, 32.0}) {
            const double seconds =
                100 * hour * std::pow(level, -n) * std::exp(0.1 * normal(random));
            points.push_back({lifetime::Radiance{level}, {0.5, seconds, {}, {}}});
        }
        factors.see(lifetime::fit_acceleration(points).law.n_interval.contains(n));
    }
    return report("acceleration factor of six devices", factors);
}

}  // namespace

int main() {
    const bool decays = run_decays();
    const bool laws = run_laws();
    return decays && laws ? 0 : 1;
}
