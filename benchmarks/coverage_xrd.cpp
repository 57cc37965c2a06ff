// Do the 95 % intervals of a lattice constant hold the truth in 95 % of cases? 200 made-up patterns
// of cubic CsPbI3 with Poisson noise, from single lines and from the whole pattern.
#include <cstdio>
#include <random>

#include "anchorite/measurement/structure/xrd.hpp"
#include "support/synthetic_pattern.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

constexpr int patterns = 200;

struct Tally {
    const char* name;
    int inside = 0;
    double squares = 0;  ///< of deviations in standard errors

    void add(const FittedNumber& a, double truth) {
        inside += a.interval.contains(truth) ? 1 : 0;
        squares += (a.value - truth) * (a.value - truth) / (a.error * a.error);
    }
    [[nodiscard]] bool print() const {
        const double share = 100.0 * inside / patterns;
        const bool good = share >= 92 && share <= 98;
        std::printf("%-32s asked 92 to 98 %%, measured %.1f %% (mean square deviation %.2f)%s\n",
                    name, share, squares / patterns, good ? "" : "  MISSED");
        return good;
    }
};

test::PatternTruth draw(std::mt19937_64& engine) {
    const auto uniform = [&](double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(engine);
    };
    test::PatternTruth truth;
    truth.a = uniform(6.2, 6.35);
    truth.zero = uniform(-0.05, 0.05);
    truth.fwhm = uniform(0.15, 0.8);
    truth.eta = uniform(0.2, 0.8);
    truth.strongest = uniform(500, 5000);
    truth.background = uniform(50, 500);
    truth.weakest = 0.1;
    return truth;
}

}  // namespace

int main() {
    const auto crystal = load_diffracting_crystal("CsPbI3");
    std::mt19937_64 engine(20251);
    Tally lines{"a from lines, zero shift"}, whole{"a from whole pattern, zero shift"};
    for (int i = 0; i < patterns; ++i) {
        const auto truth = draw(engine);
        const auto pattern = test::synthetic_pattern(crystal, truth, &engine);
        const auto found = fit_lines(pattern, find_peaks(pattern));
        const CellFit cell = fit_cell(found, crystal, pattern.radiation, AngleOffset::zero_shift);
        lines.add(cell.parameters.front(), truth.a);
        PatternFitOptions options;
        options.axial = false;
        const PatternFit fit = fit_pattern(pattern, crystal, cell.cell, found.front().fwhm,
                                           cell.offset_size->value, options);
        whole.add(fit.parameters.front(), truth.a);
    }
    const bool lines_good = lines.print(), whole_good = whole.print();
    return lines_good && whole_good ? 0 : 1;
}
