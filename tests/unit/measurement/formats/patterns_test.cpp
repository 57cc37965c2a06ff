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

InstrumentFile read(const std::string& bytes, const std::string& format = {}) {
    return read_instrument_bytes({"a.bin", bytes}, format);
}

std::string refused(const std::string& bytes, const std::string& format = {}) {
    return test::message_of<InputError>([&] { read(bytes, format); });
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    return text.replace(text.find(from), from.size(), to);
}

TEST(Ultrafast, IsAMapOfDelaysAndWavelengths) {
    const InstrumentFile file = read(test::ufs_sample());
    ASSERT_EQ(file.maps.size(), 1U);
    const DataMap& map = file.maps[0];
    EXPECT_EQ(map.x.unit, "nm");
    EXPECT_THAT(map.x.values, ElementsAre(500, 510, 520));
    EXPECT_EQ(map.y.name, "Time");
    EXPECT_EQ(map.y.unit, "ps");
    EXPECT_THAT(map.y.values, ElementsAre(-1, 0, 1, 10));
    EXPECT_EQ(map.values.values[2 * 3 + 1], 16);  // 1 ps, 510 nm
    EXPECT_EQ(map.values.values[3 * 3 + 2], 21);  // 10 ps, 520 nm
    EXPECT_EQ(map.values.name, "DA");
    EXPECT_EQ(file.find("Pump"), "400 nm");
    EXPECT_EQ(file.find("comment"), "free words");
}

TEST(Ultrafast, RefusesAxesThatDoNotGoWithTheData) {
    std::string bytes = test::ufs_sample();
    bytes[bytes.find("DA") + 2 + 4 + 3] = 2;
    EXPECT_THAT(refused(bytes), HasSubstr("the data are said to be 2 x 4, the axes have 3 and 4"));
}

TEST(Ultrafast, InTheWrongByteOrderIsRefused) {
    std::string bytes = test::ufs_sample();
    std::swap(bytes[0], bytes[3]);
    EXPECT_THAT(refused(bytes, "ultrafast-ufs"), HasSubstr("does not begin with \"Version2\""));
}

TEST(Xrdml, HasEveryScanWithItsWavelengths) {
    const InstrumentFile file = read(test::xrdml_sample());
    EXPECT_EQ(file.format, "xrdml");
    EXPECT_EQ(file.find("kAlpha2"), "1.5444260 Angstrom");
    EXPECT_EQ(file.find("ratioKAlpha2KAlpha1"), "0.5000");
    ASSERT_EQ(file.tables.size(), 2U);
    const DataTable& first = file.tables[0];
    ASSERT_EQ(first.columns.size(), 3U);
    EXPECT_EQ(first.columns[0].name, "2Theta");
    EXPECT_THAT(first.columns[0].values, ElementsAre(10, 10.5, 11, 11.5, 12));
    EXPECT_THAT(first.columns[1].values, ElementsAre(100, 101, 102, 103, 104));
    EXPECT_EQ(first.columns[2].name, "Omega");
    EXPECT_THAT(file.tables[1].columns[0].values, ElementsAre(10, 10.5, 12));
    const HeaderEntry& time = first.header.at(2);
    EXPECT_EQ(time.key, "commonCountingTime");
    EXPECT_EQ(time.value, "30.5 seconds");
}

TEST(Xrdml, SaysWhatIsDamaged) {
    const std::string good = test::xrdml_sample();
    EXPECT_THAT(refused(replaced(good, "101", "1o1")),
                HasSubstr("\"1o1\" among the intensities is no number"));
    EXPECT_THAT(refused(replaced(good, "10 10.5 12", "10 10.5")),
                HasSubstr("2 positions of 2Theta for 3 intensities"));
    EXPECT_THAT(refused(good.substr(0, good.size() / 2)), HasSubstr("damaged XML at byte"));
    EXPECT_THAT(refused("<xrdMeasurements/>"), HasSubstr("the file holds no scan"));
}

TEST(Xrdml, RefusesElementsNestedWithoutEnd) {
    std::string deep = "<xrdMeasurements>";
    std::string close;
    for (int i = 0; i < 5000; ++i) {
        deep += "<a>";
        close += "</a>";
    }
    EXPECT_THAT(refused(deep + close + "</xrdMeasurements>"), HasSubstr("more than 100 deep"));
}

TEST(BrukerRaw, IsReadInItsFourVersions) {
    for (int version = 1; version <= 4; ++version) {
        const InstrumentFile file = read(test::bruker_raw_sample(version));
        ASSERT_EQ(file.tables.size(), 1U) << version;
        const DataTable& table = file.tables[0];
        EXPECT_EQ(table.columns[0].name, "2Theta");
        EXPECT_THAT(table.columns[0].values, ElementsAre(10, 10.5, 11, 11.5, 12));
        EXPECT_THAT(table.columns[1].values, ElementsAre(100, 101, 102, 103, 104));
        EXPECT_EQ(file.find("format version"), std::to_string(version));
    }
}

TEST(BrukerRaw, TruncatedIsRefusedByTheLibraryAndPassedOn) {
    const std::string bytes = test::bruker_raw_sample(3);
    EXPECT_THAT(refused(bytes.substr(0, bytes.size() - 3)),
                HasSubstr("damaged or of an unknown version"));
}

