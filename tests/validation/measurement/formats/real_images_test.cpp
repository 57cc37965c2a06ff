#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

#include "anchorite/measurement/formats/format.hpp"
#include "shared_data.hpp"

namespace anchorite::measurement {
namespace {

/// Root mean square with the mean removed, in the map's unit.
double rms(const DataMap& map) {
    const std::vector<double>& z = map.values.values;
    const double count = static_cast<double>(z.size());
    const double mean = std::accumulate(z.begin(), z.end(), 0.0) / count;
    double sum = 0;
    for (const double value : z) sum += (value - mean) * (value - mean);
    return std::sqrt(sum / count);
}

// SurfaceTopography (MIT), test/test_io.py, of its example di-1.di: channels 0 and 1.
TEST(RealImages, NanoscopeHeightsAreThoseOfSurfaceTopography) {
    SHARED_FILE(path, "afm/di-1.di");
    const InstrumentFile file = read_instrument_file(path);
    EXPECT_EQ(file.format, "nanoscope");
    ASSERT_EQ(file.maps.size(), 4U);
    const double asked[] = {9.9459868005603909, 114.01328027385664};
    for (int i = 0; i < 2; ++i) {
        const DataMap& map = file.maps[static_cast<std::size_t>(i)];
        std::printf("rms of channel %d: asked %.16g nm, measured %.16g %s\n", i, asked[i], rms(map),
                    map.values.unit.c_str());
        EXPECT_NEAR(rms(map) / asked[i], 1, 1e-12);
        EXPECT_EQ(map.values.unit, "nm");
        EXPECT_EQ(map.x.values.size(), 512U);
        EXPECT_NEAR(map.x.values[1], 500.0 / 512, 1e-12);
        EXPECT_EQ(map.x.unit, "nm");
    }
    EXPECT_EQ(file.maps[0].name, "Height (Trace)");
    EXPECT_EQ(file.maps[2].values.unit, "°");
    EXPECT_EQ(file.maps[3].values.name, "Amplitude Error");
}

// The file's own header; SrTiO3 image of openNCEM.
TEST(RealImages, TiaSeriesIsCalibrated) {
    SHARED_FILE(path, "stem/16_STOimage_1.ser");
    const InstrumentFile file = read_instrument_file(path);
    ASSERT_EQ(file.maps.size(), 1U);
    const DataMap& map = file.maps.front();
    const double pixel = map.x.values[1] - map.x.values[0];
    std::printf("STO: asked 1024 x 1024, 1.00127e-11 m; measured %zu x %zu, %.6g %s\n",
                map.x.values.size(), map.y.values.size(), pixel, map.x.unit.c_str());
    EXPECT_EQ(map.x.values.size(), 1024U);
    EXPECT_EQ(map.y.values.size(), 1024U);
    EXPECT_NEAR(pixel, 1.00127e-11, 5e-17);
    EXPECT_EQ(map.x.unit, "m");
    // First pixel of the data block, bytes 0x974b little-endian at offset 0x7e.
    EXPECT_EQ(map.values.values.front(), 0x4b97);
}

TEST(RealImages, AsylumWaveHasItsChannels) {
    SHARED_FILE(path, "afm/spot_1-1000nm.ibw");
    const InstrumentFile file = read_instrument_file(path);
    ASSERT_EQ(file.maps.size(), 8U);
    // 20 um x 20 um, as the note says, from the first pixel to the last.
    const DataMap& map = file.maps.front();
    const double width = map.x.values.back() - map.x.values.front();
    std::printf("scan size: asked 2e-05 m, measured %.6g %s\n", width, map.x.unit.c_str());
    EXPECT_NEAR(width, 20e-6, 1e-11);
    EXPECT_EQ(file.find("ScanSize"), "2e-05");
    EXPECT_EQ(map.name, "HeightTrace");
    EXPECT_EQ(map.values.unit, "m");
    EXPECT_EQ(file.maps[4].values.unit, "deg");
    EXPECT_EQ(file.maps[6].name, "NapPotentialTrace");
    EXPECT_EQ(file.maps[6].values.unit, "V");
}

TEST(RealImages, GatanImageIsCalibrated) {
    SHARED_FILE(path, "stem/test_STEM_image.dm3");
    const InstrumentFile file = read_instrument_file(path);
    ASSERT_EQ(file.maps.size(), 1U);
    const DataMap& map = file.maps.front();
    EXPECT_EQ(map.name, "test_STEM_image");
    EXPECT_EQ(map.x.values.size(), 68U);
    EXPECT_EQ(map.y.values.size(), 68U);
    // The file's own tag ImageList.1.ImageData.Calibrations.Dimension.0.Scale.
    std::printf("pixel: asked 0.248538 nm, measured %.6g %s\n", map.x.values[1] - map.x.values[0],
                map.x.unit.c_str());
    EXPECT_NEAR(map.x.values[1] - map.x.values[0], 0.248538, 1e-6);
    EXPECT_EQ(map.x.unit, "nm");
    // What rosettasciio's test_digitalmicrograph.py asserts of this file.
    const auto tag = [&](std::string_view key) {
        const auto found = std::ranges::find(map.header, key, &HeaderEntry::key);
        return found == map.header.end() ? std::string("none") : found->value;
    };
    EXPECT_EQ(tag("Microscope Info.Voltage"), "200000");
    EXPECT_EQ(tag("Microscope Info.Indicated Magnification"), "225000");
    EXPECT_EQ(tag("Microscope Info.STEM Camera Length"), "135");
    EXPECT_EQ(tag("DigiScan.Sample Time"), "3.5");
    EXPECT_EQ(tag("Session Info.Microscope"), "FEI Titan");
    EXPECT_EQ(tag("DataBar.Acquisition Date"), "8/8/2016");
}

}  // namespace
}  // namespace anchorite::measurement
