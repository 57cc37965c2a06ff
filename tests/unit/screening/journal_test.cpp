#include "anchorite/screening/journal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"
#include "support.hpp"

namespace anchorite::screening {
namespace {

TEST(Journal, RoundTrips) {
    const test::TemporaryFolder folder;
    EXPECT_FALSE(load_journal(folder / "journal.json"));
    Journal journal;
    journal.fingerprint = {{"version", "1"}, {"settings", {{"spacing", 6.5}}}};
    journal.next_record = 12345678901;
    journal.scored = 3;
    journal.rejected = 4;
    journal.results_bytes = 55;
    journal.rejects_bytes = 66;
    journal.complete = true;
    save_journal(folder / "journal.json", journal);
    const auto back = load_journal(folder / "journal.json");
    ASSERT_TRUE(back);
    EXPECT_EQ(back->fingerprint, journal.fingerprint);
    EXPECT_EQ(back->next_record, 12345678901u);
    EXPECT_EQ(back->scored, 3u);
    EXPECT_EQ(back->rejected, 4u);
    EXPECT_EQ(back->results_bytes, 55u);
    EXPECT_EQ(back->rejects_bytes, 66u);
    EXPECT_TRUE(back->complete);
}

TEST(Journal, RefusesWhatIsNone) {
    const test::TemporaryFolder folder;
    for (const std::string text :
         {"{\"format\": 1", "{}", "[1]", R"({"format": "something"})",
          R"({"format": "anchorite-screen-journal", "format_version": 9})"}) {
        const auto file = test::write_text(folder / "journal.json", text);
        EXPECT_THROW(load_journal(file), InputError) << text;
    }
}

TEST(Fingerprint, DifferencesNameTheEntries) {
    const nlohmann::ordered_json before = {{"version", "1"}, {"settings", {{"a", 6.5}, {"b", 1}}}};
    const nlohmann::ordered_json now = {{"version", "1"}, {"settings", {{"a", 6.2}, {"c", 1}}}};
    EXPECT_EQ(fingerprint_differences(before, before), "");
    EXPECT_EQ(fingerprint_differences(before, now),
              "\n  settings/a: 6.5 -> 6.2\n  settings/b: 1 -> nothing\n  settings/c: nothing -> 1");
}

}  // namespace
}  // namespace anchorite::screening
