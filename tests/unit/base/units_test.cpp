#include "anchorite/base/units.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <set>
#include <string>

#include "anchorite/base/error.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;

namespace {

std::string unit_refusal(std::string_view text, Dimension dimension) {
    return test::message_of<InputError>([&] { (void)parse_quantity(text, dimension); });
}

}  // namespace

TEST(Units, ReadTheQuantitiesOfTheField) {
    struct Case {
        const char* text;
        Dimension dimension;
        double si;
    };
    const Case cases[] = {
        {"6.5 Å", Dimension::length, 6.5e-10},
        {"6.5 angstrom", Dimension::length, 6.5e-10},
        {"6.5\u212B", Dimension::length, 6.5e-10},
        {"40nm", Dimension::length, 4e-8},
        {"-1e-3 um", Dimension::length, -1e-9},
        {"+2 cm", Dimension::length, 0.02},
        {"0.15 cm x 0.2 cm", Dimension::area, 3e-6},
        {"2 mm × 2 mm", Dimension::area, 4e-6},
        {"4 mm²", Dimension::area, 4e-6},
        {"1 cm x 1 cm x 1 mm", Dimension::volume, 1e-7},
        {"5 µL", Dimension::volume, 5e-9},
        {"1 eV", Dimension::energy, 1.602176634e-19},
        {"26 meV", Dimension::energy, 4.1656592484e-21},
        {"63 kJ/mol", Dimension::energy, 1.0461396123e-19},
        {"1 kcal mol^-1", Dimension::energy, 6.94769546e-21},
        {"1 Hartree", Dimension::energy, 4.3597447222071e-18},
        {"8065.54394 cm^-1", Dimension::energy, 1.602176634e-19},
        {"25 °C", Dimension::temperature, 298.15},
        {"300 K", Dimension::temperature, 300},
        {"8 h", Dimension::time, 28800},
        {"90 min", Dimension::time, 5400},
        {"3.2 ns", Dimension::time, 3.2e-9},
        {"450 mV", Dimension::voltage, 0.45},
        {"10 mA cm^-2", Dimension::current_density, 100},
        {"10 mA/cm2", Dimension::current_density, 100},
        {"10 mA·cm⁻²", Dimension::current_density, 100},
        {"10 mA cm-2", Dimension::current_density, 100},
        {"190 mW sr^-1 m^-2", Dimension::radiance, 0.19},
        {"190 mW/(sr m2)", Dimension::radiance, 0.19},
        {"100 cd m^-2", Dimension::luminance, 100},
        {"1 kcd/m2", Dimension::luminance, 1000},
        {"100 nit", Dimension::luminance, 100},
        {"60 deg", Dimension::angle, 1.0471975511965976},
        {"60°", Dimension::angle, 1.0471975511965976},
        {"80 MHz", Dimension::frequency, 8e7},
        {"1e16 cm^-3", Dimension::number_density, 1e22},
        {"1 cm2/(V s)", Dimension::mobility, 1e-4},
        {"2 MV/cm", Dimension::electric_field, 2e8},
        {"0.54 mmol", Dimension::amount, 5.4e-4},
        {"0.1 M", Dimension::concentration, 100},
        {"30 %", Dimension::fraction, 0.3},
        {"0.3", Dimension::fraction, 0.3},
        {"7", Dimension::number, 7},
    };
    for (const Case& c : cases) {
        const double si = parse_quantity(c.text, c.dimension);
        EXPECT_NEAR(si, c.si, 1e-8 * std::abs(c.si)) << c.text;
    }
    std::printf("%zu quantities read\n", std::size(cases));
}

