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

InstrumentFile read_picoquant(const std::string& bytes) {
    return read_instrument_bytes({"a.ptu", bytes});
}

std::string picoquant_refused(const std::string& bytes) {
    return test::message_of<InputError>([&] { read_picoquant(bytes); });
}

/// A T3 record of a HydraHarp and later devices.
std::uint32_t photon(std::uint32_t channel, std::uint32_t bin, std::uint32_t sync) {
    return channel << 25 | bin << 10 | sync;
}
constexpr std::uint32_t special = 1U << 31;

TEST(PicoQuantHistograms, HaveATimeAxisEach) {
    const InstrumentFile file = read_picoquant(test::phu_sample());
    EXPECT_EQ(file.format, "picoquant-phu");
    EXPECT_EQ(file.find("HW_Type"), "PicoHarp 300");
    ASSERT_EQ(file.tables.size(), 2U);
    const DataTable& second = file.tables[1];
    EXPECT_EQ(second.columns[0].unit, "ns");
    EXPECT_NEAR(second.columns[0].values[7], 7 * 0.064, 1e-12);
    EXPECT_THAT(second.columns[1].values, ElementsAre(100, 101, 102, 103, 104, 105, 106, 107));
    EXPECT_NEAR(file.tables[0].columns[0].values[1], 0.032, 1e-12);
}

TEST(PicoQuantHistograms, MayNotShareTheirBytesWithoutEnd) {
    // Both curves at the same place, each as long as the rest of the file: more than there is.
    std::string bytes = test::phu_sample();
    const std::size_t data = bytes.size() - 64;
    for (std::size_t at = bytes.find("HistResDscr_HistogramBins"); at != std::string::npos;
         at = bytes.find("HistResDscr_HistogramBins", at + 1)) {
        bytes[at + 40] = 12;
    }
    EXPECT_THAT(
        picoquant_refused(bytes),
        HasSubstr("truncated: the curve 1 claims 48 bytes at offset " + std::to_string(data + 32)));
}

TEST(PicoQuantOldHistograms, HaveATimeAxisEach) {
    for (const std::string& bytes :
         {test::phd_sample(), test::thd_sample(false), test::thd_sample(true)}) {
        const InstrumentFile file = read_picoquant(bytes);
        EXPECT_EQ(file.find("comment"), "film 7");
        EXPECT_EQ(file.find("file time"), "22/11/26 20:15:30");
        ASSERT_EQ(file.tables.size(), 2U);
        EXPECT_NEAR(file.tables[0].columns[0].values[1], 0.032, 1e-8);
        const DataTable& second = file.tables[1];
        EXPECT_THAT(second.columns[1].values, ElementsAre(100, 101, 102, 103, 104, 105, 106, 107));
        EXPECT_EQ(second.header.back().value, "828");
    }
    EXPECT_NEAR(read_picoquant(test::phd_sample()).tables[1].columns[0].values[7], 7 * 0.064, 1e-7);
}

TEST(PicoQuantOldHistograms, RefuseOtherVersionsAndTimeTags) {
    std::string version = test::phd_sample();
    version[16] = '1';
    EXPECT_THAT(picoquant_refused(version), HasSubstr("version \"1.0\""));
    version = test::thd_sample(true);
    version[16] = '9';
    EXPECT_THAT(picoquant_refused(version), HasSubstr("version \"9.0\""));
    std::string tagged = test::phd_sample();
    tagged[328 + 5 * 4] = 2;
    EXPECT_THAT(picoquant_refused(tagged), HasSubstr("time-tagged"));
    tagged = test::thd_sample(false);
    tagged[304 + 6 * 4] = 2;
    EXPECT_THAT(picoquant_refused(tagged), HasSubstr("time-tagged"));
}

TEST(PicoQuantRecords, OfMode3BecomeHistograms) {
    const std::vector<std::uint32_t> records = {
        photon(0, 5, 1),         photon(0, 5, 7), photon(1, 2, 1000),
        special | 63U << 25 | 2, photon(1, 0, 3), special | 1U << 25 | 4,
    };
    const InstrumentFile file = read_picoquant(test::ptu_sample(0x01010304, records));
    ASSERT_EQ(file.tables.size(), 2U);
    const DataTable& histogram = file.tables[0];
    ASSERT_EQ(histogram.columns.size(), 3U);
    EXPECT_EQ(histogram.columns[0].unit, "ns");
    EXPECT_NEAR(histogram.columns[0].values[5], 5 * 0.004, 1e-12);
    EXPECT_EQ(histogram.columns[1].name, "counts of channel 1");
    EXPECT_THAT(histogram.columns[1].values, ElementsAre(0, 0, 0, 0, 0, 2));
    EXPECT_THAT(histogram.columns[2].values, ElementsAre(1, 0, 1, 0, 0, 0));
    const DataTable& rates = file.tables[1];
    EXPECT_THAT(rates.columns[1].values, ElementsAre(2, 2));
    EXPECT_THAT(rates.columns[2].values, ElementsAre(1, 1));  // in 2 s
    EXPECT_EQ(file.find("markers"), "1");
    EXPECT_EQ(file.find("records of"), "HydraHarp 400, mode T3");
}

TEST(PicoQuantRecords, OfAPicoHarpHaveAnotherLayout) {
    const InstrumentFile file = read_picoquant(
        test::ptu_sample(0x00010303, {0x10050001, 0x20060001, 0xF0000000, 0xF0010002}));
    const DataTable& histogram = file.tables[0];
    ASSERT_EQ(histogram.columns.size(), 3U);
    EXPECT_EQ(histogram.columns[2].name, "counts of channel 2");
    EXPECT_THAT(histogram.columns[2].values, ElementsAre(0, 0, 0, 0, 0, 0, 1));
    EXPECT_EQ(file.find("markers"), "1");
}

TEST(PicoQuantRecords, OfMode2AreCountedAndSaidToBe) {
    const InstrumentFile file = read_picoquant(
        test::ptu_sample(0x00010207, {photon(1, 0, 5), photon(1, 0, 9), photon(2, 0, 3),
                                      special | 0U << 25 | 7, special | 63U << 25 | 1}));
    ASSERT_EQ(file.tables.size(), 1U);
    EXPECT_THAT(file.tables[0].columns[0].values, ElementsAre(2, 3));
    EXPECT_THAT(file.tables[0].columns[1].values, ElementsAre(2, 1));
    EXPECT_EQ(file.find("markers"), "0");
    ASSERT_EQ(file.notes.size(), 1U);
    EXPECT_THAT(file.notes[0], HasSubstr("a histogram is not"));
}

TEST(PicoQuantRecords, OfAnUnknownDeviceAreRefused) {
    EXPECT_THAT(picoquant_refused(test::ptu_sample(0x00010399, {1})),
                HasSubstr("records of the kind 0x00010399 are not read"));
}

TEST(PicoQuantRecords, ThatAreNotThereAreRefused) {
    std::string bytes = test::ptu_sample(0x00010303, {0x10050001});
    bytes.pop_back();
    EXPECT_THAT(picoquant_refused(bytes), HasSubstr("truncated: the records claims 4 bytes"));
}

}  // namespace
}  // namespace anchorite::measurement
