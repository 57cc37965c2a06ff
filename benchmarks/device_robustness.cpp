// Random stacks from 0 to 8 V: the share of points that converge, and how far the current of each
// is from that on a second, finer grid.
//   bench_device_robustness [stacks] [first seed] [cells per layer]
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "anchorite/base/error.hpp"
#include "anchorite/device/sweep.hpp"
#include "support/random_device.hpp"

using namespace anchorite;

namespace {

constexpr int points = 41;
constexpr double top = 8;
constexpr double least_current = 1e-12;  ///< whose books are compared [A/m^2]

struct Sweep {
    std::vector<bool> converged = std::vector<bool>(points, false);
    std::vector<double> current = std::vector<double>(points, NAN);
    double worst_books = 0;
    long iterations = 0;
};

Sweep sweep(const device::Device& device, int cells) {
    std::vector<double> voltages;
    for (int k = 0; k < points; ++k) voltages.push_back(top * k / (points - 1));
    device::SweepOptions options;
    options.grid.cells_per_layer = cells;
    const auto curve = device::sweep(device, voltages, options);
    Sweep result;
    for (int k = 0; k < points; ++k) {
        const auto& point = curve.points[k];
        result.iterations += point.iterations;
        result.converged[k] = point.termination == Termination::converged;
        if (!result.converged[k]) continue;
        result.current[k] = point.current;
        if (std::abs(point.current) > least_current) {
            result.worst_books = std::max(result.worst_books, std::abs(point.balance.error()));
        }
    }
    return result;
}

struct Outcome {
    Sweep coarse;
    Sweep fine;
};

Outcome run(unsigned seed, int cells) {
    const auto device = test::RandomDevice(seed).draw();
    return {sweep(device, cells), sweep(device, 2 * cells)};
}

}  // namespace

int main(int argc, char** argv) {
    const int stacks = argc > 1 ? std::atoi(argv[1]) : 1000;
    const unsigned first = argc > 2 ? static_cast<unsigned>(std::atoi(argv[2])) : 1;
    const int cells = argc > 3 ? std::atoi(argv[3]) : 60;
    std::vector<Outcome> outcomes(static_cast<std::size_t>(stacks));
    tbb::parallel_for(std::size_t{0}, outcomes.size(), [&](std::size_t i) {
        outcomes[i] = run(first + static_cast<unsigned>(i), cells);
    });
    long converged = 0;
    long iterations = 0;
    std::vector<double> differences;
    std::vector<double> books;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        const auto& [coarse, fine] = outcomes[i];
        long here = 0;
        for (int k = 0; k < points; ++k) {
            if (!coarse.converged[k]) continue;
            ++here;
            if (std::abs(coarse.current[k]) > least_current && fine.converged[k]) {
                differences.push_back(std::abs(coarse.current[k] / fine.current[k] - 1));
            }
        }
        converged += here;
        iterations += coarse.iterations;
        books.push_back(coarse.worst_books);
        if (here < points) {
            std::printf("stack %u: %ld of %d points\n", first + static_cast<unsigned>(i), here,
                        points);
        }
    }
    const long total = static_cast<long>(stacks) * points;
    std::printf("points converged: asked %ld of %ld (100 %%), measured %ld (%.4f %%)\n", total,
                total, converged,
                100.0 * static_cast<double>(converged) / static_cast<double>(total));
    std::printf("Newton iterations a point: %.1f\n",
                static_cast<double>(iterations) / static_cast<double>(total));
    std::ranges::sort(differences);
    std::ranges::sort(books);
    for (const double share : {0.5, 0.9, 0.99, 0.999, 1.0}) {
        const auto at = [&](const std::vector<double>& v) {
            return v.empty()
                       ? NAN
                       : v[static_cast<std::size_t>(share * (static_cast<double>(v.size()) - 1))];
        };
        std::printf(
            "%5.1f %% of points: current within %.1e of the finer grid's; "
            "of stacks: books closed to %.1e (above 1e-12 A/m2)\n",
            100 * share, at(differences), at(books));
    }
    return converged == total ? 0 : 1;
}
