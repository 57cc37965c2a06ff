#include "measurement/formats/vamas_lines.hpp"

#include <fmt/format.h>

#include <limits>

#include "measurement/formats/number_rows.hpp"

namespace anchorite::measurement {

namespace {

constexpr double not_known = 1e37;

}  // namespace

std::string VamasLines::text(std::string_view what) {
    if (next_ >= lines_.size()) {
        lines_.refuse(next_ > 0 ? next_ - 1 : 0, fmt::format("the file ends here, before {}", what),
                      "it is cut off");
    }
    return std::string(trimmed_blanks(lines_[next_++]));
}

std::string VamasLines::text_or(std::string_view otherwise) {
    while (next_ < lines_.size() && lines_.blank(next_)) ++next_;
    return next_ < lines_.size() ? text("") : std::string(otherwise);
}

double VamasLines::number(std::string_view what) {
    const std::string line = text(what);
    const double value = number_after(lines_, next_ - 1, line, what);
    return value >= not_known ? std::numeric_limits<double>::quiet_NaN() : value;
}

std::size_t VamasLines::count(std::string_view what) {
    const std::string line = text(what);
    return count_after(lines_, next_ - 1, line, what);
}

void VamasLines::entry(const char* key, std::vector<HeaderEntry>& header) {
    std::string line = text(key);
    const auto value = number_of(line);
    if (line.empty() || (value && *value >= not_known)) return;
    header.push_back({key, std::move(line)});
}

void VamasLines::skip(std::size_t count, std::string_view what) {
    require(count);
    for (std::size_t i = 0; i < count; ++i) text(what);
}

void VamasLines::require(std::size_t count) const {
    if (count <= lines_.size() - next_) return;
    const std::size_t last = lines_.size() > 0 ? lines_.size() - 1 : 0;
    lines_.refuse(last,
                  fmt::format("the file ends here, but {} more lines must follow",
                              count - (lines_.size() - next_)),
                  "it is cut off");
}

void VamasLines::refuse_last(const std::string& message, const std::string& hint) const {
    lines_.refuse(next_ - 1, message, hint);
}

}  // namespace anchorite::measurement
