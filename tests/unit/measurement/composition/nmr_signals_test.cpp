#include "anchorite/measurement/composition/nmr_signals.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <random>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

struct Line {
    double shift, nuclei;
};

/// Lorentzian lines of 4 mHz·ppm width in noise.
InstrumentFile file_of(const std::vector<Line>& lines, unsigned seed,
                       const std::string& unit = "ppm", double scale = 1) {
    std::mt19937 random(seed);
    std::normal_distribution<double> noise(0, 0.3);
    DataTable table{"", {{unit == "ppm" ? "shift" : "frequency", unit, {}}, {"intensity", "", {}}}};
    for (int i = 0; i <= 20000; ++i) {
        const double shift = 10 - 0.0005 * i;
        double sum = noise(random);
        for (const Line& line : lines) {
            sum += line.nuclei * 0.002 / (std::pow(shift - line.shift, 2) + 0.002 * 0.002) / M_PI;
        }
        table.columns[0].values.push_back(shift * scale);
        table.columns[1].values.push_back(sum);
    }
    InstrumentFile file;
    file.path = "spectrum.dx";
    file.tables = {table};
    return file;
}

/// Tris(4-methoxyphenyl)phosphine oxide, C21H21O4P: 6, 6 and 9 H.
const std::vector<Line> anchor = {{7.56, 6}, {6.94, 6}, {3.81, 9}};

NmrOptions options_for_anchor() {
    NmrOptions options;
    options.signals = {{7.3, 7.8, "ortho"}, {6.7, 7.2, "meta"}, {3.5, 4.1, "OCH3"}};
    options.noise = TraceWindow{8.5, 9.8};
    return options;
}

TEST(Nmr, CountsNucleiFromOneThatIsKnown) {
    NmrOptions options = options_for_anchor();
    options.scale = 2;
    options.scale_nuclei = 9;
    options.formula = parse_formula("C21H21O4P");
    const NmrResult result = analyse_nmr({file_of(anchor, 1)}, options);
    EXPECT_NEAR(result.spectra[0].signals[0].nuclei, 6, 0.1);
    EXPECT_NEAR(result.sum, 21, 0.2);
    EXPECT_EQ(result.expected, 21);
    const Analysis analysis = describe(result);
    EXPECT_NEAR(estimate_of(analysis, "shift_1").value, 7.56, 1e-3);
    EXPECT_TRUE(analysis.warnings.empty());
    EXPECT_THAT(analysis.summary, HasSubstr("formula 21"));
}

TEST(Nmr, TakesTheFrequencyOfTheHeader) {
    NmrOptions options = options_for_anchor();
    InstrumentFile file = file_of(anchor, 1, "Hz", 400);
    try {
        (void)analyse_nmr({file}, options);
        FAIL() << "a frequency is needed";
    } catch (const InputError& error) {
        EXPECT_EQ(error.where().file, "spectrum.dx");
        EXPECT_THAT(error.hint(), HasSubstr("--frequency"));
    }
    file.tables[0].header = {{".OBSERVE FREQUENCY", " 400.0"}};
    const NmrResult stated = analyse_nmr({file}, options);
    EXPECT_NEAR(stated.spectra[0].signals[0].figures.position, 7.56, 1e-3);
    EXPECT_THAT(stated.spectra[0].axis, HasSubstr("observe frequency"));
    options.frequency = 200;
    options.signals = {{14.6, 15.6}};
    options.noise = {};
    const NmrResult given = analyse_nmr({file}, options);
    EXPECT_NEAR(given.spectra[0].signals[0].figures.position, 15.12, 2e-3);
    EXPECT_THAT(given.spectra[0].axis, HasSubstr("as given"));
}

TEST(Nmr, AWindowOnAFlankHasNoShift) {
    NmrOptions options = options_for_anchor();
    options.signals = {{7.57, 7.8, "ortho"}, {6.7, 7.2, "meta"}};
    const Analysis analysis =
        describe(analyse_nmr({file_of(anchor, 1), file_of(anchor, 2)}, options));
    EXPECT_THROW((void)estimate_of(analysis, "shift_1"), std::out_of_range);
    EXPECT_THROW((void)estimate_of(analysis, "difference_1_file2"), std::out_of_range);
    EXPECT_NO_THROW((void)estimate_of(analysis, "difference_2_file2"));
    EXPECT_THAT(analysis.warnings, Contains(HasSubstr("ortho in spectrum.dx is the first")));
    EXPECT_TRUE(std::isnan(analysis.tables[0].columns[1].numbers[0]));
}

TEST(Nmr, SaysThatAnotherMoleculeWasMeasured) {
    NmrOptions options = options_for_anchor();
    options.scale = 2;
    options.scale_nuclei = 9;
    options.formula = parse_formula("C18H15OP");
    const Analysis analysis = describe(analyse_nmr({file_of(anchor, 1)}, options));
    EXPECT_THAT(analysis.warnings, Contains(HasSubstr("the formula 15")));
}

