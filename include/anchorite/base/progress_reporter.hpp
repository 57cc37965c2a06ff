#pragma once

#include <chrono>
#include <cstdio>
#include <functional>
#include <mutex>
#include <string>

#include "anchorite/base/progress.hpp"

namespace anchorite {

/// How progress is shown.
struct ProgressStyle {
    bool bar = false;                          ///< one line redrawn in place; otherwise plain lines
    bool colour = false;                       ///< ANSI colours in the bar
    int width = 80;                            ///< columns of the terminal
    std::chrono::milliseconds interval{5000};  ///< shortest time between two updates

    /// Bar on a terminal, plain lines elsewhere; colour unless NO_COLOR is set or TERM is dumb.
    static ProgressStyle detect(std::FILE* stream);
};

/// Shows ProgressEvents on a stream with rate and time left. Its callback may be called from
/// several threads; it must not outlive the reporter.
class ProgressReporter {
public:
    /// @param stopped  asked at each event; true makes the callback return false
    explicit ProgressReporter(std::FILE* stream, ProgressStyle style,
                              std::function<bool()> stopped = {});
    ~ProgressReporter();
    ProgressReporter(const ProgressReporter&) = delete;
    ProgressReporter& operator=(const ProgressReporter&) = delete;

    [[nodiscard]] ProgressCallback callback();

    /// Removes the bar so that other text can follow.
    void finish();

private:
    using Clock = std::chrono::steady_clock;

    void show(const ProgressEvent& event);
    void erase_bar();

    std::FILE* stream_;
    ProgressStyle style_;
    std::function<bool()> stopped_;
    std::mutex mutex_;
    std::string stage_;
    std::size_t stage_begin_ = 0;  ///< `done` of the stage's first event
    Clock::time_point stage_start_;
    Clock::time_point last_shown_;
    bool bar_shown_ = false;
};

/// "1:02:03" or "0:07" of a duration [s].
std::string format_duration(double seconds);

/// The text of one update: stage, done/total, percentage, rate and time left.
std::string progress_text(const ProgressEvent& event, double rate, double seconds_left);

}  // namespace anchorite
