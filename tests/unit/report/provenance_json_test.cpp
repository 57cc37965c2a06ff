#include "anchorite/report/provenance_json.hpp"

#include <gtest/gtest.h>

using namespace anchorite;

TEST(ProvenanceJson, SaysWhatEachFieldOfAProvenanceSays) {
    Provenance provenance = make_provenance();
    provenance.input = "study.toml";
    provenance.input_sha256 = sha256("study");
    provenance.engines = {{"GFN2-xTB", "6.5.1"}};
    const auto json = report::provenance_json(provenance);
    EXPECT_EQ(json["program"], "anchorite");
    EXPECT_EQ(json["version"], program_version());
    EXPECT_EQ(json["date"], provenance.date);
    EXPECT_EQ(json["input"], "study.toml");
    EXPECT_EQ(json["input_sha256"], provenance.input_sha256);
    EXPECT_EQ(json["engines"].dump(), R"([["GFN2-xTB","6.5.1"]])");
}
