#pragma once

#include <fmt/format.h>

#include <cstdlib>
#include <string>
#include <vector>

namespace anchorite::measurement {

/// Codings of whole ordinates in JCAMP-DX tables, as McDonald and Wilks (Appl. Spectrosc. 42
/// (1988) 151) define them; written apart from the reader, for its tests.
enum class Coding { affn, pac, sqz, dif, difdup };

/// The number with its leading digit and sign turned into a letter: `zero`, then nine letters for
/// positive ones from `plus` and nine for negative ones from `minus`.
inline std::string lettered(int value, char zero, char plus, char minus) {
    std::string digits = fmt::format("{}", std::abs(value));
    const int first = digits[0] - '0';
    const char letter = value == 0  ? zero
                        : value > 0 ? static_cast<char>(plus + first - 1)
                                    : static_cast<char>(minus + first - 1);
    digits[0] = letter;
    return digits;
}

inline std::string squeezed(int value) {
    return lettered(value, '@', 'A', 'a');
}

/// Differences of one line, runs of equal ones as repeats where that is asked.
inline std::string differences(const std::vector<int>& y, std::size_t begin, std::size_t end,
                               bool repeats) {
    std::string text = squeezed(y[begin]);
    for (std::size_t i = begin + 1; i < end;) {
        const int step = y[i] - y[i - 1];
        std::size_t run = 1;
        while (repeats && i + run < end && y[i + run] - y[i + run - 1] == step) ++run;
        text += lettered(step, '%', 'J', 'j');
        if (run > 1) {
            std::string count = fmt::format("{}", run);
            count[0] = count[0] == '9' ? 's' : static_cast<char>('S' + count[0] - '1');
            text += count;
        }
        i += run;
    }
    return text;
}

/// The lines of an (X++(Y..Y)) table of ordinates at X = 0, 1, 2 ..., a few to a line.
inline std::string coded_table(const std::vector<int>& y, Coding coding, std::size_t per_line) {
    std::string text;
    const bool steps = coding == Coding::dif || coding == Coding::difdup;
    for (std::size_t begin = 0; begin < y.size(); begin += per_line) {
        const std::size_t end = std::min(begin + per_line, y.size());
        text += fmt::format("{}", begin - (steps && begin > 0 ? 1 : 0));
        if (steps) {
            text += differences(y, begin - (begin > 0 ? 1 : 0), end, coding == Coding::difdup);
        } else {
            for (std::size_t i = begin; i < end; ++i) {
                if (coding == Coding::affn) text += fmt::format(" {}", y[i]);
                if (coding == Coding::pac) text += fmt::format("{:+d}", y[i]);
                if (coding == Coding::sqz) text += squeezed(y[i]);
            }
        }
        text += "\n";
    }
    // After differences comes the last value once more, to be checked.
    if (steps) text += fmt::format("{}{}\n", y.size() - 1, squeezed(y.back()));
    return text;
}

}  // namespace anchorite::measurement
