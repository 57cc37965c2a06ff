#include "measurement/formats/jcamp_ordinates.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <optional>

#include "measurement/formats/number_text.hpp"

namespace anchorite::measurement {

namespace {

constexpr std::size_t most_values = std::size_t{1} << 22;

enum class Form { plain, squeezed, difference, repeat, missing };

struct Token {
    Form form = Form::plain;
    double number = 0;
};

bool digit(char letter) {
    return letter >= '0' && letter <= '9';
}

/// Form of the letter that a number begins with, its leading digit and its sign.
std::optional<std::pair<Form, int>> pseudo_digit(char letter) {
    if (letter == '@') return std::pair{Form::squeezed, 0};
    if (letter >= 'A' && letter <= 'I') return std::pair{Form::squeezed, letter - 'A' + 1};
    if (letter >= 'a' && letter <= 'i') return std::pair{Form::squeezed, -(letter - 'a' + 1)};
    if (letter == '%') return std::pair{Form::difference, 0};
    if (letter >= 'J' && letter <= 'R') return std::pair{Form::difference, letter - 'J' + 1};
    if (letter >= 'j' && letter <= 'r') return std::pair{Form::difference, -(letter - 'j' + 1)};
    if (letter >= 'S' && letter <= 'Z') return std::pair{Form::repeat, letter - 'S' + 1};
    if (letter == 's') return std::pair{Form::repeat, 9};
    return std::nullopt;
}

/// Cuts numbers off the front of a line.
class Scanner {
public:
    Scanner(const TextLines& lines, std::size_t line)
        : lines_(lines), line_(line), rest_(jcamp_text(lines[line])) {}

    [[nodiscard]] std::size_t line() const { return line_; }

    std::optional<Token> next() {
        while (!rest_.empty() && std::string_view(" \t,;").find(rest_.front()) != rest_.npos) {
            rest_.remove_prefix(1);
        }
        if (rest_.empty()) return std::nullopt;
        if (rest_.front() == '?') {
            rest_.remove_prefix(1);
            return Token{Form::missing, std::numeric_limits<double>::quiet_NaN()};
        }
        const auto coded = pseudo_digit(rest_.front());
        const std::size_t size = number_size(coded ? 1 : sign_size());
        const std::string_view text = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return coded ? coded_number(*coded, text) : plain_number(text);
    }

private:
    [[nodiscard]] std::size_t sign_size() const {
        return rest_.front() == '+' || rest_.front() == '-' ? 1 : 0;
    }

    [[nodiscard]] std::size_t number_size(std::size_t size) const {
        const auto at = [this](std::size_t i) { return i < rest_.size() ? rest_[i] : '\0'; };
        const std::size_t first = size;
        while (digit(at(size)) || at(size) == '.') ++size;
        const bool exponent = size > first && (at(size) == 'E' || at(size) == 'e') &&
                              (at(size + 1) == '+' || at(size + 1) == '-') && digit(at(size + 2));
        if (exponent) {
            size += 3;
            while (digit(at(size))) ++size;
        }
        return size;
    }

    Token plain_number(std::string_view text) {
        const auto value = number_of(text);
        if (!value) {
            lines_.refuse(line_, fmt::format("\"{}\" is no number of a JCAMP-DX table",
                                             text.empty() ? rest_.substr(0, 1) : text));
        }
        return {Form::plain, *value};
    }

    Token coded_number(std::pair<Form, int> coded, std::string_view text) {
        const std::string digits = fmt::format("{}{}", std::abs(coded.second), text.substr(1));
        const auto value = number_of(digits);
        if (!value) {
            lines_.refuse(line_, fmt::format("\"{}\" is no number of a JCAMP-DX table", text));
        }
        return {coded.first, coded.second < 0 ? -*value : *value};
    }

    const TextLines& lines_;
    std::size_t line_;
    std::string_view rest_;
};

/// The state that goes on from line to line.
class Decoder {
public:
    explicit Decoder(const TextLines& lines) : lines_(lines) {}

