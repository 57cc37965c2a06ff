#include "anchorite/lattice/notation.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"

namespace anchorite::lattice {
namespace {

TEST(Notation, ReadsMillerIndices) {
    EXPECT_EQ(parse_hkl("1,0,0"), (std::array<int, 3>{1, 0, 0}));
    EXPECT_EQ(parse_hkl("210"), (std::array<int, 3>{2, 1, 0}));
    EXPECT_EQ(parse_hkl("-1, 1 0"), (std::array<int, 3>{-1, 1, 0}));
    for (const char* wrong : {"", "1,0", "1,0,0,0", "a,b,c", "1.5,0,0", "10"}) {
        EXPECT_THROW(parse_hkl(wrong), InputError) << wrong;
    }
}

TEST(Notation, ReadsVacancies) {
    EXPECT_EQ(parse_vacancy("I").element, 53);
    EXPECT_EQ(parse_vacancy("I").index, 0);
    EXPECT_EQ(parse_vacancy("Cs:3").element, 55);
    EXPECT_EQ(parse_vacancy("Cs:3").index, 3);
    for (const char* wrong : {"", "Xx", "I:", "I:-1", "I:two"}) {
        EXPECT_THROW(parse_vacancy(wrong), InputError) << wrong;
    }
}

}  // namespace
}  // namespace anchorite::lattice
