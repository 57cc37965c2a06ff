// A 4,096-channel two-exponential reconvolution fit with profile-likelihood intervals of every
// number, on one core, against SciPy doing the same fit.
//   bench_decay [repetitions]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "support/horiba_text.hpp"
#include "support/synthetic_decay.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

/// Median processor time [ms], which others on the machine change less than the clock.
double median_time(int repetitions, auto work) {
    std::vector<double> out;
    for (int n = 0; n < repetitions; ++n) {
        const std::clock_t start = std::clock();
        work();
        out.push_back(1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    std::ranges::sort(out);
    return out[out.size() / 2];
}

struct Scipy {
    double fit = 0;
    double intervals = 0;
    double lifetimes[2] = {};
    double ends[4] = {};
};

/// Runs the same fit in Python; false where SciPy is missing.
bool run_scipy(const TrplData& data, const MeasuredResponse& response, Scipy& out) {
    const auto table = std::filesystem::temp_directory_path() /
                       ("anchorite_decay_" + std::to_string(std::clock()) + ".txt");
    {
        std::ofstream file(table);
        for (std::size_t i = 0; i < data.counts.size(); ++i) {
            file << response.counts[i] << ' ' << data.counts[i] << '\n';
        }
    }
    const std::string command =
        "OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 /usr/bin/python3 " ANCHORITE_BENCHMARKS
        "/decay_scipy.py " +
        table.string() + " 2>/dev/null";
    bool good = false;
    if (FILE* pipe = popen(command.c_str(), "r"); pipe != nullptr) {
        good = std::fscanf(pipe, "%lf %lf %lf %lf %lf %lf %lf %lf", &out.fit, &out.intervals,
                           &out.lifetimes[0], &out.lifetimes[1], &out.ends[0], &out.ends[1],
                           &out.ends[2], &out.ends[3]) == 8;
        pclose(pipe);
    }
    std::filesystem::remove(table);
    return good;
}

void compare(const TrplFit& fit, const TrplData& data, const Scipy& scipy, double alone,
             double whole) {
    for (int i = 0; i < 2; ++i) {
        const auto& interval = fit.quantity(TrplKind::lifetime, i).interval;
        std::printf("  tau %d: %.3f (%.3f to %.3f) channels; SciPy %.3f (%.3f to %.3f)\n", i + 1,
                    fit.components[static_cast<std::size_t>(i)].lifetime / data.channel_width,
                    interval.low / data.channel_width, interval.high / data.channel_width,
                    scipy.lifetimes[i], scipy.ends[2 * i], scipy.ends[2 * i + 1]);
    }
    std::printf(
        "SciPy: fit alone %.1f ms (%.0f times ours), with the intervals of the two "
        "lifetimes alone %.0f ms (%.0f times ours with all)\n",
        scipy.fit, scipy.fit / alone, scipy.intervals, scipy.intervals / whole);
}

}  // namespace

int main(int argc, char** argv) {
    const int repetitions = argc > 1 ? std::atoi(argv[1]) : 21;
    std::mt19937_64 random(4096);
    const MeasuredResponse response =
        measured_response(test::horiba_counts(ANCHORITE_TEST_DATA "/measurement/decay/irf.txt"));
    const auto made = test::synthetic_decay(response, 4096, 3, random);
    TrplFitOptions options;
    TrplFit fit;
    const double whole =
        median_time(repetitions, [&] { fit = fit_trpl(made.data, response, options); });
    options.intervals = false;
    const double alone = median_time(repetitions, [&] { fit_trpl(made.data, response, options); });
    std::printf(
        "4,096 channels, two exponentials, Poisson likelihood, one core: asked below 20 ms "
        "with intervals, measured %.2f ms (%zu intervals); fit alone %.2f ms "
        "(medians of %d, processor time)\n",
        whole, fit.quantities.size(), alone, repetitions);
    Scipy scipy;
    if (run_scipy(made.data, response, scipy)) {
        compare(fit, made.data, scipy, alone, whole);
    } else {
        std::printf("without SciPy (Debian: python3-scipy) there is no comparison\n");
    }
    return whole < 20 ? EXIT_SUCCESS : EXIT_FAILURE;
}
