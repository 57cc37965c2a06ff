#include "anchorite/measurement/record_sample.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/record.hpp"

namespace anchorite::measurement {
namespace {

TEST(SampleRecord, ReadsSamples) {
    const Record record = parse_record(
        "title = \"m\"\n[[sample]]\nname = \"A\"\nmolecule = \"TPPO\"\nsubstrate = \"ITO\"\n"
        "[[sample.file]]\nkind = \"decay\"\npaths = [\"a.txt\", \"b.txt\"]\nformat = \"horiba\"\n"
        "options = { irf = \"irf.txt\" }\n",
        "r.toml");
    ASSERT_EQ(record.samples.size(), 1U);
    ASSERT_EQ(record.samples[0].files.size(), 1U);
    EXPECT_EQ(record.samples[0].molecule->value, "TPPO");
    EXPECT_EQ(record.samples[0].files[0].paths[1].value, "b.txt");
    EXPECT_EQ(record.samples[0].files[0].options.at("irf").value, "irf.txt");
}

TEST(SampleRecord, RefusesTwoOfOneNameAndBadHashes) {
    EXPECT_THROW(parse_record("title=\"m\"\n[[sample]]\nname=\"A\"\n[[sample]]\nname=\"A\"\n", "r"),
                 InputError);
    const std::string begin =
        "title=\"m\"\n[[sample]]\nname=\"A\"\n[[sample.file]]\nkind=\"d\"\npaths=[\"a\"]\n";
    EXPECT_THROW(parse_record(begin + "sha256=[\"xyz\"]\n", "r"), InputError);
    EXPECT_THROW(parse_record(begin + "sha256=[\"" + std::string(64, 'a') + "\", \"" +
                                  std::string(64, 'b') + "\"]\n",
                              "r"),
                 InputError);
    EXPECT_NO_THROW(parse_record(begin + "sha256=[\"" + std::string(64, 'a') + "\"]\n", "r"));
}

TEST(OptionValues, ArePartedBySemicolons) {
    EXPECT_EQ(option_values("a; b ;c"), (std::vector<std::string>{"a", "b", "c"}));
    EXPECT_EQ(option_values(" one two "), (std::vector<std::string>{"one two"}));
    EXPECT_TRUE(option_values("").empty());
    EXPECT_TRUE(option_values(" ; ").empty());
}

}  // namespace
}  // namespace anchorite::measurement
