#include "anchorite/measurement/kinetics/trpl_data.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

TEST(TrplData, WindowsLeaveDeadChannelsOut) {
    const std::vector<double> counts = {0, 0, 1, 2, 90, 50, 20, 0, 7, 0, 0, 0};
    EXPECT_EQ(lit_window(counts).begin, 2U);
    EXPECT_EQ(lit_window(counts).end, 9U);
    EXPECT_EQ(tail_window(counts).begin, 4U);
    EXPECT_EQ(tail_window(counts).end, 9U);
    EXPECT_THROW(lit_window({0, 0, 0}), InputError);
}

TEST(TrplData, BackgroundOfAResponseLeavesNoSumBehind) {
    std::vector<double> counts(100, 0.0);
    for (std::size_t i = 10; i < 90; ++i) counts[i] = i % 2 == 0 ? 3 : 5;
    counts[50] += 1000;
    const MeasuredResponse response = measured_response(counts, ChannelWindow{10, 40});
    EXPECT_DOUBLE_EQ(response.background, 4);
    EXPECT_NEAR(std::accumulate(response.counts.begin(), response.counts.end(), 0.0), 1000, 1e-9);
    EXPECT_EQ(response.counts[5], 0) << "dead channels have no background";
    EXPECT_NE(response_text(response).find("background of 4 a channel"), std::string::npos);
    EXPECT_THROW(measured_response(counts, ChannelWindow{90, 120}), InputError);
    EXPECT_THROW(measured_response(std::vector<double>(9, 0.0)), InputError);
}

TEST(TrplData, RefusesWhatIsNoDecay) {
    TrplData data{{0, 5, 3, 1, 0}, 1e-9, 0, {0, 5}, {}, {}};
    EXPECT_NO_THROW(data.validate());
    EXPECT_TRUE(data.are_counts());
    EXPECT_DOUBLE_EQ(data.time_of(3), 3e-9);
    data.repetition_period = 4e-9;
    EXPECT_THROW(data.validate(), InputError) << "shorter than the range";
    data.repetition_period.reset();
    data.window = {4, 5};
    EXPECT_THROW(data.validate(), InputError) << "no light";
    data.window = {0, 5};
    data.channel_width = 0;
    EXPECT_THROW(data.validate(), InputError);
    data.channel_width = 1e-9;
    data.counts[2] = 2.5;
    EXPECT_FALSE(data.are_counts());
}
