#pragma once

#include <string>
#include <vector>

namespace anchorite::app {

enum class Align { left, right };
/// Short for the titles of tables of numbers.
inline constexpr Align right = Align::right;

/// A column of a table for people; the unit, if any, belongs into its title.
struct Column {
    std::string title;
    Align align = Align::left;
};

/// Lays out rows under aligned titles; width counts characters, not bytes. Ends in a line end.
/// @param rows  each as long as `columns`
std::string format_table(const std::vector<Column>& columns,
                         const std::vector<std::vector<std::string>>& rows);

/// Characters of UTF-8 text.
std::size_t character_count(const std::string& text);

/// Breaks text between words so that no line is longer than `width` characters where possible.
std::vector<std::string> wrap(const std::string& text, std::size_t width);

}  // namespace anchorite::app
