#include "anchorite/base/units.hpp"

#include <fmt/format.h>

#include <cctype>
#include <charconv>
#include <cmath>
#include <optional>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/error.hpp"
#include "unit_table.hpp"

namespace anchorite {
namespace {

// CODATA 2018, exact in the 2019 SI.
constexpr double avogadro = 6.02214076e23;                                         // [1/mol]
constexpr double planck_times_light = constants::planck * constants::light_speed;  // [J m]

/// si = (value + offset) * factor.
struct Conversion {
    double factor = 1;
    double offset = 0;
    [[nodiscard]] double to_si(double value) const { return (value + offset) * factor; }
    [[nodiscard]] double from_si(double si) const { return si / factor - offset; }
};

// Energies may also be written per mole or as a wavenumber.
std::optional<Conversion> as_dimension(const units::Reduced& unit, Dimension dimension) {
    const auto& row = units::dimension_row(dimension);
    if (unit.exponents == row.exponents) return Conversion{unit.factor, unit.offset};
    if (dimension != Dimension::energy) return std::nullopt;
    constexpr units::Exponents per_mole{2, 1, -2, 0, 0, -1}, wavenumber{-1};
    if (unit.exponents == per_mole) return Conversion{unit.factor / avogadro};
    if (unit.exponents == wavenumber) return Conversion{unit.factor * planck_times_light};
    return std::nullopt;
}

std::string with_article(std::string_view noun) {
    const bool vowel = std::string_view("aeiou").find(noun.front()) != std::string_view::npos;
    return (vowel ? "an " : "a ") + std::string(noun);
}

std::string use_units(Dimension dimension) {
    const auto suggestions = suggested_units(dimension);
    if (suggestions.empty()) return "write a plain number";
    return fmt::format("use {}", fmt::join(suggestions, ", "));
}

// What a unit that parses does measure, as far as there is a word for it.
std::string measured(const units::Reduced& unit) {
    for (const auto& row : units::dimension_rows()) {
        const bool plain = row.dimension == Dimension::number;
        if (!plain && row.exponents == unit.exponents) return with_article(row.name);
    }
    return {};
}

// "unit 'eV' is an energy, not a length; use Å, nm, ..."
[[noreturn]] void refuse_unit(std::string_view unit, const std::string& measures,
                              Dimension dimension) {
    if (dimension == Dimension::number) {
        throw InputError(fmt::format("a plain number is wanted, without the unit '{}'", unit));
    }
    const std::string wanted = with_article(dimension_name(dimension));
    const std::string use = use_units(dimension);
    if (measures.empty())
        throw InputError(fmt::format("unit '{}' is not {}; {}", unit, wanted, use));
    throw InputError(fmt::format("unit '{}' is {}, not {}; {}", unit, measures, wanted, use));
}

Conversion find_conversion(std::string_view unit, Dimension dimension) {
    std::string measures;
    try {
        const units::Reduced reduced = units::parse_unit(unit);
        const auto conversion = as_dimension(reduced, dimension);
        if (conversion && dimension != Dimension::number) return *conversion;
        measures = measured(reduced);
    } catch (const InputError&) {
        measures.clear();  // no unit at all; the message names those that fit
    }
    refuse_unit(unit, measures, dimension);
}

std::string_view trim(std::string_view text) {
    const auto blank = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

// Takes a number off the front of `text`.
double take_number(std::string_view& text, Dimension dimension) {
    const std::string_view whole = text;
    if (text.starts_with('+')) text.remove_prefix(1);
    const bool unicode_minus = text.starts_with("−");
    if (unicode_minus) text.remove_prefix(std::string_view("−").size());
    double value = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::invalid_argument) {
        const auto units = suggested_units(dimension);
        throw InputError(fmt::format(
            "'{}' is not {}; write a number{}", whole, with_article(dimension_name(dimension)),
            units.empty() ? "" : fmt::format(" with its unit, e.g. \"1 {}\"", units.front())));
    }
    if (error != std::errc() || !std::isfinite(value)) {
        throw InputError(fmt::format("'{}' is not a finite number", whole));
    }
    text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
    if (text.starts_with(',')) {
        throw InputError(fmt::format("'{}' has a decimal comma; write a point", whole));
    }
    return unicode_minus ? -value : value;
}

// A value with the conversion of its unit.
struct Parsed {
    double value = 0;
    Conversion conversion;
};

Parsed parse_single(std::string_view text, Dimension dimension) {
    std::string_view rest = trim(text);
    Parsed parsed;
    parsed.value = take_number(rest, dimension);
    const std::string_view unit = trim(rest);
    if (!unit.empty()) {
        parsed.conversion = find_conversion(unit, dimension);
    } else if (dimension != Dimension::number && dimension != Dimension::fraction) {
        // Not with the user's number, which would suggest a unit that may well be wrong.
        throw InputError(fmt::format("'{}' has no unit; {}, as in \"1 {}\"", trim(text),
                                     use_units(dimension), suggested_units(dimension).front()));
    }
    return parsed;
}

// Position and length of the cross in "2 mm x 3 mm", npos when there is none.
std::pair<std::size_t, std::size_t> find_cross(std::string_view text) {
    for (const std::string_view cross : {" x ", "×", " X "}) {
        if (const auto at = text.find(cross); at != std::string_view::npos) {
            return {at, cross.size()};
        }
    }
    return {std::string_view::npos, 0};
}

// "0.15 cm x 0.2 cm" as an area, with one more factor a volume.
Parsed parse_product(std::string_view text, Dimension dimension) {
    const auto [at, size] = find_cross(text);
    const bool sides = dimension == Dimension::area || dimension == Dimension::volume;
    if (!sides || at == std::string_view::npos) return parse_single(text, dimension);
    double product = 1;
    int count = 0;
    for (std::string_view rest = text; !rest.empty(); ++count) {
        const auto [end, width] = find_cross(rest);
        const Parsed side = parse_single(rest.substr(0, end), Dimension::length);
        product *= side.conversion.to_si(side.value);
        rest = end == std::string_view::npos ? "" : rest.substr(end + width);
    }
    if (count != (dimension == Dimension::area ? 2 : 3)) {
        throw InputError(fmt::format("'{}' has {} sides; {} has {}", text, count,
                                     with_article(dimension_name(dimension)),
                                     dimension == Dimension::area ? 2 : 3));
    }
    return {product, {}};
}

// Conversion adds noise in the 17th digit; 15 digits are what a double keeps of any decimal, so
// that "0.65 nm" and "6.5 Å" are one number.
double without_noise(double value) {
    const std::string text = fmt::format("{:.15g}", value);
    double clean = 0;
    std::from_chars(text.data(), text.data() + text.size(), clean);
    return clean;
}

double checked(double value, std::string_view text) {
    if (std::isfinite(value)) return without_noise(value);
    throw InputError(fmt::format("'{}' is not a finite number", text));
}

}  // namespace

std::string_view dimension_name(Dimension dimension) {
    return units::dimension_row(dimension).name;
}

std::vector<Dimension> dimensions() {
    std::vector<Dimension> all;
    for (const auto& row : units::dimension_rows()) all.push_back(row.dimension);
    return all;
}

std::span<const std::string_view> suggested_units(Dimension dimension) {
    return units::dimension_row(dimension).suggestions;
}

double parse_quantity(std::string_view text, Dimension dimension) {
    const Parsed parsed = parse_product(text, dimension);
    return checked(parsed.conversion.to_si(parsed.value), text);
}

double parse_quantity_in(std::string_view text, std::string_view unit, Dimension dimension) {
    if (unit.empty()) return parse_quantity(text, dimension);
    const Parsed parsed = parse_product(text, dimension);
    const Conversion target = find_conversion(unit, dimension);
    return checked(target.from_si(parsed.conversion.to_si(parsed.value)), text);
}

double from_unit(double value, std::string_view unit, Dimension dimension) {
    return without_noise(find_conversion(unit, dimension).to_si(value));
}

double to_unit(double si, std::string_view unit, Dimension dimension) {
    return without_noise(find_conversion(unit, dimension).from_si(si));
}

std::string format_quantity(double si, std::string_view unit, Dimension dimension, int digits) {
    return fmt::format("{:.{}g} {}", to_unit(si, unit, dimension), digits, unit);
}

std::vector<std::string_view> unit_symbols(Dimension dimension) {
    std::vector<std::string_view> symbols;
    for (const auto& row : units::unit_rows()) {
        const bool fits = row.exponents == units::dimension_row(dimension).exponents;
        if (fits && dimension != Dimension::number) symbols.push_back(row.symbol);
    }
    return symbols;
}

}  // namespace anchorite
