#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/formats/format.hpp"
#include "support/instrument_samples.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::measurement {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pointwise;

MATCHER_P(RelativelyNear, tolerance, "") {
    return std::abs(std::get<0>(arg) - std::get<1>(arg)) <= tolerance * std::abs(std::get<1>(arg));
}

InstrumentFile read(const std::string& bytes, const std::string& format = {}) {
    return read_instrument_bytes({"a.img", bytes}, format);
}

std::string refused(const std::string& bytes, const std::string& format = {}) {
    return test::message_of<InputError>([&] { read(bytes, format); });
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    return text.replace(text.find(from), from.size(), to);
}

/// The pixels 10, 11, ... 21 times a factor, plus an offset.
std::vector<double> ramp(double factor = 1, double offset = 0) {
    std::vector<double> values;
    for (int i = 0; i < 12; ++i) values.push_back((10 + i) * factor + offset);
    return values;
}

void expect_axis(const Column& axis, const std::string& unit, const std::vector<double>& values) {
    EXPECT_EQ(axis.unit, unit);
    ASSERT_EQ(axis.values.size(), values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        EXPECT_NEAR(axis.values[i], values[i], 1e-12 * std::abs(values.back())) << i;
    }
}

TEST(Nanoscope, HasPhysicalUnitsWithNumbersOfBothSizes) {
    for (const int bytes : {2, 4}) {
        const InstrumentFile file = read(test::nanoscope_sample(bytes));
        ASSERT_EQ(file.maps.size(), 2U);
        const DataMap& height = file.maps[0];
        EXPECT_EQ(height.name, "Height (Trace)");
        EXPECT_EQ(height.values.unit, "nm");
        EXPECT_THAT(height.values.values, Pointwise(RelativelyNear(1e-14), ramp(20)));
        expect_axis(height.x, "µm", {0, 200, 400, 600});
        expect_axis(height.y, "µm", {0, 200, 400});
        const DataMap& phase = file.maps[1];
        EXPECT_EQ(phase.values.unit, "°");
        EXPECT_NEAR(phase.values.values[0], 10 * 360.0 / (bytes == 2 ? 65536.0 : 4294967296.0),
                    1e-15);
    }
}

TEST(Nanoscope, FourBytesAreToldByTheBlockSinceVersion92) {
    const std::string bytes =
        replaced(test::nanoscope_sample(4), "\\Bytes/pixel: 4", "\\Bytes/pixel: 2");
    EXPECT_THAT(read(bytes).maps[0].values.values, Pointwise(RelativelyNear(1e-14), ramp(20)));
}

TEST(Nanoscope, SaysWhatItCannotUnderstand) {
    const std::string good = test::nanoscope_sample();
    EXPECT_THAT(refused(replaced(good, "@Sens. Zsens", "@Sens. Zsent")),
                HasSubstr("lacks the sensitivity \"Sens. Zsens\""));
    EXPECT_THAT(refused(replaced(good, "20.0 nm/V", "20.0 nm/A")),
                HasSubstr("a scale in V does not go with a sensitivity in nm/A"));
    EXPECT_THAT(refused(replaced(good, "\\Samps/line: 4", "\\Samps/line: 9")),
                HasSubstr("9 x 3 pixels of 2 bytes in a block of 24 bytes"));
    EXPECT_THAT(refused(replaced(good, "\\Samps/line: 4", "\\Samps/line: -")),
                HasSubstr("\"Samps/line\" is \"-\", not a count"));
    EXPECT_THAT(refused(replaced(good, "Data offset: 2048", "Data offset: 9048")),
                HasSubstr("is said to be at offset 9048"));
    EXPECT_THAT(refused(replaced(good, "800 600 ~m", "800 -60 ~m")), HasSubstr("Scan Size"));
}

