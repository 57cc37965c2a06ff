#include "anchorite/measurement/light/peak_sum.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <random>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/measurement/light/spectrum_figures.hpp"
#include "photon_energy.hpp"

using namespace anchorite;
using namespace anchorite::measurement;
using test::ev;
using test::hc;

namespace {

struct TruePeak {
    double energy;  ///< [eV]
    double fwhm;    ///< [eV]
    double height;  ///< per energy
};

struct TrueSum {
    PeakShape shape = PeakShape::gaussian;
    double form = 0;
    std::vector<TruePeak> peaks = {{1.80, 0.09, 1000}, {1.93, 0.08, 450}};
};

/// 580 to 780 nm in steps of 0.5 nm, noise alike per wavelength.
MeasuredSpectrum made_of(const TrueSum& truth, double noise, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal(0, noise);
    MeasuredSpectrum out{"made", {}, {}, SpectralWeight::photons};
    for (int i = 0; i <= 400; ++i) {
        const double wavelength = (580 + 0.5 * i) * 1e-9;
        double value = 20;
        for (const auto& [energy, fwhm, height] : truth.peaks) {
            const double distance = (hc / wavelength / ev - energy) / fwhm;
            const double jacobian = std::pow(680e-9 / wavelength, 2);
            value += height * jacobian * peak_value(truth.shape, truth.form, distance);
        }
        out.wavelengths.push_back(wavelength);
        out.values.push_back(value + normal(random));
    }
    return out;
}

PeakSumOptions of(PeakShape shape, std::optional<int> count) {
    PeakSumOptions options;
    options.shape = shape;
    options.count = count;
    return options;
}

}  // namespace

TEST(PeakSum, EveryShapeHasItsWidthAndItsMaximum) {
    for (const auto& [shape, form] :
         {std::pair{PeakShape::gaussian, 0.0}, std::pair{PeakShape::lorentzian, 0.0},
          std::pair{PeakShape::voigt, 0.4}, std::pair{PeakShape::asymmetric, 0.5},
          std::pair{PeakShape::asymmetric, -0.5}}) {
        EXPECT_NEAR(peak_value(shape, form, 0), 1, 1e-12) << name_of(shape);
        double low = 0, high = 0;
        for (int i = 0; i < 40000; ++i) {
            const double x = i * 5e-5;
            if (peak_value(shape, form, x) >= 0.5) high = x;
            if (peak_value(shape, form, -x) >= 0.5) low = x;
        }
        EXPECT_NEAR(low + high, 1, 4e-4) << name_of(shape);
        if (shape == PeakShape::asymmetric) {
            EXPECT_EQ(high > low, form > 0);
        }
    }
}

TEST(PeakSum, EveryShapeIsGivenBack) {
    for (const auto& [shape, form] :
         {std::pair{PeakShape::gaussian, 0.0}, std::pair{PeakShape::lorentzian, 0.0},
          std::pair{PeakShape::voigt, 0.4}, std::pair{PeakShape::asymmetric, -0.4}}) {
        const auto spectrum = made_of({shape, form}, 0, 1);
        const PeakSum sum = fit_peak_sum(spectrum, of(shape, 2));
        ASSERT_EQ(sum.peaks.size(), 2) << name_of(shape);
        EXPECT_NEAR(sum.peaks[0].energy.value / ev, 1.80, 1e-5) << name_of(shape);
        EXPECT_NEAR(sum.peaks[1].energy.value / ev, 1.93, 1e-5) << name_of(shape);
        EXPECT_NEAR(sum.peaks[1].fwhm.value / ev, 0.08, 1e-4) << name_of(shape);
        EXPECT_NEAR(sum.background, 20, 0.05) << name_of(shape);
        EXPECT_NEAR(sum.form.value_or(FittedFigure{}).value, form, 1e-3);
    }
}

TEST(PeakSum, CriterionFindsHowManyThereAre) {
    const TrueSum one{PeakShape::gaussian, 0, {{1.8, 0.09, 1000}}};
    const TrueSum three{
        PeakShape::gaussian, 0, {{1.72, 0.06, 700}, {1.82, 0.07, 1000}, {1.95, 0.08, 300}}};
    int right = 0;
    constexpr int sets = 10;
    for (int seed = 0; seed < sets; ++seed) {
        const auto count = [&](const TrueSum& truth) {
            return fit_peak_sum(made_of(truth, 15, seed), of(PeakShape::gaussian, {})).peaks.size();
        };
        right += (count(one) == 1) + (count({}) == 2) + (count(three) == 3);
    }
    std::printf("number of peaks found by the criterion: asked 30 of 30 measured %d\n", right);
    EXPECT_GE(right, 29);
}