TEST(Units, EveryUnitGoesThereAndBack) {
    std::size_t count = 0;
    double worst = 0;
    for (const Dimension dimension : dimensions()) {
        std::set<std::string_view> units;
        for (const auto unit : unit_symbols(dimension)) units.insert(unit);
        for (const auto unit : suggested_units(dimension)) units.insert(unit);
        for (const std::string_view unit : units) {
            for (const double value : {1.0, 6.5, -0.125, 1.23456789e4}) {
                const double si = from_unit(value, unit, dimension);
                const double back = to_unit(si, unit, dimension);
                const double read =
                    parse_quantity(format_quantity(si, unit, dimension, 15), dimension);
                worst = std::max({worst, std::abs(back / value - 1), std::abs(read / si - 1)});
                EXPECT_NEAR(back, value, 1e-11 * std::abs(value)) << unit;
                EXPECT_NEAR(read, si, 1e-12 * std::abs(si)) << unit;
                EXPECT_NEAR(
                    parse_quantity_in(format_quantity(si, unit, dimension, 15), unit, dimension),
                    value, 1e-11 * std::abs(value))
                    << unit;
            }
            ++count;
        }
    }
    std::printf("%zu units of %zu dimensions, worst relative error %.1e\n", count,
                dimensions().size(), worst);
    EXPECT_GT(count, 90U);
}

TEST(Units, DecimalsStayExact) {
    EXPECT_EQ(parse_quantity("6.5 Å", Dimension::length), 6.5e-10);
    EXPECT_EQ(parse_quantity_in("6.5 Å", "Å", Dimension::length), 6.5);
    EXPECT_EQ(parse_quantity_in("0.65 nm", "Å", Dimension::length), 6.5);
    EXPECT_EQ(parse_quantity_in("63 kJ/mol", "kJ/mol", Dimension::energy), 63.0);
    EXPECT_EQ(format_quantity(6.5e-10, "Å", Dimension::length), "6.5 Å");
    EXPECT_EQ(format_quantity(298.15, "°C", Dimension::temperature), "25 °C");
}

TEST(Units, RefuseWithAdvice) {
    EXPECT_EQ(unit_refusal("6.5 parsec", Dimension::length),
              "unit 'parsec' is not a length; use Å, nm, µm, mm, cm, m");
    EXPECT_EQ(unit_refusal("6.5 eV", Dimension::length),
              "unit 'eV' is an energy, not a length; use Å, nm, µm, mm, cm, m");
    EXPECT_EQ(unit_refusal("6.5", Dimension::length),
              "'6.5' has no unit; use Å, nm, µm, mm, cm, m, as in \"1 Å\"");
    EXPECT_EQ(unit_refusal("six Å", Dimension::length),
              "'six Å' is not a length; write a number with its unit, e.g. \"1 Å\"");
    EXPECT_EQ(unit_refusal("6,5 Å", Dimension::length),
              "'6,5 Å' has a decimal comma; write a point");
    EXPECT_EQ(unit_refusal("7 nm", Dimension::number),
              "a plain number is wanted, without the unit 'nm'");
    EXPECT_EQ(unit_refusal("2 mm x 2 mm x 2 mm", Dimension::area),
              "'2 mm x 2 mm x 2 mm' has 3 sides; an area has 2");
}

TEST(Units, RefuseWhatIsNotFinite) {
    for (const char* text : {"nan Å", "inf Å", "-inf Å", "1e999 Å", "1e308 km"}) {
        EXPECT_NE(unit_refusal(text, Dimension::length).find("is not a finite number"),
                  std::string::npos)
            << text;
    }
}

TEST(Units, RefuseGarbage) {
    for (const char* text : {"", " ", "Å", "1 Å Å", "1 /nm", "1 nm^", "1 nm^0", "1 (nm", "1 nm)",
                             "1 nm^99", "1 2 nm", "1..2 nm", "0x10 nm", "1 nm nm/nm /nm"}) {
        EXPECT_NE(unit_refusal(text, Dimension::length), "") << "'" << text << "'";
    }
}

TEST(Units, DimensionsHaveNamesAndUnits) {
    for (const Dimension dimension : dimensions()) {
        EXPECT_FALSE(dimension_name(dimension).empty());
        EXPECT_EQ(suggested_units(dimension).empty(), dimension == Dimension::number);
    }
}
