#include "anchorite/base/provenance.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>
#include <regex>

using namespace anchorite;

// FIPS 180-4 examples (NIST): the empty message, "abc", and a million times "a".
TEST(Sha256, MatchesThePublishedExamples) {
    EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256(std::string(1000000, 'a')),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Provenance, CarriesTheVersionFile) {
    std::ifstream file(ANCHORITE_SOURCE_DIR "/VERSION");
    std::string version;
    std::getline(file, version);
    EXPECT_EQ(make_provenance().version, version);
    EXPECT_EQ(program_version(), version);
}

TEST(Provenance, DatesInUtc) {
    ::unsetenv("SOURCE_DATE_EPOCH");
    const std::regex iso("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    EXPECT_TRUE(std::regex_match(make_provenance().date, iso)) << make_provenance().date;
}

TEST(Provenance, HonoursSourceDateEpoch) {
    ::setenv("SOURCE_DATE_EPOCH", "86400", 1);
    EXPECT_EQ(make_provenance().date, "1970-01-02T00:00:00Z");
    ::setenv("SOURCE_DATE_EPOCH", "yesterday", 1);
    EXPECT_NE(make_provenance().date.substr(0, 4), "1970");
    ::unsetenv("SOURCE_DATE_EPOCH");
}
