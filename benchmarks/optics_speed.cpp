// Dipole emission of the paper's stack: 41 wavelengths, 9 positions, all channels, on one core, and
// its error against the converged answer; then a scan of 1,000 stacks on all cores.
//   bench_optics [repetitions]
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "anchorite/optics/emission.hpp"
#include "anchorite/optics/emission_summary.hpp"
#include "support/optical_stacks.hpp"

using namespace anchorite;

namespace {

double seconds(auto work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Largest difference of any channel, as a share of F.
double difference(const optics::Emission& a, const optics::Emission& b) {
    double worst = 0;
    const auto see = [&](const optics::PowerBudget& x, const optics::PowerBudget& y) {
        for (double optics::PowerBudget::*member :
             {&optics::PowerBudget::total, &optics::PowerBudget::bottom,
              &optics::PowerBudget::substrate, &optics::PowerBudget::returned,
              &optics::PowerBudget::absorbed_in_cone, &optics::PowerBudget::absorbed_bound,
              &optics::PowerBudget::absorbed_evanescent}) {
            worst = std::max(worst, std::abs(x.*member - y.*member) / y.total);
        }
        for (std::size_t j = 0; j < x.absorbed.size(); ++j) {
            worst = std::max(worst, std::abs(x.absorbed[j] - y.absorbed[j]) / y.total);
        }
    };
    for (std::size_t i = 0; i < a.power.size(); ++i) {
        for (std::size_t d = 0; d < a.power[i].size(); ++d) {
            see(a.power[i][d].vertical, b.power[i][d].vertical);
            see(a.power[i][d].horizontal, b.power[i][d].horizontal);
        }
    }
    return worst;
}

struct Device {
    optics::OpticalStack stack;
    optics::Emitter emitter;
};

Device paper_device() {
    const test::PaperIndices indices(ANCHORITE_OPTICS_DATA "/paper_stack_nk.csv");
    std::vector<double> nm, photons;
    for (int n = 0; n <= 40; ++n) nm.push_back(643 + 2.5 * n);
    for (const double at : nm) photons.push_back(std::exp(-std::pow((at - 693) / 19.82, 2)));
    Device device{test::paper_stack(indices, nm, test::Cathode::film), {}};
    device.emitter.layer = test::paper_emitter;
    device.emitter.spectrum = photons;
    for (int n = 0; n < 9; ++n) device.emitter.positions.push_back((4 + 4 * n) * 1e-9);
    return device;
}

double scan(const Device& device, int threads, std::vector<double>& outcoupling) {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                    static_cast<std::size_t>(threads));
    return seconds([&] {
        tbb::parallel_for(std::size_t{0}, outcoupling.size(), [&](std::size_t n) {
            Device varied = device;
            varied.stack.layers[6].thickness = (20 + 0.06 * static_cast<double>(n)) * 1e-9;
            const auto emission = optics::emit(varied.stack, varied.emitter);
            outcoupling[n] =
                optics::summarise(varied.stack, varied.emitter, emission).outcoupling();
        });
    });
}

}  // namespace

int main(int argc, char** argv) {
    const int repetitions = argc > 1 ? std::max(1, std::atoi(argv[1])) : 20;
    const Device device = paper_device();
    const auto converged = optics::emit(device.stack, device.emitter, {.tolerance = 1e-9});
    for (const double tolerance : {1e-3, 1e-4, 1e-5, 1e-6}) {
        std::vector<double> times;
        optics::Emission emission;
        for (int n = 0; n < repetitions; ++n) {
            times.push_back(seconds([&] {
                emission = optics::emit(device.stack, device.emitter, {.tolerance = tolerance});
            }));
        }
        std::ranges::sort(times);
        std::printf(
            "41 wavelengths x 9 positions, one core, tolerance %.0e%s: %.2f ms (median of "
            "%d; best %.2f), error of any channel %.1e of F, against its total %.1e\n",
            tolerance, tolerance == 1e-5 ? " (default; asked < 10 ms)" : "",
            1e3 * times[times.size() / 2], repetitions, 1e3 * times.front(),
            difference(emission, converged), emission.error);
    }
    std::vector<double> outcoupling(1000);
    double alone = 0;
    for (int threads = 1; threads <= tbb::info::default_concurrency(); threads *= 2) {
        const double took = scan(device, threads, outcoupling);
        if (threads == 1) alone = took;
        const auto best = std::ranges::max_element(outcoupling) - outcoupling.begin();
        std::printf(
            "1000 stacks (TPBi 20 to 80 nm), %d thread(s): %.2f s, %.0f stacks/s, %.2f times "
            "as fast as one; best %.2f %% at %.1f nm\n",
            threads, took, 1000 / took, alone / took,
            100 * outcoupling[static_cast<std::size_t>(best)],
            20 + 0.06 * static_cast<double>(best));
    }
}
