#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace anchorite::measurement {

/// Seconds since the first of a column of time stamps: all "2025-01-15 17:51:28.992" (a T may
/// stand for the blank) or all "17:51:28.992" and never falling. Nothing where they are not.
std::optional<std::vector<double>> seconds_of(const std::vector<std::string_view>& words);

/// Rows [begin, end) that carry one label.
struct LabelledRows {
    std::string_view label;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Runs of equal words; nothing where a label comes back after another one, or where a run is
/// shorter than two rows, so that the words are no names of sweeps.
std::optional<std::vector<LabelledRows>> labelled_rows(const std::vector<std::string_view>& words);

}  // namespace anchorite::measurement