TEST(IgorWave, HasALayerPerChannelInBothByteOrders) {
    for (const ByteOrder order : {ByteOrder::little, ByteOrder::big}) {
        const InstrumentFile file = read(test::ibw_sample(order));
        EXPECT_EQ(file.format, "igor-ibw");
        ASSERT_EQ(file.maps.size(), 2U);
        EXPECT_EQ(file.maps[0].name, "HeightTrace");
        EXPECT_EQ(file.maps[0].values.unit, "m");
        EXPECT_EQ(file.maps[1].values.unit, "deg");
        EXPECT_EQ(file.maps[0].values.values, ramp());
        EXPECT_EQ(file.maps[1].values.values, ramp(1, 12));
        expect_axis(file.maps[0].x, "m", {0, 1e-8, 2e-8, 3e-8});
        expect_axis(file.maps[0].y, "m", {0, 2e-8, 4e-8});
        EXPECT_EQ(file.find("ImagingMode"), "AC Mode");
    }
}

TEST(IgorWave, InTheWrongByteOrderOrDamagedIsRefused) {
    std::string swapped = test::ibw_sample(ByteOrder::little);
    std::swap(swapped[0], swapped[1]);
    EXPECT_THAT(refused(swapped), HasSubstr("no format is recognised"));
    EXPECT_THAT(refused(swapped, "igor-ibw"), HasSubstr("checksum"));
    std::string older = test::ibw_sample(ByteOrder::little);
    older[0] = 2;
    EXPECT_THAT(refused(older, "igor-ibw"), HasSubstr("version 2 are not read"));
}

TEST(Gatan, IsCalibratedInBothVersionsAndByteOrders) {
    for (const int version : {3, 4}) {
        for (const ByteOrder order : {ByteOrder::little, ByteOrder::big}) {
            const InstrumentFile file = read(test::gatan_sample(version, order));
            EXPECT_EQ(file.format, "gatan-dm");
            ASSERT_EQ(file.maps.size(), 1U);
            const DataMap& map = file.maps[0];
            EXPECT_EQ(map.name, "film");
            EXPECT_EQ(map.values.unit, "e");
            EXPECT_THAT(map.values.values, Pointwise(RelativelyNear(1e-12), ramp(0.5, -1)));
            expect_axis(map.x, "nm", {-0.25, 0, 0.25, 0.5});
            expect_axis(map.y, "nm", {-0.25, 0, 0.25});
            ASSERT_EQ(map.header.size(), 1U);
            EXPECT_EQ(map.header[0].key, "Voltage");
            EXPECT_EQ(map.header[0].value, "200000");
        }
    }
}

TEST(Gatan, RefusesAWrongByteOrderMarkAndGroupsWithoutEnd) {
    std::string bytes = test::gatan_sample(3, ByteOrder::little);
    bytes[11] = 7;
    EXPECT_THAT(refused(bytes, "gatan-dm"), HasSubstr("the byte order is 7"));
    // A hundred groups in each other.
    std::string deep("\0\0\0\x03\0\0\0\0\0\0\0\x01", 12);
    for (int i = 0; i < 100; ++i) deep += std::string("\x01\0\0\0\0\x01\x14\0\0", 9);
    EXPECT_THAT(refused(deep), HasSubstr("nested over 64 deep"));
    std::string many("\0\0\0\x03\0\0\0\0\0\0\0\x01\x01\0\x7f\xff\xff\xff", 18);
    EXPECT_THAT(refused(many), HasSubstr("a group claims 2147483647 tags at offset 18"));
}

TEST(Tia, IsCalibratedWithOffsetsOfBothSizes) {
    for (const int version : {0x0210, 0x0220}) {
        const InstrumentFile file = read(test::tia_sample(version));
        ASSERT_EQ(file.maps.size(), 2U);
        const DataMap& map = file.maps[1];
        EXPECT_EQ(map.name, "element 2");
        EXPECT_EQ(map.values.values, ramp());
        expect_axis(map.x, "m", {-11e-10, -10e-10, -9e-10, -8e-10});
        expect_axis(map.y, "m", {0, 2e-10, 4e-10});
        EXPECT_EQ(file.find("elements"), "2 of 3");
    }
}

TEST(Tia, SpectraBecomeTables) {
    const InstrumentFile file = read(test::tia_spectra_sample());
    ASSERT_EQ(file.tables.size(), 2U);
    EXPECT_THAT(file.tables[1].columns[0].values, ElementsAre(100, 105, 110, 115));
    EXPECT_THAT(file.tables[1].columns[1].values, ElementsAre(10, 11, 12, 13));
}

