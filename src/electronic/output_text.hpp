#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace anchorite::electronic {

/// The last whole line of an engine's output that holds a text.
std::optional<std::string_view> last_line_with(std::string_view output, std::string_view text);

/// The first number after a text within a line; none: no number there.
std::optional<double> number_after(std::string_view line, std::string_view text);

/// A word as a finite number; none: it is not one.
std::optional<double> number(std::string_view word);

/// Words between blanks.
std::vector<std::string_view> words(std::string_view line);

/// Takes the next line off the front, without its end; false at the end.
bool next_line(std::string_view& rest, std::string_view& line);

/// How often a text occurs.
int occurrences(std::string_view output, std::string_view text);

/// What engines warn of, each once: the text after `after` in lines with `mark`, or the line that
/// follows where nothing is behind it.
std::vector<std::string> warnings_of(std::string_view output, std::string_view mark,
                                     std::string_view after);

/// The last lines with words, joined by " | ", for a message; at most 600 characters.
std::string last_words(std::string_view output, int lines = 8);

}  // namespace anchorite::electronic
