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

/// A layer of 30 µm between half-spaces of its own n = 1.5, with a `k` and a sheet of emission in
/// its middle: nothing reflects, and light leaves by Beer's law.
inline std::string absorbing_slab(const std::string& k, const std::string& reabsorption) {
    return R"(name = "absorbing slab"
[[material]]
name = "around"
n = 1.5
[[material]]
name = "dots"
n = 1.5
k = )" + k +
           R"(
[[layer]]
name = "dots"
material = "dots"
thickness = "30 um"
roles = ["emitter"]
[ambient]
below = "around"
above = "around"
[emitter]
peak = "600 nm"
fwhm = "1 nm"
plqy = "50 %"
reabsorption = ")" +
           reabsorption + R"("
[emitter.profile]
shape = "sheet"
[optics]
from = "599.5 nm"
to = "600.5 nm"
step = "0.5 nm"
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
