#include "anchorite/measurement/kinetics/trpl_table.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

std::vector<double> spaced(double first, double step, std::size_t count) {
    std::vector<double> out;
    for (std::size_t i = 0; i < count; ++i) out.push_back(first + step * static_cast<double>(i));
    return out;
}

std::vector<double> falling(std::size_t count) {
    std::vector<double> out;
    for (std::size_t i = 0; i < count; ++i) {
        out.push_back(std::round(900 * std::exp(-0.05 * static_cast<double>(i))));
    }
    return out;
}

InstrumentFile file_of(std::vector<Column> columns) {
    InstrumentFile out;
    out.path = "decay.txt";
    out.tables.push_back({"", std::move(columns)});
    return out;
}

std::string refusal(const InstrumentFile& file, const TrplReading& reading = {}) {
    try {
        decays_of(file, reading);
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST(TrplTable, FindsTimeAndCountsByNameAndUnit) {
    for (const auto& [unit, scale] : {std::pair{"ns", 1e-9}, {"ps", 1e-12}, {"µs", 1e-6}}) {
        const auto decays = decays_of(file_of({{"", "", spaced(0, 1, 60)},
                                               {"bins", unit, spaced(2, 0.5, 60)},
                                               {"counts", "counts", falling(60)}}));
        ASSERT_EQ(decays.size(), 1U) << unit;
        EXPECT_EQ(decays[0].name, "decay.txt");
        EXPECT_NEAR(decays[0].data.channel_width / (0.5 * scale), 1, 1e-12);
        EXPECT_NEAR(decays[0].data.first_time / (2 * scale), 1, 1e-12);
        EXPECT_EQ(decays[0].data.counts, falling(60));
    }
}

TEST(TrplTable, ChannelsNeedTheirWidth) {
    const auto file = file_of({{"Channel", "", spaced(1, 1, 60)}, {"Counts", "", falling(60)}});
    EXPECT_NE(refusal(file).find("--channel-width"), std::string::npos);
    TrplReading reading;
    reading.channel_width = 4e-12;
    reading.repetition_period = 1e-6;
    reading.duration = 10;
    const auto decays = decays_of(file, reading);
    ASSERT_EQ(decays.size(), 1U);
    EXPECT_NEAR(decays[0].data.channel_width / 4e-12, 1, 1e-12);
    EXPECT_NEAR(decays[0].data.pulses.value() / 1e7, 1, 1e-12);
}

TEST(TrplTable, EveryColumnIsADecayUnlessOneIsNamed) {
    auto shorter = falling(60);
    for (std::size_t i = 50; i < 60; ++i) shorter[i] = std::numeric_limits<double>::quiet_NaN();
    const auto file = file_of(
        {{"time", "ns", spaced(0, 1, 60)}, {"low", "", falling(60)}, {"high", "", shorter}});
    const auto decays = decays_of(file);
    ASSERT_EQ(decays.size(), 2U);
    EXPECT_EQ(decays[1].name, "decay.txt, high");
    EXPECT_EQ(decays[1].data.counts.size(), 50U) << "the end without numbers is left out";
    TrplReading reading;
    reading.column = "high";
    EXPECT_EQ(decays_of(file, reading).size(), 1U);
    reading.column = "middle";
    EXPECT_NE(refusal(file, reading).find("low"), std::string::npos);
}

TEST(TrplTable, RefusesUnevenTimesAndGaps) {
    auto times = spaced(0, 1, 60);
    times[30] += 0.5;
    EXPECT_NE(
        refusal(file_of({{"time", "ns", times}, {"counts", "", falling(60)}})).find("channel 31"),
        std::string::npos);
    auto counts = falling(60);
    counts[7] = std::numeric_limits<double>::quiet_NaN();
    EXPECT_NE(
        refusal(file_of({{"time", "ns", spaced(0, 1, 60)}, {"counts", "", counts}})).find("row 8"),
        std::string::npos);
    EXPECT_NE(refusal(file_of({{"x", "V", spaced(0, 1, 60)}, {"y", "A", falling(60)}}))
                  .find("no time axis"),
              std::string::npos);
}

TEST(TrplTable, WindowsAreTimes) {
    const TrplData data{falling(60), 1e-9, 10e-9, {0, 60}, {}, {}};
    const ChannelWindow window = channels_in(data, {12e-9, 20e-9});
    EXPECT_EQ(window.begin, 2U);
    EXPECT_EQ(window.end, 11U);
    EXPECT_EQ(channels_in(data, {0, 1}).size(), 60U);
    EXPECT_THROW(channels_in(data, {100e-9, 120e-9}), InputError);
}

TEST(TrplTable, ResponseMustHaveTheDecaysChannels) {
    const TrplData decay{falling(60), 1e-9, 0, {0, 60}, {}, {}};
    TrplData pulse{std::vector<double>(40, 0.0), 1e-9, 0, {0, 40}, {}, {}};
    pulse.counts[5] = 100;
    EXPECT_EQ(response_for(decay, pulse).counts.size(), 60U);
    pulse.counts.resize(100, 0.0);
    EXPECT_EQ(response_for(decay, pulse).counts.size(), 60U);
    pulse.counts[80] = 50;
    EXPECT_THROW(response_for(decay, pulse), InputError) << "light beyond the decay";
    pulse.channel_width = 2e-9;
    EXPECT_THROW(response_for(decay, pulse), InputError);
}
