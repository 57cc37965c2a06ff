#include "anchorite/base/lower_case.hpp"

#include <algorithm>

namespace anchorite {

std::string lower_case(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char letter) {
        const bool capital = letter >= 'A' && letter <= 'Z';
        return capital ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return out;
}

}  // namespace anchorite
