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
#include <ctime>
#include <vector>

#include "anchorite/numerics/median.hpp"
#include "anchorite/optics/emission.hpp"
#include "anchorite/optics/emission_summary.hpp"
#include "support/optical_stacks.hpp"

using namespace anchorite;

namespace {

/// Wall clock, and processor time of the whole program, which others on the machine change less.
struct Took {
    double wall = 0;
    double processor = 0;
};

Took time_of(auto work) {
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t ticks = std::clock();
    work();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
            static_cast<double>(std::clock() - ticks) / CLOCKS_PER_SEC};
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

Took scan(const Device& device, int threads, std::vector<double>& outcoupling) {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                    static_cast<std::size_t>(threads));
    return time_of([&] {
        tbb::parallel_for(std::size_t{0}, outcoupling.size(), [&](std::size_t n) {
            Device varied = device;
            varied.stack.layers[6].thickness = (20 + 0.06 * static_cast<double>(n)) * 1e-9;
            const auto emission = optics::emit(varied.stack, varied.emitter);
            outcoupling[n] =
                optics::summarise(varied.stack, varied.emitter, emission).outcoupling();
        });
    });
}

void time_one(const Device& device, const optics::Emission& converged, double tolerance,
              int repetitions) {
    std::vector<double> wall, processor;
    optics::Emission emission;
    for (int n = 0; n < repetitions; ++n) {
        const Took took = time_of([&] {
            emission = optics::emit(device.stack, device.emitter, {.tolerance = tolerance});
        });
        wall.push_back(1e3 * took.wall);
        processor.push_back(1e3 * took.processor);
    }
    std::printf(
        "41 wavelengths x 9 positions, one core, tolerance %.0e%s: %.2f ms of processor time, "
        "%.2f ms of wall clock (medians of %d; best wall clock %.2f); error of any channel %.1e "
        "of F, of their sum %.1e\n",
        tolerance, tolerance == 1e-5 ? " (default; asked < 10 ms)" : "",
        numerics::median(processor), numerics::median(wall), repetitions,
        *std::ranges::min_element(wall), difference(emission, converged), emission.error);
}

void time_scan(const Device& device) {
    std::vector<double> outcoupling(1000);
    double alone = 0;
    for (int threads = 1; threads <= tbb::info::default_concurrency(); threads *= 2) {
        const Took took = scan(device, threads, outcoupling);
        if (threads == 1) alone = took.wall;
        const auto best = std::ranges::max_element(outcoupling) - outcoupling.begin();
        std::printf(
            "1000 stacks (TPBi 20 to 80 nm), %d thread(s): %.2f s, %.0f stacks/s, %.2f times as "
            "fast as one, %.2f processors busy; best %.2f %% at %.1f nm\n",
            threads, took.wall, 1000 / took.wall, alone / took.wall, took.processor / took.wall,
            100 * outcoupling[static_cast<std::size_t>(best)],
            20 + 0.06 * static_cast<double>(best));
    }
}

}  // namespace

int main(int argc, char** argv) {
    const int repetitions = argc > 1 ? std::max(1, std::atoi(argv[1])) : 20;
    const Device device = paper_device();
    const auto converged = optics::emit(device.stack, device.emitter, {.tolerance = 1e-9});
    for (const double tolerance : {1e-3, 1e-4, 1e-5, 1e-6}) {
        time_one(device, converged, tolerance, repetitions);
    }
    time_scan(device);
}
