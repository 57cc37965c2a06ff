#include "anchorite/base/progress_reporter.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <thread>
#include <vector>

using namespace anchorite;
using namespace std::chrono_literals;

namespace {

/// A stream whose text can be read back.
class Capture {
public:
    [[nodiscard]] std::FILE* stream() { return stream_; }
    [[nodiscard]] std::string text() {
        std::fflush(stream_);
        return {buffer_, size_};
    }
    Capture() : stream_(::open_memstream(&buffer_, &size_)) {}
    Capture(const Capture&) = delete;
    Capture& operator=(const Capture&) = delete;
    ~Capture() {
        std::fclose(stream_);
        std::free(buffer_);
    }

private:
    char* buffer_ = nullptr;
    std::size_t size_ = 0;
    std::FILE* stream_;
};

std::size_t lines(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST(ProgressText, TellsShareRateAndTimeLeft) {
    EXPECT_EQ(progress_text({"conformers", 3, 12}, 0, 0), "conformers 3/12 (25 %)");
    EXPECT_EQ(progress_text({"screen", 500, 1000}, 250, 2),
              "screen 500/1000 (50 %), 250/s, 0:02 left");
    EXPECT_EQ(progress_text({"screen", 500, 0}, 12345, 0), "screen 500, 12345/s");
    EXPECT_EQ(progress_text({"xtb", 1, 2}, 0.025, 40), "xtb 1/2 (50 %), 0.025/s, 0:40 left");
}

TEST(ProgressText, FormatsDurations) {
    EXPECT_EQ(format_duration(7), "0:07");
    EXPECT_EQ(format_duration(3599.6), "1:00:00");
    EXPECT_EQ(format_duration(3723), "1:02:03");
}

TEST(ProgressReporter, WritesPlainLinesAtALimitedRate) {
    Capture capture;
    ProgressReporter reporter(capture.stream(), {.interval = 1h});
    const auto callback = reporter.callback();
    for (std::size_t i = 0; i <= 1000; ++i) EXPECT_TRUE(callback({"match", i, 1000}));
    reporter.finish();
    const std::string text = capture.text();
    EXPECT_EQ(lines(text), 2U) << text;  // the first and the last
    EXPECT_EQ(text.find('\033'), std::string::npos);
    EXPECT_NE(text.find("match 1000/1000 (100 %)"), std::string::npos);
}

TEST(ProgressReporter, RedrawsABarAndRemovesIt) {
    Capture capture;
    ProgressReporter reporter(capture.stream(), {.bar = true, .interval = 0ms});
    const auto callback = reporter.callback();
    for (std::size_t i = 0; i <= 4; ++i) callback({"match", i, 4});
    reporter.finish();
    const std::string text = capture.text();
    EXPECT_EQ(lines(text), 0U);
    EXPECT_NE(text.find("[############            ] match 2/4 (50 %)"), std::string::npos) << text;
    EXPECT_TRUE(text.ends_with("\r\033[K"));
}

TEST(ProgressReporter, PassesOnTheWishToStop) {
    Capture capture;
    bool stop = false;
    ProgressReporter reporter(capture.stream(), {}, [&stop] { return stop; });
    EXPECT_TRUE(reporter.callback()({"a", 0, 1}));
    stop = true;
    EXPECT_FALSE(reporter.callback()({"a", 1, 1}));
}

TEST(ProgressReporter, TakesEventsFromSeveralThreads) {
    Capture capture;
    ProgressReporter reporter(capture.stream(), {.interval = 0ms});
    const auto callback = reporter.callback();
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&callback] {
            for (std::size_t i = 0; i < 250; ++i) callback({"a", i, 0});
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(lines(capture.text()), 1000U);
}

TEST(ProgressStyle, UsesNoBarOffATerminal) {
    Capture capture;
    std::FILE* file = std::tmpfile();
    const ProgressStyle style = ProgressStyle::detect(file);
    std::fclose(file);
    EXPECT_FALSE(style.bar);
    EXPECT_FALSE(style.colour);
    EXPECT_GE(style.interval, 1s);
}
