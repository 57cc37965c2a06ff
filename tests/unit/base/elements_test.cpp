#include "anchorite/base/elements.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <set>

using namespace anchorite;

TEST(Elements, SymbolsAndNumbersAreInverse) {
    std::set<std::string_view> seen;
    for (int z = 1; z <= 118; ++z) {
        EXPECT_EQ(atomic_number(element_symbol(z)), z);
        seen.insert(element_symbol(z));
    }
    EXPECT_EQ(seen.size(), 118U);
}

TEST(Elements, KnownOnesStandWhereTheyShould) {
    EXPECT_EQ(atomic_number("H"), 1);
    EXPECT_EQ(atomic_number("P"), 15);
    EXPECT_EQ(atomic_number("I"), 53);
    EXPECT_EQ(atomic_number("Cs"), 55);
    EXPECT_EQ(atomic_number("Pb"), 82);
    EXPECT_EQ(element_symbol(118), "Og");
}

TEST(Elements, OthersAreRefused) {
    for (const char* symbol : {"", "X", "pb", "PB", "*", "Pb "}) {
        EXPECT_EQ(atomic_number(symbol), 0) << symbol;
    }
    EXPECT_EQ(element_symbol(0), "");
    EXPECT_EQ(element_symbol(119), "");
    EXPECT_EQ(element_symbol(-1), "");
}

// Bondi 1964 table I; Cordero 2008 table 2 (C is sp3).
TEST(Elements, RadiiAreThePublishedOnes) {
    EXPECT_DOUBLE_EQ(van_der_waals_radius(1), 1.20);
    EXPECT_DOUBLE_EQ(van_der_waals_radius(6), 1.70);
    EXPECT_DOUBLE_EQ(van_der_waals_radius(8), 1.52);
    EXPECT_DOUBLE_EQ(van_der_waals_radius(35), 1.85);
    EXPECT_DOUBLE_EQ(van_der_waals_radius(53), 1.98);
    EXPECT_DOUBLE_EQ(covalent_radius(6), 0.76);
    EXPECT_DOUBLE_EQ(covalent_radius(15), 1.07);
    EXPECT_DOUBLE_EQ(covalent_radius(53), 1.39);
    EXPECT_DOUBLE_EQ(covalent_radius(55), 2.44);
    EXPECT_DOUBLE_EQ(covalent_radius(82), 1.46);
}

// No published pair comes closer than these margins; a slip in the table would.
TEST(Elements, AtomsAreLargerThanTheirBonds) {
    double smallest = 10;
    for (int z = 1; z <= 118; ++z) {
        const double margin = van_der_waals_radius(z) - covalent_radius(z);
        EXPECT_GT(margin, 0.03) << element_symbol(z);
        EXPECT_LT(van_der_waals_radius(z), 3.6) << element_symbol(z);
        smallest = std::min(smallest, margin);
    }
    std::printf("smallest van der Waals minus covalent radius: %.2f Å\n", smallest);
}
