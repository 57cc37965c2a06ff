#include "anchorite/base/progress_reporter.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string_view>

namespace anchorite {
namespace {

using namespace std::chrono_literals;

bool is_set(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

std::string bar(const ProgressEvent& event, const ProgressStyle& style) {
    constexpr std::size_t cells = 24;
    const std::size_t filled = std::min(cells, cells * event.done / event.total);
    std::string full, empty;
    for (std::size_t i = 0; i < cells; ++i) (i < filled ? full : empty) += "━";
    if (!style.colour)
        return "[" + std::string(filled, '#') + std::string(cells - filled, ' ') + "]";
    return "\033[36m" + full + "\033[90m" + empty + "\033[0m";
}

}  // namespace

ProgressStyle ProgressStyle::detect(std::FILE* stream) {
    ProgressStyle style;
    const char* terminal = std::getenv("TERM");
    const bool dumb = terminal == nullptr || std::string_view(terminal) == "dumb";
    style.bar = ::isatty(::fileno(stream)) == 1 && !dumb;
    style.colour = style.bar && !is_set("NO_COLOR");
    winsize size{};
    if (style.bar && ::ioctl(::fileno(stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        style.width = size.ws_col;
    }
    style.interval = style.bar ? 100ms : 5000ms;
    return style;
}

ProgressReporter::ProgressReporter(std::FILE* stream, ProgressStyle style,
                                   std::function<bool()> stopped)
    : stream_(stream), style_(style), stopped_(std::move(stopped)) {}

ProgressReporter::~ProgressReporter() {
    finish();
}

ProgressCallback ProgressReporter::callback() {
    return [this](const ProgressEvent& event) {
        show(event);
        return !(stopped_ && stopped_());
    };
}

void ProgressReporter::finish() {
    const std::lock_guard lock(mutex_);
    erase_bar();
}

void ProgressReporter::show(const ProgressEvent& event) {
    const std::lock_guard lock(mutex_);
    const auto now = Clock::now();
    const bool new_stage = event.stage != stage_;
    if (new_stage) {
        stage_ = event.stage;
        stage_begin_ = event.done;
        stage_start_ = now;
    }
    const bool last = event.total > 0 && event.done >= event.total;
    if (!new_stage && !last && now - last_shown_ < style_.interval) return;
    last_shown_ = now;
    const double seconds = std::chrono::duration<double>(now - stage_start_).count();
    const auto advanced = static_cast<double>(event.done) - static_cast<double>(stage_begin_);
    const double rate = seconds > 0 && advanced > 0 ? advanced / seconds : 0;
    const double left = rate > 0 && event.total > event.done
                            ? static_cast<double>(event.total - event.done) / rate
                            : 0;
    const std::string text = progress_text(event, rate, left);
    if (!style_.bar) {
        fmt::print(stream_, "{}\n", text);
    } else {
        erase_bar();
        const bool room =
            event.total > 0 && text.size() + 28 < static_cast<std::size_t>(style_.width);
        const std::string line = text.substr(0, static_cast<std::size_t>(style_.width - 1));
        fmt::print(stream_, "{}", room ? bar(event, style_) + " " + line : line);
        bar_shown_ = true;
    }
    std::fflush(stream_);
}

void ProgressReporter::erase_bar() {
    if (!bar_shown_) return;
    fmt::print(stream_, "\r\033[K");
    std::fflush(stream_);
    bar_shown_ = false;
}

std::string format_duration(double seconds) {
    const auto total = static_cast<long long>(std::llround(seconds));
    if (total < 3600) return fmt::format("{}:{:02}", total / 60, total % 60);
    return fmt::format("{}:{:02}:{:02}", total / 3600, total / 60 % 60, total % 60);
}

std::string progress_text(const ProgressEvent& event, double rate, double seconds_left) {
    std::string text = fmt::format("{} {}", event.stage, event.done);
    if (event.total > 0) {
        const double share = static_cast<double>(event.done) / static_cast<double>(event.total);
        text += fmt::format("/{} ({:.0f} %)", event.total, 100 * share);
    }
    if (rate >= 100) text += fmt::format(", {:.0f}/s", rate);
    if (rate > 0 && rate < 100) text += fmt::format(", {:.2g}/s", rate);
    if (seconds_left > 0) text += ", " + format_duration(seconds_left) + " left";
    return text;
}

}  // namespace anchorite
