#include "anchorite/base/checked_entry.hpp"

#include <gtest/gtest.h>

namespace anchorite {
namespace {

const nlohmann::ordered_json content{{"energy_eV", -1.25}, {"steps", 7}};

TEST(CheckedEntry, ReturnsWhatWasWritten) {
    EXPECT_EQ(parse_entry("kept-1", entry_text("kept-1", content)), content);
}

TEST(CheckedEntry, RefusesAnotherFormat) {
    EXPECT_EQ(parse_entry("kept-2", entry_text("kept-1", content)), std::nullopt);
}

TEST(CheckedEntry, RefusesAChangedDigit) {
    std::string text = entry_text("kept-1", content);
    text.replace(text.find("1.25"), 4, "1.26");
    EXPECT_EQ(parse_entry("kept-1", text), std::nullopt);
}

TEST(CheckedEntry, RefusesATextCutShort) {
    const std::string text = entry_text("kept-1", content);
    EXPECT_EQ(parse_entry("kept-1", text.substr(0, text.size() / 2)), std::nullopt);
    EXPECT_EQ(parse_entry("kept-1", ""), std::nullopt);
}

}  // namespace
}  // namespace anchorite
