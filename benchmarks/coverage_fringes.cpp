// Do the 95 % intervals of a fringe spacing hold the truth in 95 % of cases? 200 made-up images
// with two sets of fringes and Gaussian noise.
#include <cmath>
#include <cstdio>
#include <random>

#include "anchorite/measurement/structure/fringe_search.hpp"
#include "support/synthetic_fringes.hpp"

using namespace anchorite;

int main() {
    std::mt19937_64 engine(20252);
    const auto uniform = [&](double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(engine);
    };
    int inside = 0, total = 0;
    for (int i = 0; i < 200; ++i) {
        const double first = uniform(-80, 80);
        const std::vector<test::WaveTruth> waves{
            {uniform(4, 8), first, uniform(5, 15), uniform(0, 6)},
            {uniform(3, 6), first + uniform(40, 90), uniform(5, 15), uniform(0, 6)}};
        const auto image = test::synthetic_image(waves, uniform(10, 40), engine);
        const auto fringes = measurement::find_fringes(image);
        for (const auto& wave : waves) {
            for (const auto& fringe : fringes) {
                if (std::abs(fringe.spacing / wave.spacing - 1) > 0.02) continue;
                const double off = std::remainder(fringe.direction - wave.direction, 180);
                if (std::abs(off) > 2) continue;
                ++total;
                inside += std::abs(fringe.spacing - wave.spacing) < 1.959964 * fringe.error ? 1 : 0;
            }
        }
    }
    const double share = 100.0 * inside / total;
    const bool good = share >= 92 && share <= 98 && total >= 390;
    std::printf("d of fringes, %d of 400 found: asked 92 to 98 %%, measured %.1f %%%s\n", total,
                share, good ? "" : "  MISSED");
    return good ? 0 : 1;
}
