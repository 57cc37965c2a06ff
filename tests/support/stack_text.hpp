#pragma once

#include <string>
#include <string_view>

namespace anchorite::test {

/// A small stack file that is right; tests spoil one line of it.
inline std::string small_stack() {
    return R"(name = "small"

[[layer]]
name = "glass"
material = "N-BK7"
thickness = "1 mm"
roles = ["substrate"]

[[layer]]
name = "dots"
material = "CsPbI3-dots"
thickness = "30 nm"
roles = ["emitter"]

[[layer]]
name = "mirror"
material = "Al"
thickness = "100 nm"
roles = ["cathode"]

[emitter]
peak = "690 nm"
fwhm = "30 nm"
plqy = "80 %"
)";
}

/// The text with the first `from` replaced by `to`.
inline std::string with(std::string text, std::string_view from, std::string_view to) {
    return text.replace(text.find(from), from.size(), to);
}

/// Number of the line that holds the first `what`, from 1.
inline std::size_t line_of(std::string_view text, std::string_view what) {
    std::size_t line = 1;
    for (const char letter : text.substr(0, text.find(what))) line += letter == '\n';
    return line;
}

}  // namespace anchorite::test
