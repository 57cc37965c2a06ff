#include "anchorite/measurement/check.hpp"

#include <gtest/gtest.h>

#include <set>

#include "anchorite/measurement/finding.hpp"
#include "record_text.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

const std::string quick =
    "title = \"t\"\n[[repeated]]\nname = \"y\"\nvalues = [\"1 %\", \"2 %\"]\n"
    "[[spin]]\nname = \"s\"\nspeed = \"4000 rpm\"\n";

}  // namespace

TEST(Check, EveryRuleHasItsOwnIdSentenceAndTolerance) {
    std::set<std::string> ids;
    for (const Rule& rule : rules()) {
        EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
        EXPECT_FALSE(rule.sentence.empty()) << rule.id;
        EXPECT_FALSE(rule.tolerance.empty()) << rule.id;
        EXPECT_NE(rule.check, nullptr) << rule.id;
        EXPECT_EQ(&find_rule(rule.id), &rule);
    }
}

TEST(Check, AppliesEveryRuleAndCounts) {
    const auto result = check(parse_record(quick, "r.toml"));
    EXPECT_EQ(result.findings.size(), 2U);
    EXPECT_EQ(result.count(Verdict::holds), 1U);
    EXPECT_EQ(result.count(Verdict::doubtful), 1U);
    EXPECT_EQ(result.count(Verdict::cannot_be_true), 0U);
    for (const Finding& finding : result.findings) {
        EXPECT_EQ(find_rule(finding.rule).id, finding.rule);
        EXPECT_GT(finding.where.line, 0U);
        EXPECT_FALSE(finding.reason.empty());
    }
}

TEST(Check, StopsWhenAsked) {
    std::size_t calls = 0;
    const auto stop = [&](const ProgressEvent& event) {
        EXPECT_EQ(event.total, rules().size());
        return ++calls < 3;
    };
    EXPECT_THROW(check(parse_record(quick, "r.toml"), stop), Cancelled);
    EXPECT_EQ(calls, 3U);
}

TEST(Check, SuggestsARuleThatIsClose) {
    EXPECT_NE(test::message_of<InputError>([] { find_rule("ion-mas"); }).find("ion-mass"),
              std::string::npos);
}

TEST(Check, NamesEveryVerdict) {
    EXPECT_EQ(name_of(Verdict::holds), "holds");
    EXPECT_EQ(name_of(Verdict::doubtful), "doubtful");
    EXPECT_EQ(name_of(Verdict::cannot_be_told), "cannot be told");
    EXPECT_EQ(name_of(Verdict::cannot_be_true), "cannot be true");
}
