// Do the 95 % intervals of fitted decays hold the truth 95 % of the time? 200 synthetic decays of
// two components each behind a measured and behind a Gaussian response, Poisson counts.
//   bench_coverage_decay [decays]
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

#include "support/horiba_text.hpp"
#include "support/synthetic_decay.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

struct Tally {
    int inside = 0;
    int all = 0;

    void see(bool contains) {
        inside += contains;
        ++all;
    }
    [[nodiscard]] double percent() const { return 100.0 * inside / all; }
};

const char* group_of(TrplKind kind) {
    if (kind == TrplKind::lifetime) return "lifetimes";
    if (kind == TrplKind::amplitude_fraction || kind == TrplKind::intensity_fraction) {
        return "fractions";
    }
    return "averages";
}

/// Whether every group is within the limits.
bool run(const char* name, const TrplResponse& response, double position, int decays,
         std::mt19937_64& random) {
    std::map<std::string, Tally> groups;
    int converged = 0;
    const auto start = std::chrono::steady_clock::now();
    for (int n = 0; n < decays; ++n) {
        const auto made = test::synthetic_decay(response, 4096, position, random);
        const TrplFit fit = fit_trpl(made.data, response);
        converged += fit.termination == Termination::converged;
        for (const TrplQuantity& q : fit.quantities) {
            // The second fraction is the first one's complement and no new evidence.
            const bool complement = q.component == 1 && q.kind != TrplKind::lifetime;
            if (complement || !test::has_tested_interval(q.kind)) continue;
            const bool inside = q.interval.contains(made.value_of(q));
            groups[group_of(q.kind)].see(inside);
            groups["all"].see(inside);
        }
    }
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::printf("%s: %d decays of 4,096 channels, %d converged, %.1f ms each\n", name, decays,
                converged, 1e3 * seconds / decays);
    bool good = converged == decays;
    for (const auto& [group, tally] : groups) {
        const bool within = tally.percent() >= 92 && tally.percent() <= 98;
        std::printf(
            "  %-10s 95 %% intervals hold the truth: asked 92 to 98 %%, measured %.1f %% "
            "(%d of %d)%s\n",
            group.c_str(), tally.percent(), tally.inside, tally.all, within ? "" : "  MISSED");
        good = good && within;
    }
    return good;
}

}  // namespace

int main(int argc, char** argv) {
    const int decays = argc > 1 ? std::atoi(argv[1]) : 200;
    std::mt19937_64 random(20250822);
    const MeasuredResponse measured =
        measured_response(test::horiba_counts(ANCHORITE_TEST_DATA "/measurement/decay/irf.txt"));
    bool good = run("measured response", measured, 3, decays, random);
    good =
        run("Gaussian response of 150 ps", GaussianResponse{150e-12}, 400, decays, random) && good;
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
