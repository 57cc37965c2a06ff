#include "anchorite/report/check_json.hpp"

#include <gtest/gtest.h>

using namespace anchorite;
using namespace anchorite::measurement;

TEST(CheckJson, HoldsRulesCountsAndFindings) {
    const auto record = parse_record(
        "title = \"t\"\nsource = \"notebook\"\n[[quantity]]\nname = \"salt\"\nformula = \"NaCl\"\n"
        "mass = \"58.44 g\"\namount = \"2 mol\"\nfrom = \"page 3\"\n",
        "folder/record.toml");
    const auto json = report::check_json(record, check(record));
    EXPECT_EQ(json["format"], "anchorite-check");
    EXPECT_EQ(json["format_version"], report::check_format_version);
    EXPECT_EQ(json["provenance"]["input"], "record.toml");
    EXPECT_EQ(json["source"], "notebook");
    EXPECT_EQ(json["counts"]["cannot_be_true"], 1);
    EXPECT_EQ(json["counts"]["holds"], 0);
    EXPECT_EQ(json["rules"].size(), rules().size());
    ASSERT_EQ(json["findings"].size(), 1U);
    const auto& finding = json["findings"][0];
    EXPECT_EQ(finding["rule"], "amount");
    EXPECT_EQ(finding["verdict"], "cannot_be_true");
    EXPECT_EQ(finding["line"], 7);
    EXPECT_EQ(finding["from"], "page 3");
    EXPECT_NEAR(finding["figures"][1]["value"].get<double>(), 1000, 0.1);
    EXPECT_EQ(finding["figures"][1]["unit"], "mmol");
}
