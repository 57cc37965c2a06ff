// Random stacks from 0 to 8 V: the share of points that converge, and how far the current of each
// is from that on a second, finer grid.
//   bench_device_robustness [stacks] [first seed] [cells per layer]
#include <tbb/parallel_for.h>

#include <algorithm>
#include <chrono>
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
constexpr double slow = 5;               ///< a stack that takes longer is named [s]
constexpr double closed = 1e-8;          ///< books that are further open are named

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
    double seconds = 0;
};

long count(const Sweep& sweep) {
    return std::ranges::count(sweep.converged, true);
}

/// Solves a stack on both grids and names it where it is lost, slow or open.
Outcome run(unsigned seed, int cells) {
    const auto device = test::RandomDevice(seed).draw();
    const auto start = std::chrono::steady_clock::now();
    Outcome outcome{sweep(device, cells), sweep(device, 2 * cells), 0};
    outcome.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const double books = std::max(outcome.coarse.worst_books, outcome.fine.worst_books);
    if (count(outcome.coarse) < points || count(outcome.fine) < points || outcome.seconds > slow ||
        books > closed) {
        std::printf("stack %u: %ld and %ld of %d points on the two grids, %.1f s, books %.1e\n",
                    seed, count(outcome.coarse), count(outcome.fine), points, outcome.seconds,
                    books);
        std::fflush(stdout);
    }
    return outcome;
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
    long checked = 0;
    long iterations = 0;
    double longest = 0;
    std::vector<double> differences;
    std::vector<double> books;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        const auto& [coarse, fine, seconds] = outcomes[i];
        for (int k = 0; k < points; ++k) {
            if (!coarse.converged[k]) continue;
            ++converged;
            if (std::abs(coarse.current[k]) > least_current && fine.converged[k]) {
                differences.push_back(std::abs(coarse.current[k] / fine.current[k] - 1));
            }
        }
        checked += count(fine);
        longest = std::max(longest, seconds);
        iterations += coarse.iterations;
        books.push_back(std::max(coarse.worst_books, fine.worst_books));
    }
    const long total = static_cast<long>(stacks) * points;
    std::printf("points converged: asked %ld of %ld (100 %%), measured %ld (%.4f %%)\n", total,
                total, converged,
                100.0 * static_cast<double>(converged) / static_cast<double>(total));
    std::printf("on the second grid: measured %ld of %ld\n", checked, total);
    std::printf("Newton iterations a point: %.1f; longest stack, both grids: %.1f s\n",
                static_cast<double>(iterations) / static_cast<double>(total), longest);
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
    return converged == total && checked == total ? 0 : 1;
}
