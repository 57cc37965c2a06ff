// How often the stated 95 % intervals of XPS fits hold the truth: 200 synthetic spectra each of one
// doublet on Shirley's, Tougaard's and a linear background, and of two overlapping species.

#include <cstdio>

#include "anchorite/measurement/composition/xps_fit.hpp"
#include "unit/measurement/composition/synthetic_xps.hpp"

namespace {

using namespace anchorite;
using namespace anchorite::measurement;

constexpr int sets = 200;

struct Case {
    const char* name;
    TrueSpectrum truth;
    XpsFitOptions options;
};

std::vector<Case> cases() {
    std::vector<Case> all(4);
    all[0] = {"one doublet, Shirley, pseudo-Voigt", {}, {}};
    all[1] = {"one doublet, Tougaard U2, Voigt", {}, {}};
    all[1].truth.shirley = 0;
    all[1].truth.tougaard = 2000;
    all[1].truth.shape = all[1].options.shape = numerics::LineShape::voigt;
    all[1].options.background = XpsBackground::tougaard;
    all[2] = {"one doublet, linear, product", {}, {}};
    all[2].truth.shirley = 0;
    all[2].truth.slope = 12;
    all[2].truth.shape = all[2].options.shape = numerics::LineShape::gauss_lorentz_product;
    all[2].options.background = XpsBackground::linear;
    all[3] = {"two species 1.5 eV apart, Shirley", {}, {}};
    all[3].truth.doublets.push_back({.position = 136.9, .area = 6000});
    all[3].options.equal_widths = true;
    return all;
}

/// Percent of the intervals of 200 spectra that hold the truth.
double coverage(const Case& one, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<double> starts;
    for (const TrueDoublet& doublet : one.truth.doublets) starts.push_back(doublet.position + 0.2);
    int inside = 0, all = 0;
    for (int set = 0; set < sets; ++set) {
        const XpsFit fit =
            fit_xps(drawn_spectrum(one.truth, random), components_of("Pb 4f", starts), one.options);
        const auto count = [&](const FittedValue& value, double truth) {
            inside += value.interval.contains(truth) ? 1 : 0;
            ++all;
        };
        for (std::size_t i = 0; i < fit.lines.size(); ++i) {
            count(fit.lines[i].area, one.truth.doublets[i].area);
            count(fit.lines[i].position, one.truth.doublets[i].position);
            if (i == 0) count(fit.lines[i].width, one.truth.doublets[i].width);
        }
        count(fit.mixing, one.truth.mixing);
    }
    return 100.0 * inside / all;
}

}  // namespace

int main() {
    bool good = true;
    unsigned seed = 1;
    for (const Case& one : cases()) {
        const double share = coverage(one, seed++);
        good = good && share >= 92 && share <= 98;
        std::printf(
            "%-36s coverage of 95 %% intervals, 200 spectra: asked 92 to 98 %%, measured "
            "%.1f %%\n",
            one.name, share);
    }
    return good ? 0 : 1;
}
