#pragma once

#include <string>
#include <string_view>

#include "anchorite/screening/entry.hpp"
#include "anchorite/screening/score.hpp"

namespace anchorite::screening {

/// First line of results.csv, with its end of line.
std::string_view results_header();

/// One line of results.csv, with its end of line.
std::string results_row(const LibraryEntry& entry, const Score& score);

/// First line of rejects.csv, with its end of line.
std::string_view rejects_header();

/// One line of rejects.csv, with its end of line. An MDL record is represented by its title.
std::string rejects_row(const LibraryEntry& entry, std::string_view reason);

}  // namespace anchorite::screening
