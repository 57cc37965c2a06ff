#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/formats/format.hpp"

namespace anchorite::measurement {

/// A text file in memory, cut into lines at LF, CR LF or CR. Lines count from 0 here and from 1
/// in messages.
class TextLines {
public:
    /// @throws InputError  a NUL byte: it is no text
    explicit TextLines(const RawFile& file);
    TextLines(const TextLines&) = delete;
    TextLines& operator=(const TextLines&) = delete;

    [[nodiscard]] std::size_t size() const { return lines_.size(); }
    /// A line without its end; empty past the last one.
    [[nodiscard]] std::string_view operator[](std::size_t index) const {
        return index < lines_.size() ? lines_[index] : std::string_view();
    }
    /// Whether a line holds nothing but blanks.
    [[nodiscard]] bool blank(std::size_t index) const;
    /// Lines up to and with the last one that is not blank.
    [[nodiscard]] std::size_t filled() const;

    /// Where a line stands, with itself as the excerpt (its beginning where it is long).
    [[nodiscard]] SourceLocation at(std::size_t index) const;
    /// @throws InputError  always, naming the line
    [[noreturn]] void refuse(std::size_t index, const std::string& message,
                             const std::string& hint = {}) const;
    /// @throws InputError  always, naming the file
    [[noreturn]] void refuse_file(const std::string& message, const std::string& hint = {}) const;

    /// Adds what had to be done to the bytes, if anything.
    void add_note(std::vector<std::string>& notes) const;

private:
    std::string file_;
    std::string text_;
    std::string note_;
    std::vector<std::string_view> lines_;
};

/// The first lines of a file's bytes as they are, for recognising it; at most `count`, from the
/// first 64 KiB.
std::vector<std::string_view> first_lines(std::string_view bytes, std::size_t count);

/// Text without leading and trailing blanks, tabs and line ends.
std::string_view trimmed_blanks(std::string_view text);

/// Whether the words are the same but for the case of ASCII letters.
bool same_word(std::string_view a, std::string_view b);

/// Whether the text begins so, but for the case of ASCII letters.
bool begins_with_word(std::string_view text, std::string_view beginning);

}  // namespace anchorite::measurement