TEST(Nmr, SharesOutAFormulaWithoutScale) {
    NmrOptions options = options_for_anchor();
    options.formula = parse_formula("C21H21O4P");
    const NmrResult result = analyse_nmr({file_of(anchor, 2)}, options);
    EXPECT_NEAR(result.sum, 21, 1e-9);
    EXPECT_NEAR(result.spectra[0].signals[2].nuclei, 9, 0.15);
}

TEST(Nmr, ErrorsHoldThatOfTheScale) {
    NmrOptions by_formula = options_for_anchor();
    by_formula.formula = parse_formula("C21H21O4P");
    NmrOptions by_signal = by_formula;
    by_signal.scale = 0;
    by_signal.scale_nuclei = 6;
    for (const NmrOptions& options : {by_formula, by_signal}) {
        constexpr unsigned draws = 200;
        double sum = 0, squares = 0, stated = 0, sum_squares = 0, stated_sum = 0;
        for (unsigned seed = 0; seed < draws; ++seed) {
            const NmrResult result = analyse_nmr({file_of(anchor, 100 + seed)}, options);
            const NmrSignal& methoxy = result.spectra[0].signals[2];
            sum += methoxy.nuclei / draws;
            squares += methoxy.nuclei * methoxy.nuclei / draws;
            stated += methoxy.nuclei_error / draws;
            sum_squares += std::pow(result.sum - 21, 2) / draws;
            stated_sum += result.sum_error / draws;
        }
        const double drawn = std::sqrt(squares - sum * sum);
        std::printf("error of OCH3, scale of %s: asked %.4f (drawn), measured %.4f\n",
                    options.scale ? "a signal" : "the formula", drawn, stated);
        EXPECT_NEAR(stated / drawn, 1, 0.15);
        if (options.scale) {
            EXPECT_NEAR(stated_sum / std::sqrt(sum_squares), 1, 0.2);
        } else {
            EXPECT_NEAR(stated_sum, 0, 1e-6);
        }
    }
}

TEST(Nmr, WhatSetsTheScaleHasNoError) {
    NmrOptions options = options_for_anchor();
    options.scale = 2;
    options.scale_nuclei = 9;
    options.formula = parse_formula("C21H21O4P");
    const Analysis analysis = describe(analyse_nmr({file_of(anchor, 1)}, options));
    EXPECT_FALSE(estimate_of(analysis, "nuclei_3").standard_error);
    EXPECT_EQ(estimate_of(analysis, "nuclei_3").no_error, "it sets the scale");
    EXPECT_GT(estimate_of(analysis, "nuclei_1").standard_error.value(), 0);
}

TEST(Nmr, NamesTheDirectionOfAShift) {
    NmrOptions options;
    options.nucleus = "31P";
    options.signals = {{4, 6, "P=O"}};
    options.noise = TraceWindow{8.5, 9.8};
    const auto files = {file_of({{5.0, 1}}, 3), file_of({{5.3, 1}}, 4)};
    Analysis analysis = describe(analyse_nmr(files, options));
    EXPECT_NEAR(estimate_of(analysis, "difference_1_file2").value, 0.3, 1e-3);
    EXPECT_THAT(analysis.summary, HasSubstr("downfield"));
    EXPECT_THAT(analysis.warnings, Contains(HasSubstr("--reference")));
    options.reference = "85 % H3PO4";
    options.solvent = "CDCl3";
    analysis = describe(analyse_nmr(files, options));
    EXPECT_TRUE(analysis.warnings.empty());
    EXPECT_THAT(estimate_of(analysis, "difference_1_file2").definition, HasSubstr("H3PO4"));
    EXPECT_EQ(direction_of_shift(-0.1), "upfield");
}

TEST(Nmr, ReadsHertzWithAFrequency) {
    NmrOptions options = options_for_anchor();
    EXPECT_THROW(analyse_nmr({file_of(anchor, 5, "Hz", 400)}, options), InputError);
    options.frequency = 400;
    const auto result = analyse_nmr({file_of(anchor, 5, "Hz", 400)}, options);
    EXPECT_NEAR(result.spectra[0].signals[2].figures.position, 3.81, 1e-3);
}

TEST(Nmr, RefusesNonsense) {
    const auto file = file_of(anchor, 6);
    EXPECT_THROW(analyse_nmr({file}, {}), InputError);
    NmrOptions options = options_for_anchor();
    options.nucleus = "proton";
    EXPECT_THROW(analyse_nmr({file}, options), InputError);
    options.nucleus = "19F";
    options.formula = parse_formula("C21H21O4P");
    EXPECT_THROW(analyse_nmr({file}, options), InputError);
    options = options_for_anchor();
    options.scale = 7;
    EXPECT_THROW(analyse_nmr({file}, options), InputError);
}

}  // namespace
}  // namespace anchorite::measurement