TEST(BrukerRaw, OfVersion4SaysItsWavelengthsAndLeavesOtherScansOut) {
    const std::string bytes = test::bruker_raw_sample(4);
    EXPECT_EQ(read(bytes).find("ALPHA2"), "1.54439");
    EXPECT_EQ(read(bytes).find("ANODE_MATERIAL"), "Cu");
    EXPECT_THAT(refused(replaced(bytes, "Locked Coupled", "Still pictures")),
                HasSubstr("the file holds no coupled scan"));
    EXPECT_THAT(refused(bytes.substr(0, bytes.size() - 1)),
                HasSubstr("truncated: the range 1 claims 20 bytes"));
}

TEST(BrukerRaw, ThatClaimsGigabytesIsRefused) {
    std::string bytes = test::bruker_raw_sample(3);
    for (std::size_t i = 0; i < 3; ++i) bytes[712 + 4 + i] = '\xff';
    EXPECT_THAT(refused(bytes), HasSubstr("a.bin"));
}

TEST(Brml, FindsItsColumnsByTheirViews) {
    const InstrumentFile file = read(test::brml_sample());
    EXPECT_EQ(file.format, "brml");
    EXPECT_EQ(file.find("WaveLengthAlpha1"), "1.5406 Angstrom");
    ASSERT_EQ(file.tables.size(), 1U);
    const DataTable& table = file.tables[0];
    EXPECT_EQ(table.name, "LockedCoupled");
    EXPECT_EQ(table.columns[0].name, "TwoTheta");
    EXPECT_THAT(table.columns[0].values, ElementsAre(10, 10.5, 11));
    EXPECT_EQ(table.columns[1].name, "intensity");
    EXPECT_THAT(table.columns[1].values, ElementsAre(100, 101, 102));
    EXPECT_THAT(table.columns[2].values, ElementsAre(5, 5.25, 5.5));
    EXPECT_EQ(table.columns[3].name, "MeasuredTime");
    EXPECT_EQ(table.header[0].value, "0.5");
}

TEST(Brml, RefusesWhatItWouldMisread) {
    const std::string frame =
        replaced(test::brml_xml(), "Start=\"4\" Length=\"1\"", "Start=\"4\" Length=\"1280\"");
    EXPECT_THAT(refused(test::brml_sample(frame)), HasSubstr("a detector's frame of 1280 values"));
    const std::string beyond =
        replaced(test::brml_xml(), "Start=\"4\" Length=\"1\"", "Start=\"9\" Length=\"1\"");
    EXPECT_THAT(refused(test::brml_sample(beyond)), HasSubstr("a point has 5 numbers"));
    const std::string bytes = test::brml_sample();
    EXPECT_THAT(refused(bytes.substr(0, bytes.size() - 10)), HasSubstr("damaged ZIP archive"));
}

TEST(Galactic, IsReadInBothByteOrdersAndKindsOfNumber) {
    for (const ByteOrder order : {ByteOrder::little, ByteOrder::big}) {
        for (const bool floating : {true, false}) {
            const InstrumentFile file = read(test::spc_sample(order, floating));
            EXPECT_EQ(file.format, "galactic-spc");
            ASSERT_EQ(file.tables.size(), 1U);
            const DataTable& table = file.tables[0];
            EXPECT_EQ(table.columns[0].unit, "cm-1");
            EXPECT_THAT(table.columns[0].values, ElementsAre(4000, 3000, 2000, 1000));
            EXPECT_EQ(table.columns[1].name, "transmittance");
            EXPECT_THAT(table.columns[1].values, ElementsAre(0.25, 0.5, 0.75, 1));
            EXPECT_EQ(file.find("instrument"), "FTIR");
            EXPECT_EQ(file.find("comment"), "film 7");
        }
    }
}

TEST(Galactic, SpectraMayHaveAxesOfTheirOwn) {
    const InstrumentFile file = read(test::spc_own_axes_sample());
    ASSERT_EQ(file.tables.size(), 2U);
    EXPECT_THAT(file.tables[1].columns[0].values, ElementsAre(1, 2, 3));
    EXPECT_THAT(file.tables[1].columns[1].values, ElementsAre(10, 20, 30));
}

// "PK" has the version of a Galactic spectrum as its second byte.
TEST(ZipArchive, OfNoInstrumentIsCalledWhatItIs) {
    const std::string filling(4000, 'a');
    const auto message = [&](const char* name) { return refused(test::zip_sample(name, filling)); };
    EXPECT_THAT(message("trpl/1.txt"), HasSubstr("a ZIP archive"));
    EXPECT_THAT(message("xl/workbook.xml"), HasSubstr("a spreadsheet"));
    EXPECT_THAT(message("word/document.xml"), HasSubstr("a text document"));
    EXPECT_EQ(read(test::brml_sample()).format, "brml");
    std::string spectrum = test::spc_sample(ByteOrder::little, true);
    spectrum[0] = 'P';  // flags of a real one may be these; its limits are not those of an archive
    EXPECT_EQ(recognise({"a.spc", spectrum}).id, "galactic-spc");
    spectrum.replace(0, 4, "PK\x03\x04");
    EXPECT_THAT(refused(spectrum), HasSubstr("a ZIP archive"));
}

TEST(Galactic, OfTheOldFormatOrTruncatedIsRefused) {
    std::string bytes = test::spc_sample(ByteOrder::little, true);
    EXPECT_THAT(refused(bytes.substr(0, bytes.size() - 1), "galactic-spc"),
                HasSubstr("truncated: the spectrum claims 16 bytes at offset 544"));
    bytes[1] = 0x4D;
    EXPECT_THAT(refused(bytes, "galactic-spc"),
                HasSubstr("version 0x4d of .spc files is not read"));
}

}  // namespace
}  // namespace anchorite::measurement
