/// How cells of text become numbers, seen through the reader of text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <ctime>
#include <optional>

#include "reading.hpp"

using namespace anchorite::measurement;
using testing::ElementsAre;

namespace {

/// The number of a cell that stands between two plain rows; nothing where the file is refused.
std::optional<double> cell_number(const std::string& cell, char decimal_mark) {
    TextLayout layout;
    layout.separator = ';';
    layout.decimal_mark = decimal_mark;
    try {
        const auto file = read_text_of("x;y\n1;2\n3;" + cell + "\n5;6\n", "text", layout);
        return file.tables.at(0).columns.at(1).values.at(1);
    } catch (const anchorite::InputError&) {
        return std::nullopt;
    }
}

}  // namespace

TEST(TextNumbers, AreReadWithAPoint) {
    EXPECT_EQ(cell_number(" 1.5 ", '.'), 1.5);
    EXPECT_EQ(cell_number("+.5", '.'), 0.5);
    EXPECT_EQ(cell_number("-60.00E0", '.'), -60);
    EXPECT_EQ(cell_number("1.0D+02", '.'), 100);
    EXPECT_EQ(cell_number("60.", '.'), 60);
    EXPECT_EQ(cell_number("1e-400", '.'), 0);
    EXPECT_EQ(cell_number("1,234,567.5", '.'), 1234567.5);
    for (const char* other : {".", "1,5", "1.5.2", "0x10", "1e999", "1 2", "12:30", "1.5V", "--1",
                              "e5", "1,2345", "1234,567", "1.5,234"}) {
        EXPECT_FALSE(cell_number(other, '.').has_value()) << other;
    }
    EXPECT_FALSE(cell_number(std::string(80, '1'), '.').has_value());
}

TEST(TextNumbers, AreReadWithAComma) {
    EXPECT_EQ(cell_number("1,5E+2", ','), 150);
    EXPECT_EQ(cell_number("-1746,154", ','), -1746.154);
    EXPECT_EQ(cell_number("1.234.567,5", ','), 1234567.5);
    for (const char* other : {"1,", "1.5", "1,5,2", ","}) {
        EXPECT_FALSE(cell_number(other, ',').has_value()) << other;
    }
}

TEST(TextNumbers, AreNaNWhereTheFileSaysThatThereIsNone) {
    for (const char* missing : {"", " ", "NaN", "-nan", "Inf", "+INF", "n/a", "---", "1.#QNAN"}) {
        const auto value = cell_number(missing, '.');
        ASSERT_TRUE(value.has_value()) << missing;
        EXPECT_TRUE(std::isnan(*value)) << missing;
    }
}

TEST(TextNumbers, MayStandInQuotes) {
    const auto file = read_text_of("\"a, b\",\"c (V)\"\n\"1.5\", 2\n3,\"4.5\"\n");
    EXPECT_EQ(file.tables.at(0).columns.at(0).name, "a, b");
    EXPECT_EQ(file.tables[0].columns.at(1).unit, "V");
    EXPECT_THAT(file.tables[0].columns[1].values, ElementsAre(2, 4.5));
}

// Without optimisation and with every access checked the same work takes ten times as long.
#ifdef __SANITIZE_ADDRESS__
constexpr double slower = 50;
#else
constexpr double slower = 5;
#endif

TEST(TextNumbers, FourMegabytesAreReadInAFifthOfASecond) {
    for (const char separator : {',', '\t', ' '}) {
        const bool comma = separator == '\t';
        std::string text = comma ? "x (nm)\ty\tz\n" : separator == ',' ? "x (nm),y,z\n" : "";
        for (int i = 0; text.size() < 4'000'000; ++i) {
            for (int c = 0; c < 3; ++c) {
                text += std::to_string(i * 7 % 1000) + (comma ? "," : ".") +
                        std::to_string(100001 + i * (c + 3) % 800000);
                text += c < 2 ? separator : '\n';
            }
        }
        const std::clock_t start = std::clock();
        const auto file = read_text_of(text);
        const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        std::printf("4 MB of text: asked below 0.2 s, measured %.3f s of %zu rows\n", seconds,
                    file.tables.at(0).rows());
        EXPECT_EQ(file.tables[0].columns.size(), 3U);
        EXPECT_LT(seconds, 0.2 * slower) << "times the aim, for builds without optimisation";
    }
}