    void read_line(std::size_t line) {
        Scanner scanner(lines_, line);
        const auto start = scanner.next();
        if (!start) return;
        if (start->form != Form::plain) {
            lines_.refuse(line, "the line does not begin with an abscissa");
        }
        // A line that ends in a difference is followed by its last value once more.
        const bool check = last_ == Form::difference;
        result_.starts.push_back(start->number);
        result_.offsets.push_back(result_.values.size() - (check ? 1 : 0));
        result_.lines.push_back(line);
        last_ = Form::plain;
        bool first = true;
        while (const auto token = scanner.next()) {
            if (first && check) {
                check_value(line, *token);
            } else {
                take(line, *token);
            }
            first = false;
        }
    }

    JcampOrdinates result() && { return std::move(result_); }

private:
    void check_value(std::size_t line, const Token& token) {
        const double before = result_.values.back();
        const bool absolute = token.form == Form::plain || token.form == Form::squeezed;
        if (absolute && std::abs(token.number - before) <= 1e-9 * std::abs(before)) return;
        lines_.refuse(line,
                      fmt::format("the y check fails: the line before ended at {:.12g}, this "
                                  "one begins with {:.12g}",
                                  before, token.number),
                      "the table is damaged");
    }

    void take(std::size_t line, const Token& token) {
        if (token.form == Form::repeat) {
            repeat(line, token.number);
        } else if (token.form == Form::difference) {
            if (result_.values.empty()) lines_.refuse(line, "the first value is a difference");
            difference_ = token.number;
            last_ = Form::difference;
            result_.values.push_back(result_.values.back() + difference_);
        } else {
            last_ = token.form;
            result_.values.push_back(token.number);
        }
    }

    /// The count takes in the value that stands already.
    void repeat(std::size_t line, double count) {
        const bool whole = count >= 1 && count == std::floor(count);
        if (result_.values.empty() || !whole ||
            count + static_cast<double>(result_.values.size()) > static_cast<double>(most_values)) {
            lines_.refuse(line, fmt::format("a value cannot be repeated {:g} times here", count));
        }
        const double step = last_ == Form::difference ? difference_ : 0;
        for (double i = 1; i < count; ++i) result_.values.push_back(result_.values.back() + step);
    }

    const TextLines& lines_;
    JcampOrdinates result_;
    Form last_ = Form::plain;
    double difference_ = 0;
};

/// Whether commas stand both within numbers and, before blanks, between them.
bool has_decimal_comma(std::string_view text) {
    bool within = false, between = false;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] != ',') continue;
        within |= digit(text[i - 1]) && digit(text[i + 1]);
        between |= text[i + 1] == ' ';
    }
    return within && between;
}

}  // namespace

JcampOrdinates jcamp_ordinates(const TextLines& lines, const JcampRecord& record) {
    Decoder decoder(lines);
    for (std::size_t line = record.below; line < record.end; ++line) decoder.read_line(line);
    return std::move(decoder).result();
}

std::vector<std::vector<double>> jcamp_points(const TextLines& lines, const JcampRecord& record,
                                              std::size_t columns) {
    std::vector<std::vector<double>> points(columns);
    for (std::size_t line = record.below; line < record.end; ++line) {
        if (has_decimal_comma(jcamp_text(lines[line]))) {
            lines.refuse(line, "commas stand within numbers and between them",
                         "JCAMP-DX has a decimal point; export the file once more with one");
        }
        Scanner scanner(lines, line);
        std::size_t count = 0;
        while (const auto token = scanner.next()) {
            if (token->form != Form::plain && token->form != Form::missing) {
                lines.refuse(line, "points must be plain numbers");
            }
            points[count++ % columns].push_back(token->number);
        }
        if (count % columns != 0) {
            lines.refuse(line, fmt::format("{} numbers do not make points of {}", count, columns));
        }
    }
    return points;
}

}  // namespace anchorite::measurement
