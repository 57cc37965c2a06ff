#include "anchorite/base/file_names.hpp"

#include <gtest/gtest.h>

namespace anchorite {
namespace {

TEST(FileNames, KeepLettersOfAnyScriptAndDropWhatSystemsRefuse) {
    EXPECT_EQ(file_stem("TMeOPPO-p"), "TMeOPPO-p");
    EXPECT_EQ(file_stem("分子 β"), "分子_β");
    EXPECT_EQ(file_stem("../../etc/passwd"), "_._.._etc_passwd");
    EXPECT_EQ(file_stem("a\nb\tc:d"), "a_b_c_d");
    EXPECT_EQ(file_stem(""), "molecule");
}

TEST(FileNames, AreNeverCutWithinALetter) {
    std::string name;
    for (int i = 0; i < 60; ++i) name += "é";
    const std::string stem = file_stem("x" + name);
    EXPECT_EQ(stem.size(), 79u);
    EXPECT_EQ(stem.substr(stem.size() - 2), "é");
}

TEST(FileNames, AreToldApartAlsoWhereCaseIsIgnored) {
    const std::vector<std::string> expected{"a", "A-2", "a-3", "b"};
    EXPECT_EQ(distinct_file_stems({"a", "A", "a", "b"}), expected);
}

}  // namespace
}  // namespace anchorite
