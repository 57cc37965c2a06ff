#include "anchorite/study/study_stack.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"
#include "anchorite/base/output_file.hpp"
#include "anchorite/base/text_file.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::study {
namespace {

constexpr const char* text = R"toml(name = "film"
[[material]]
name = "mine"
file = "mine.csv"
[[layer]]
name = "film"
material = "mine"
thickness = "10 nm"
)toml";

TEST(StudyStack, KeyChangesWithTheFileAndWithWhatItNames) {
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "stack.toml";
    write_file(file, text);
    write_file(folder.path() / "mine.csv", "wavelength [nm],n,k\n400,1.5,0\n800,1.5,0\n");
    const std::string key = read_study_stack(file).key;
    EXPECT_EQ(read_study_stack(file).key, key);
    write_file(folder.path() / "mine.csv", "wavelength [nm],n,k\n400,1.6,0\n800,1.5,0\n");
    const std::string other_data = read_study_stack(file).key;
    EXPECT_NE(other_data, key);
    write_file(file, std::string(text) + "# a remark\n");
    EXPECT_NE(read_study_stack(file).key, other_data);
}

TEST(StudyStack, AMissingFileIsAnError) {
    const test::TemporaryFolder folder;
    write_file(folder.path() / "stack.toml", text);
    EXPECT_THROW(read_study_stack(folder.path() / "stack.toml"), Error);
}

}  // namespace
}  // namespace anchorite::study