// 200 noisy sums of two overlapping peaks; centres and widths of both pooled.
TEST(PeakSum, IntervalsCoverTheTruth) {
    std::mt19937_64 random(5);
    std::uniform_real_distribution<double> apart(0.10, 0.16), width(0.07, 0.11), part(0.3, 0.8);
    int inside = 0;
    constexpr int sets = 200;
    for (int set = 0; set < sets; ++set) {
        TrueSum truth;
        truth.peaks = {{1.80, width(random), 1000},
                       {1.80 + apart(random), width(random), 1000 * part(random)}};
        const auto spectrum = made_of(truth, 15, random());
        const PeakSum sum = fit_peak_sum(spectrum, of(PeakShape::gaussian, 2));
        for (std::size_t i = 0; i < 2; ++i) {
            inside += sum.peaks[i].energy.interval.contains(truth.peaks[i].energy * ev);
            inside += sum.peaks[i].fwhm.interval.contains(truth.peaks[i].fwhm * ev);
        }
    }
    std::printf("coverage asked 92-98 %%: energies and widths of two peaks %.1f %%\n",
                100.0 * inside / (4 * sets));
    EXPECT_GE(inside, 0.92 * 4 * sets);
    EXPECT_LE(inside, 0.98 * 4 * sets);
}

TEST(PeakSum, DescriptionHasPeaksAndTheirJacobian) {
    SpectrumOptions options;
    options.sum = of(PeakShape::gaussian, {});
    const auto analysis = describe(analyse_spectra({made_of({}, 10, 4)}, options));
    EXPECT_NEAR(estimate_of(analysis, "peak_1_energy").value, 1.80, 0.005);
    EXPECT_NEAR(estimate_of(analysis, "peak_2_fwhm").value, 80, 8);
    EXPECT_THAT(estimate_of(analysis, "peak_1_energy").definition, testing::HasSubstr("hc/λ²"));
    EXPECT_EQ(analysis.plots.back().id, "sum_residual");
}

TEST(PeakSum, StructureLeftOverIsTold) {
    SpectrumOptions options;
    options.sum = of(PeakShape::gaussian, 1);
    const auto analysis = describe(analyse_spectra({made_of({}, 2, 4)}, options));
    EXPECT_THAT(analysis.warnings, testing::Contains(testing::HasSubstr("has structure")));
}

TEST(PeakSum, RefusesWhatItCannotFit) {
    PeakSumOptions options = of(PeakShape::gaussian, 0);
    EXPECT_THROW(options.validate(), InputError);
    EXPECT_THROW(parse_peak_shape("gauss"), InputError);
    MeasuredSpectrum few{"few", {1e-7, 2e-7, 3e-7, 4e-7, 5e-7}, {1, 2, 3, 2, 1}};
    EXPECT_THROW(fit_peak_sum(few, of(PeakShape::gaussian, 3)), InputError);
}

TEST(SpectrumFigures, NoColourWhereThePowerIsInfrared) {
    std::mt19937_64 random(8);
    std::normal_distribution<double> noise(0, 3);
    MeasuredSpectrum infrared{"infrared", {}, {}, SpectralWeight::photons};
    for (int i = 0; i <= 1400; ++i) {
        infrared.wavelengths.push_back((400 + 0.5 * i) * 1e-9);
        infrared.values.push_back(1000 * std::exp(-std::pow((i - 1100) / 60.0, 2)) + noise(random));
    }
    const auto figures = spectrum_figures(infrared);
    EXPECT_LT(figures.visible, 0.1);
    EXPECT_FALSE(figures.colour);
    EXPECT_FALSE(figures.efficacy);
    const auto analysis = describe(SpectrumResult{{}, {figures}});
    EXPECT_THAT(analysis.warnings, testing::Contains(testing::HasSubstr("380 and 780 nm")));
    for (const Estimate& estimate : analysis.estimates) EXPECT_NE(estimate.id, "cie_x");
}
