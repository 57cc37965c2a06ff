#include "anchorite/base/file_names.hpp"

#include <algorithm>
#include <cctype>
#include <set>

namespace anchorite {
namespace {

constexpr std::size_t longest_stem = 80;

bool is_refused(char letter) {
    constexpr std::string_view refused = "\\/:*?\"<>|";
    const auto byte = static_cast<unsigned char>(letter);
    return byte <= 0x20 || byte == 0x7f || refused.find(letter) != std::string_view::npos;
}

bool continues_letter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0u) == 0x80u;
}

std::string shortened(std::string text) {
    if (text.size() <= longest_stem) return text;
    std::size_t end = longest_stem;
    while (end > 0 && continues_letter(text[end])) --end;
    text.resize(end);
    return text;
}

std::string folded(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char letter) {
        return letter < 0x80 ? static_cast<char>(std::tolower(letter)) : static_cast<char>(letter);
    });
    return text;
}

}  // namespace

std::string file_stem(std::string_view name) {
    std::string stem(name);
    std::replace_if(stem.begin(), stem.end(), is_refused, '_');
    if (!stem.empty() && stem.front() == '.') stem.front() = '_';
    stem = shortened(std::move(stem));
    return stem.empty() ? "molecule" : stem;
}

std::vector<std::string> distinct_file_stems(const std::vector<std::string>& names) {
    std::vector<std::string> stems;
    std::set<std::string> taken;
    for (const std::string& name : names) {
        const std::string stem = file_stem(name);
        std::string candidate = stem;
        for (int n = 2; !taken.insert(folded(candidate)).second; ++n) {
            candidate = stem + "-" + std::to_string(n);
        }
        stems.push_back(std::move(candidate));
    }
    return stems;
}

}  // namespace anchorite