TEST(Tia, ThatClaimsGigabytesIsRefused) {
    std::string bytes = test::tia_sample(0x0210);
    bytes[bytes.size() - 24 - 1] = 0x7f;  // height of the last image
    EXPECT_THAT(refused(bytes), HasSubstr("truncated: the image claims 17045651480 bytes"));
}

TEST(Emd, OfVeloxHasEveryFrame) {
    const InstrumentFile file = read(test::velox_sample());
    EXPECT_EQ(file.format, "emd");
    ASSERT_EQ(file.maps.size(), 2U);
    const DataMap& map = file.maps[1];
    EXPECT_EQ(map.name, "HAADF 2");
    EXPECT_EQ(map.values.values, ramp(1, 10));
    EXPECT_EQ(file.maps[0].values.values, ramp());
    expect_axis(map.x, "m", {-5e-10, -4e-10, -3e-10, -2e-10});
    expect_axis(map.y, "m", {0, 2e-10, 4e-10});
    EXPECT_EQ(map.header[0].value, "HAADF");
    EXPECT_EQ(map.header[1].value, "300000");
}

TEST(Emd, OfBerkeleyHasItsAxes) {
    const InstrumentFile file = read(test::berkeley_sample());
    ASSERT_EQ(file.maps.size(), 1U);
    const DataMap& map = file.maps[0];
    EXPECT_EQ(map.name, "film");
    EXPECT_EQ(map.values.values, ramp());
    EXPECT_EQ(map.x.name, "x");
    expect_axis(map.x, "nm", {2, 2.5, 3, 3.5});
    expect_axis(map.y, "nm", {0, 0.5, 1});
}

TEST(Emd, RefusesWhatIsNoHdf5) {
    const std::string bytes = test::velox_sample();
    EXPECT_THAT(refused(bytes.substr(0, 600)), HasSubstr("the HDF5 library cannot open it"));
    EXPECT_THAT(refused("plain text", "emd"), HasSubstr("does not begin as HDF5 files do"));
}

TEST(Tiff, IsReadInEveryKindOfNumber) {
    for (const int bits : {8, 16, 32}) {
        for (const bool big : {false, true}) {
            const InstrumentFile file = read(test::tiff_sample({bits, false, 1, big, "", 0}));
            EXPECT_EQ(file.format, "tiff");
            ASSERT_EQ(file.maps.size(), 1U);
            EXPECT_EQ(file.maps[0].values.values, ramp());
            expect_axis(file.maps[0].x, "pixel", {0, 1, 2, 3});
        }
    }
    EXPECT_EQ(read(test::tiff_sample({32, true, 5, true, "", 0})).maps[0].values.values, ramp());
    EXPECT_EQ(read(test::tiff_sample({16, false, 8, false, "", 0})).maps[0].values.values, ramp());
}

TEST(Tiff, IsCalibratedByImageJOrByItsResolution) {
    const InstrumentFile tags = read(test::tiff_sample({8, false, 1, false, "", 1e4F}));
    expect_axis(tags.maps[0].x, "mm", {0, 1e-3, 2e-3, 3e-3});
    const InstrumentFile image_j =
        read(test::tiff_sample({8, false, 1, false, "ImageJ=1.53t\nunit=nm\n", 2}));
    expect_axis(image_j.maps[0].y, "nm", {0, 0.5, 1});
    EXPECT_EQ(image_j.maps[0].header.back().value, "ImageJ");
}

TEST(Tiff, ThatClaimsGigabytesIsRefused) {
    std::string bytes = test::tiff_sample({8, false, 1, false, "", 0});
    // Entry 256, ImageWidth, of the directory: its value is four.
    const std::size_t entry = bytes.find(std::string("\x00\x01\x03\x00\x01\x00\x00\x00\x04", 9));
    const std::size_t wide = bytes.find(std::string("\x00\x01\x04\x00\x01\x00\x00\x00\x04", 9));
    const std::size_t at = entry != std::string::npos ? entry : wide;
    ASSERT_NE(at, std::string::npos);
    bytes[at + 2] = 4;
    bytes[at + 11] = 0x40;
    EXPECT_THAT(refused(bytes), HasSubstr("an image of 1073741828 x 3 pixels of 8 bits"));
}

}  // namespace
}  // namespace anchorite::measurement
