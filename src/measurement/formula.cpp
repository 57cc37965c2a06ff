#include "anchorite/measurement/formula.hpp"

#include <GraphMol/PeriodicTable.h>
#include <fmt/format.h>

#include <cctype>
#include <vector>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

namespace {

constexpr int largest_count = 1000000;

/// Recursive descent over: part = [count] unit+; unit = (element | "(" part ")") [count].
class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {}

    Composition whole() {
        if (text_.empty()) refuse("it is empty");
        Composition sum = part();
        while (skip_dot()) add(sum, part(), 1);
        if (at_ < text_.size()) refuse(fmt::format("'{}' is out of place", rest()));
        return sum;
    }

private:
    Composition part() {
        const int factor = count();
        Composition sum;
        while (at_ < text_.size() && (opens() || std::isupper(letter()))) {
            Composition one = opens() ? bracket() : Composition{{element(), 1}};
            add(sum, one, count());
        }
        if (sum.empty())
            refuse(at_ < text_.size() ? fmt::format("'{}' is out of place", rest())
                                      : "an element is missing");
        Composition scaled;
        add(scaled, sum, factor);
        return scaled;
    }

    Composition bracket() {
        const char closing = text_[at_++] == '(' ? ')' : ']';
        Composition inside = part();
        if (at_ >= text_.size() || text_[at_] != closing) {
            refuse(fmt::format("a '{}' is missing", closing));
        }
        ++at_;
        return inside;
    }

    int element() {
        for (const std::size_t length : {std::size_t{2}, std::size_t{1}}) {
            const std::string_view symbol = text_.substr(at_, length);
            if (symbol.size() != length || (length == 2 && !std::islower(symbol[1]))) continue;
            if (const int number = atomic_number(symbol); number > 0) {
                at_ += length;
                return number;
            }
        }
        refuse(fmt::format("'{}' does not begin with an element", rest()));
    }

    int count() {
        if (at_ >= text_.size() || !std::isdigit(letter())) return 1;
        int value = 0;
        while (at_ < text_.size() && std::isdigit(letter())) {
            value = 10 * value + (text_[at_++] - '0');
            if (value > largest_count) refuse("a count is too large");
        }
        if (value == 0) refuse("a count is 0");
        return value;
    }

    bool skip_dot() {
        for (const std::string_view dot : {std::string_view("·"), std::string_view("*")}) {
            if (text_.substr(at_).starts_with(dot)) {
                at_ += dot.size();
                return true;
            }
        }
        return false;
    }

    static void add(Composition& sum, const Composition& part, int times) {
        for (const auto& [element, atoms] : part) sum[element] += times * atoms;
    }

    [[nodiscard]] bool opens() const { return text_[at_] == '(' || text_[at_] == '['; }
    [[nodiscard]] unsigned char letter() const { return static_cast<unsigned char>(text_[at_]); }
    [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
    [[noreturn]] void refuse(const std::string& why) const {
        throw InputError({}, fmt::format("\"{}\" is not a formula: {}", text_, why),
                         "write it as C18H15OP or Pb(CH3COO)2");
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

Composition parse_formula(std::string_view formula) {
    return Parser(formula).whole();
}

std::string hill_formula(const Composition& composition) {
    std::map<std::string, int> by_symbol;
    for (const auto& [element, atoms] : composition) {
        by_symbol[std::string(element_symbol(element))] = atoms;
    }
    std::string text;
    const auto put = [&](const std::string& symbol, int atoms) {
        text += symbol + (atoms == 1 ? "" : std::to_string(atoms));
    };
    if (by_symbol.contains("C")) {
        for (const char* first : {"C", "H"}) {
            if (const auto found = by_symbol.find(first); found != by_symbol.end()) {
                put(found->first, found->second);
                by_symbol.erase(found);
            }
        }
    }
    for (const auto& [symbol, atoms] : by_symbol) put(symbol, atoms);
    return text;
}

double molar_mass(const Composition& composition) {
    const RDKit::PeriodicTable& table = *RDKit::PeriodicTable::getTable();
    double grams = 0;
    for (const auto& [element, atoms] : composition) {
        grams += atoms * table.getAtomicWeight(static_cast<unsigned>(element));
    }
    return grams * 1e-3;
}

}  // namespace anchorite::measurement
