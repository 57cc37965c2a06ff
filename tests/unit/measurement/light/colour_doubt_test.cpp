#include "anchorite/measurement/light/colour_doubt.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/optics/colour.hpp"
#include "anchorite/optics/photometry.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

/// A deep-red Gaussian of height 1 on a level from 400 to 900 nm.
MeasuredSpectrum red_on(double level) {
    MeasuredSpectrum out{"red", {}, {}, SpectralWeight::power};
    for (double nm = 400; nm <= 900; ++nm) {
        const double distance = (nm - 693) / 33;
        out.wavelengths.push_back(nm * 1e-9);
        out.values.push_back(std::exp(-4 * std::log(2.0) * distance * distance) + level);
    }
    return out;
}

}  // namespace

TEST(ColourDoubt, IsTheColourWithoutTheLevel) {
    const MeasuredSpectrum offset = red_on(1e-3), clean = red_on(0);
    const ColourDoubt doubt = colour_doubt(offset, 0);
    const auto colour = optics::chromaticity(power_of(offset)),
               truth = optics::chromaticity(power_of(clean));
    EXPECT_NEAR(doubt.level, 1e-3, 1e-9);
    EXPECT_NEAR(doubt.share, 1e-3 / 1.001, 1e-8);
    EXPECT_NEAR(doubt.offset.colour, std::abs(colour.x - truth.x), 1e-6);
    EXPECT_NEAR(
        doubt.offset.efficacy,
        optics::luminous_efficacy(power_of(offset)) - optics::luminous_efficacy(power_of(clean)),
        1e-6);
    EXPECT_EQ(doubt.scatter.colour, 0);
    EXPECT_EQ(doubt.shift().colour, doubt.offset.colour);
    EXPECT_LT(colour_doubt(clean, 0).shift().colour, 1e-9);
    const optics::Spectrum rest = without_level(power_of(offset));
    EXPECT_NEAR(optics::luminous_efficacy(rest), optics::luminous_efficacy(power_of(clean)), 1e-6);
}

TEST(ColourDoubt, NothingLeftIsAllDoubt) {
    MeasuredSpectrum flat = red_on(1);
    for (double& value : flat.values) value = 2;
    const ColourDoubt doubt = colour_doubt(flat, 0);
    EXPECT_EQ(doubt.level, 2);
    EXPECT_EQ(doubt.offset.colour, 1);
    EXPECT_NEAR(doubt.offset.efficacy, optics::luminous_efficacy(power_of(flat)), 1e-9);
    EXPECT_EQ(without_level(power_of(flat)).values, power_of(flat).values);
    const ColourDoubt noisy = colour_doubt(red_on(0), 0.01);
    EXPECT_EQ(noisy.shift().colour, noisy.scatter.colour);
    EXPECT_GT(noisy.scatter.colour, most_shift);
}
