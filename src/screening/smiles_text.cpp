#include "anchorite/screening/smiles_text.hpp"

#include <cctype>

namespace anchorite::screening {

namespace {

/// Length of the atom that `text` begins with (organic subset, or anything in brackets), 0 if none.
std::size_t atom_length(std::string_view text) {
    if (text.front() == '[') {
        const std::size_t close = text.find(']');
        return close == std::string_view::npos || close == 1 ? 0 : close + 1;
    }
    if (text.starts_with("Cl") || text.starts_with("Br")) return 2;
    constexpr std::string_view organic = "BCNOPSFIbcnops*";
    return organic.find(text.front()) == std::string_view::npos ? 0 : 1;
}

bool is_digit(char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

/// Length of the bond, ring closure or dot that `text` begins with, 0 if none.
std::size_t link_length(std::string_view text) {
    if (text.front() == '%') {
        return text.size() > 2 && is_digit(text[1]) && is_digit(text[2]) ? 3 : 0;
    }
    constexpr std::string_view links = "-=#$:/\\.~";
    return is_digit(text.front()) || links.find(text.front()) != std::string_view::npos ? 1 : 0;
}

}  // namespace

bool looks_like_smiles(std::string_view text) {
    int depth = 0;
    bool has_atom = false;
    while (!text.empty()) {
        std::size_t length = atom_length(text);
        has_atom = has_atom || length > 0;
        if (!has_atom) return false;
        if (length == 0) length = link_length(text);
        if (length == 0) {
            depth += text.front() == '(' ? 1 : text.front() == ')' ? -1 : -1000;
            if (depth < 0) return false;
            length = 1;
        }
        text.remove_prefix(length);
    }
    return has_atom && depth == 0;
}

}  // namespace anchorite::screening
