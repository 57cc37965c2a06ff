#include "anchorite/screening/delimited.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace anchorite::screening {
namespace {

using testing::ElementsAre;

std::vector<std::string> split(std::string_view text, char delimiter = ',') {
    std::vector<std::string> fields;
    EXPECT_TRUE(split_record(text, delimiter, fields)) << text;
    return fields;
}

TEST(SplitRecord, FollowsRfc4180) {
    EXPECT_THAT(split("a,b,c"), ElementsAre("a", "b", "c"));
    EXPECT_THAT(split(""), ElementsAre(""));
    EXPECT_THAT(split(",,"), ElementsAre("", "", ""));
    EXPECT_THAT(split(R"("a,b","say ""hi""",c)"), ElementsAre("a,b", R"(say "hi")", "c"));
    EXPECT_THAT(split("\"two\nlines\",x"), ElementsAre("two\nlines", "x"));
    EXPECT_THAT(split("a\tb,c", '\t'), ElementsAre("a", "b,c"));
}

TEST(SplitRecord, LeavesAStrayQuoteAlone) {
    EXPECT_THAT(split(R"(5" pipe,x)"), ElementsAre(R"(5" pipe)", "x"));
    EXPECT_THAT(split(R"("ab"c,x)"), ElementsAre("abc", "x"));
}

TEST(SplitRecord, SaysThatAQuoteIsStillOpen) {
    std::vector<std::string> fields;
    EXPECT_FALSE(split_record("a,\"b", ',', fields));
    EXPECT_FALSE(split_record("a,\"b\"\"", ',', fields));
}

TEST(DetectDelimiter, CountsOutsideQuotes) {
    EXPECT_EQ(detect_delimiter("a,b,c"), ',');
    EXPECT_EQ(detect_delimiter("a;b;c,d"), ';');
    EXPECT_EQ(detect_delimiter("CCO\t[]"), '\t');
    EXPECT_EQ(detect_delimiter("\"a,b,c,d\";x"), ';');
    EXPECT_EQ(detect_delimiter("CCO"), ',');
}

TEST(CsvField, RoundTripsThroughSplitRecord) {
    for (const std::string text : {"plain", "a,b", "say \"hi\"", " edge ", "", "√2 a", "C#N"}) {
        EXPECT_THAT(split(csv_field(text)), ElementsAre(text));
    }
}

TEST(CsvField, KeepsARecordOnOneLineOfUtf8) {
    EXPECT_EQ(csv_field("a\nb\tc"), "a b c");
    EXPECT_EQ(csv_field("caf\xE9"), "caf\xEF\xBF\xBD");
    EXPECT_EQ(csv_field("caf\xC3\xA9"), "caf\xC3\xA9");
    EXPECT_EQ(csv_field("\xED\xA0\x80x"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDx");
    EXPECT_EQ(csv_field("\xF0\x9F\x92\xA1"), "\xF0\x9F\x92\xA1");
}

}  // namespace
}  // namespace anchorite::screening
