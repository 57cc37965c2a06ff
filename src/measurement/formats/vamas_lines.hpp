#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "measurement/formats/text_lines.hpp"

namespace anchorite::measurement {

/// The lines of a VAMAS file, one value after another (Dench, Hazell and Seah, Surf. Interface
/// Anal. 13 (1988) 63).
class VamasLines {
public:
    explicit VamasLines(const TextLines& lines) : lines_(lines) {}

    /// The next line. @throws InputError  the file ends here; `what` was expected
    std::string text(std::string_view what);
    /// The next line that holds anything, or `otherwise` at the end of the file.
    std::string text_or(std::string_view otherwise);
    /// The next line's number; NaN for 1E37, which means that it is not known.
    /// @throws InputError  it is none
    double number(std::string_view what);
    /// The next line's count. @throws InputError  it is none
    std::size_t count(std::string_view what);
    /// Puts the next line into a header unless it is empty or not known.
    void entry(const char* key, std::vector<HeaderEntry>& header);
    /// Passes over lines. @throws InputError  there are not so many
    void skip(std::size_t count, std::string_view what);
    /// @throws InputError  fewer lines are left
    void require(std::size_t count) const;
    /// @throws InputError  always, naming the line that was read last
    [[noreturn]] void refuse_last(const std::string& message, const std::string& hint = {}) const;

private:
    const TextLines& lines_;
    std::size_t next_ = 0;
};

}  // namespace anchorite::measurement
