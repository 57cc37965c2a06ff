#include <cctype>
#include <charconv>
#include <cmath>
#include <string>

#include "anchorite/base/error.hpp"
#include "unit_table.hpp"

namespace anchorite::units {
namespace {

// Typographic characters written as their plain equivalents, so that one grammar is enough.
std::string plain_text(std::string_view text) {
    struct Pair {
        std::string_view from, to;
    };
    constexpr Pair pairs[] = {{"·", "*"},       {"⋅", "*"},      {"−", "-"},      {"⁻", "^-"},
                              {"¹", "^1"},      {"²", "^2"},     {"³", "^3"},     {"⁴", "^4"},
                              {"A\u030A", "Å"}, {"\u00A0", " "}, {"\u202F", " "}, {"\u212B", "Å"}};
    std::string plain;
    while (!text.empty()) {
        bool replaced = false;
        for (const auto& [from, to] : pairs) {
            if (!text.starts_with(from)) continue;
            plain += to;
            text.remove_prefix(from.size());
            replaced = true;
            break;
        }
        if (replaced) continue;
        plain += text.front();
        text.remove_prefix(1);
    }
    for (auto at = plain.find("^-^"); at != std::string::npos; at = plain.find("^-^")) {
        plain.erase(at + 2, 1);
    }
    return plain;
}

// A symbol, or a prefix and a symbol that takes one; whole symbols win ("min", "cd", "Pa").
Reduced find_symbol(std::string_view symbol) {
    for (const UnitRow& row : unit_rows()) {
        if (row.symbol == symbol) return {row.exponents, row.factor, row.offset};
    }
    for (const PrefixRow& prefix : prefix_rows()) {
        if (!symbol.starts_with(prefix.symbol)) continue;
        const std::string_view rest = symbol.substr(prefix.symbol.size());
        for (const UnitRow& row : unit_rows()) {
            if (row.prefixes && row.symbol == rest) {
                return {row.exponents, prefix.factor * row.factor, 0};
            }
        }
    }
    throw InputError("unknown unit '" + std::string(symbol) + "'");
}

// Reads products and quotients of powers: "mA cm^-2", "W/(sr m2)", "1/cm".
class UnitParser {
public:
    explicit UnitParser(std::string_view text) : text_(text) {}

    Reduced parse() {
        Reduced unit = product();
        skip_blanks();
        if (at_ < text_.size()) fail();
        return unit;
    }

private:
    Reduced product() {
        Reduced unit = power();
        for (;;) {
            skip_blanks();
            if (at_ >= text_.size() || text_[at_] == ')') return unit;
            const bool divide = text_[at_] == '/';
            if (divide || text_[at_] == '*') ++at_;
            multiply(unit, power(), divide ? -1 : 1);
        }
    }

    Reduced power() {
        skip_blanks();
        Reduced unit;
        if (at_ < text_.size() && text_[at_] == '(') {
            ++at_;
            unit = product();
            if (at_ >= text_.size() || text_[at_] != ')') fail();
            ++at_;
        } else if (at_ < text_.size() && text_[at_] == '1') {
            ++at_;
            return unit;
        } else {
            unit = find_symbol(symbol());
        }
        const int exponent = read_exponent();
        if (exponent == 1) return unit;
        Reduced raised;
        multiply(raised, unit, exponent);
        return raised;
    }

    std::string_view symbol() {
        const std::size_t begin = at_;
        constexpr std::string_view ends = " */^()+-0123456789";
        while (at_ < text_.size() && ends.find(text_[at_]) == std::string_view::npos) ++at_;
        if (at_ == begin) fail();
        return text_.substr(begin, at_ - begin);
    }

    int read_exponent() {
        if (at_ < text_.size() && text_[at_] == '^') ++at_;
        const char* begin = text_.data() + at_;
        const char* end = text_.data() + text_.size();
        if (begin < end && *begin == '+') ++begin;
        int exponent = 1;
        const auto [rest, error] = std::from_chars(begin, end, exponent);
        const bool marked = at_ > 0 && text_[at_ - 1] == '^';
        if (error != std::errc() && !marked) return 1;
        if (error != std::errc() || exponent == 0 || std::abs(exponent) > 12) fail();
        at_ = static_cast<std::size_t>(rest - text_.data());
        return exponent;
    }

    // Products have no zero point: an offset survives only where a unit stands alone.
    static void multiply(Reduced& unit, const Reduced& other, int exponent) {
        for (std::size_t i = 0; i < unit.exponents.size(); ++i) {
            unit.exponents[i] =
                static_cast<std::int8_t>(unit.exponents[i] + exponent * other.exponents[i]);
        }
        unit.factor *= std::pow(other.factor, exponent);
        unit.offset = 0;
    }

    void skip_blanks() {
        while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_]))) ++at_;
    }

    [[noreturn]] void fail() const {
        throw InputError("cannot read the unit '" + std::string(text_) + "'");
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

Reduced parse_unit(std::string_view text) {
    const std::string plain = plain_text(text);
    return UnitParser(plain).parse();
}

}  // namespace anchorite::units
