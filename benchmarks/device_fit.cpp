// Fit 200 synthetic noisy data sets of known truth, half of them J-V and EQE of an LED and half
// hole-only currents of two film thicknesses, and print how often the stated 95 % intervals hold
// the truth and what a fit costs.
#include <gsl/gsl_cdf.h>
#include <time.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "anchorite/base/in_parallel.hpp"
#include "support/fit_problems.hpp"

using namespace anchorite;

namespace {

double thread_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// How many of n intervals must and may hold the truth: the middle 99 % of a binomial of 0.95.
struct Expected {
    unsigned low = 0;
    unsigned high = 0;
};

Expected expected(unsigned n) {
    Expected range;
    while (gsl_cdf_binomial_P(range.low, 0.95, n) < 0.005) ++range.low;
    range.high = range.low;
    while (gsl_cdf_binomial_P(range.high, 0.95, n) < 0.995) ++range.high;
    return range;
}

/// A fit of each of `draws` noisy copies.
bool recover(const char* title, const device::FitProblem& problem, const std::vector<double>& truth,
             double noise, bool known, std::size_t draws) {
    const std::size_t parameters = truth.size();
    std::vector<unsigned> held(draws * parameters, 0);
    std::vector<double> seconds(draws, 0);
    std::atomic<int> unsettled = 0;
    in_parallel(draws, [&](std::size_t i) {
        auto noisy = test::with_noise(problem, truth, noise, static_cast<unsigned>(1000 + i), 8);
        if (!known) {
            for (auto& curve : noisy.curves) curve.errors.clear();
        }
        device::FitOptions options;
        options.starts = 1;
        const double start = thread_seconds();
        const auto result = device::fit(noisy, options);
        seconds[i] = thread_seconds() - start;
        unsettled += result.termination == Termination::converged ? 0 : 1;
        for (std::size_t p = 0; p < parameters; ++p) {
            held[i * parameters + p] = result.parameters[p].interval.contains(truth[p]) ? 1 : 0;
        }
    });
    unsigned all = 0;
    for (std::size_t p = 0; p < parameters; ++p) {
        unsigned count = 0;
        for (std::size_t i = 0; i < draws; ++i) count += held[i * parameters + p];
        std::printf("%s, %s: %u of %zu intervals hold the truth\n", title,
                    problem.parameters[p].name.c_str(), count, draws);
        all += count;
    }
    std::ranges::sort(seconds);
    const auto n = static_cast<unsigned>(draws * parameters);
    const auto range = expected(n);
    std::printf(
        "%s, errors %s: coverage asked 95 %% (%u to %u of %u by chance), measured %.1f %% (%u); "
        "fits that did not settle: asked 0 measured %d; CPU time of a fit: median %.2f s, longest "
        "%.2f s\n",
        title, known ? "given" : "unknown", range.low, range.high, n, 100.0 * all / n, all,
        unsettled.load(), seconds[draws / 2], seconds.back());
    return all >= range.low && all <= range.high && unsettled == 0;
}

/// Two films of one material, 100 and 200 nm, that share mobility and trap density.
device::FitProblem two_films() {
    auto problem = test::hole_only_problem();
    auto thick = problem.devices[0];
    thick.description = stack::variant(thick.description, {{"layer.film.thickness", "200 nm"}});
    problem.devices.push_back(std::move(thick));
    problem.curves.push_back(problem.curves[0]);
    problem.curves[0].name = "100 nm";
    problem.curves[1].name = "200 nm";
    problem.curves[1].device = 1;
    return problem;
}

}  // namespace

/// `bench_device_fit [DRAWS]`: so many of each kind, by default 100.
int main(int argc, char** argv) {
    const std::size_t draws = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100;
    const bool films = recover("SCLC, two films", two_films(), {1e-8, 2e23}, 0.05, false, draws);
    const bool led =
        recover("LED, J-V and EQE", test::led_problem(), {3e-9, 1e-16}, 0.03, true, draws);
    return led && films ? 0 : 1;
}
