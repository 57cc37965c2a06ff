#include "anchorite/stack/roles.hpp"

#include <gtest/gtest.h>

#include <set>

using namespace anchorite;
using namespace anchorite::stack;

TEST(Roles, EveryRoleHasOneWord) {
    std::set<std::string> words;
    for (const auto& choice : role_choices()) {
        EXPECT_TRUE(words.insert(choice.word).second) << choice.word;
        EXPECT_EQ(name_of(choice.value), choice.word);
        EXPECT_FALSE(choice.doc.empty());
    }
    EXPECT_EQ(words.size(), 11U);
    EXPECT_EQ(name_of(Role::electron_injection), "electron-injection");
}
