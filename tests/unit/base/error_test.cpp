#include "anchorite/base/error.hpp"

#include <gtest/gtest.h>

using namespace anchorite;

TEST(InputError, ShowsPlaceLineCaretAndHint) {
    const SourceLocation where{"study.toml", 12, 11, "spacing = \"6.5 parsec\""};
    const InputError error(where, "unit 'parsec' is not a length", "use Å");
    EXPECT_STREQ(error.what(),
                 "study.toml:12:11: unit 'parsec' is not a length\n"
                 "  12 | spacing = \"6.5 parsec\"\n"
                 "     |           ^\n"
                 "use Å");
    EXPECT_EQ(error.message(), "unit 'parsec' is not a length");
    EXPECT_EQ(error.hint(), "use Å");
    EXPECT_EQ(error.exit_code(), ExitCode::bad_input);
}

TEST(InputError, CountsCharactersNotBytes) {
    const InputError error({"a", 1, 7, "å = \"ß\" x"}, "m");
    EXPECT_STREQ(error.what(), "a:1:7: m\n  1 | å = \"ß\" x\n    |       ^");
}

TEST(InputError, KeepsTabsUnderTabs) {
    const InputError error({"a", 1, 3, "\t\tx"}, "m");
    EXPECT_STREQ(error.what(), "a:1:3: m\n  1 | \t\tx\n    | \t\t^");
}

TEST(InputError, CutsLongLinesAroundTheCaret) {
    std::string line(1000, '.');
    line[499] = 'X';
    const InputError error({"a", 1, 500, line}, "m");
    const std::string text = error.what();
    const std::size_t second = text.find('\n') + 1, third = text.find('\n', second) + 1;
    const std::string shown = text.substr(second, third - second - 1);
    const std::string caret = text.substr(third);
    EXPECT_LT(shown.size(), 120U);
    // "…" is three bytes and one column before the X.
    EXPECT_EQ(shown.find('X') - 2, caret.find('^'));
}

TEST(InputError, LeavesOutWhatIsUnknown) {
    EXPECT_STREQ(InputError({"a.smi", 0, 0, ""}, "is empty").what(), "a.smi: is empty");
    EXPECT_STREQ(InputError({"a.smi", 3, 0, ""}, "m").what(), "a.smi:3: m");
    EXPECT_STREQ(InputError(SourceLocation{}, "m").what(), "m");
    EXPECT_STREQ(InputError("m").what(), "m");
}

TEST(RunError, HasItsOwnExitCode) {
    EXPECT_EQ(RunError("m").exit_code(), ExitCode::failed);
    EXPECT_EQ(Cancelled().exit_code(), ExitCode::failed);
}
