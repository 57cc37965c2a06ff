#include "anchorite/base/text_file.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdio>
#include <vector>

#include "support/temporary_folder.hpp"

using namespace anchorite;
using test::TemporaryFolder;

namespace {

std::string gzip(const std::string& bytes, const TemporaryFolder& folder) {
    const auto name = folder / "scratch.gz";
    gzFile file = gzopen(name.c_str(), "wb");
    gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(file);
    return read_bytes(name);
}

std::string numbered_lines(int count) {
    std::string text;
    for (int i = 1; i <= count; ++i) text += "line " + std::to_string(i) + "\n";
    return text;
}

std::string reading_refusal(const std::filesystem::path& file) {
    return test::message_of<InputError>([&] { (void)read_text_file(file); });
}

}  // namespace

TEST(TextFile, ReadsPlainAndGzipAlike) {
    const TemporaryFolder folder;
    const std::string text = numbered_lines(50000);
    EXPECT_EQ(read_text_file(folder.write("a.txt", text)), text);
    EXPECT_EQ(read_text_file(folder.write("a.gz", gzip(text, folder))), text);
    EXPECT_EQ(read_text_file(folder.write("no_suffix", gzip(text, folder))), text);
    std::printf("%zu bytes read three ways\n", text.size());
}

TEST(TextFile, NormalisesLineEndsAndByteOrderMark) {
    const TemporaryFolder folder;
    EXPECT_EQ(read_text_file(folder.write("a",
                                          "\xEF\xBB\xBF"
                                          "a\r\nb\n\nc")),
              "a\nb\n\nc\n");
}

TEST(TextFile, LetsInvalidUtf8Pass) {
    const TemporaryFolder folder;
    EXPECT_EQ(read_text_file(folder.write("a", "caf\xE9\n")), "caf\xE9\n");
}

TEST(TextFile, NumbersItsLines) {
    const TemporaryFolder folder;
    LineReader reader(folder.write("a", "x\ny y\nz"));
    std::string line;
    EXPECT_EQ(reader.line_number(), 0U);
    ASSERT_TRUE(reader.next(line));
    ASSERT_TRUE(reader.next(line));
    EXPECT_EQ(line, "y y");
    EXPECT_EQ(reader.where().line, 2U);
    EXPECT_EQ(reader.where().excerpt, "y y");
    ASSERT_TRUE(reader.next(line));
    EXPECT_EQ(line, "z");
    EXPECT_FALSE(reader.next(line));
    EXPECT_FALSE(reader.next(line));
    EXPECT_EQ(reader.line_number(), 3U);
}

TEST(TextFile, ReadsLinesLongerThanItsBlock) {
    const TemporaryFolder folder;
    const std::string longest(3000000, 'C');
    LineReader reader(folder.write("a", longest + "\nO\n"));
    std::string line;
    ASSERT_TRUE(reader.next(line));
    EXPECT_EQ(line, longest);
    ASSERT_TRUE(reader.next(line));
    EXPECT_EQ(line, "O");
}

TEST(TextFile, RefusesWhatIsNoTextFile) {
    const TemporaryFolder folder;
    const auto name = [&](const char* file) { return (folder / file).string(); };
    EXPECT_EQ(reading_refusal(folder / "none"), name("none") + ": there is no such file");
    EXPECT_EQ(reading_refusal(folder / ""), name("") + ": is a folder, not a file");
    EXPECT_EQ(reading_refusal(folder.write("empty", "")), name("empty") + ": is empty");
    EXPECT_EQ(reading_refusal(folder.write("bom", "\xEF\xBB\xBF")), name("bom") + ": is empty");
    EXPECT_EQ(reading_refusal(folder.write("empty.gz", gzip("", folder))),
              name("empty.gz") + ": is empty");
    EXPECT_NE(reading_refusal(folder.write("nul", std::string("a\0b\n", 4))).find("NUL byte"),
              std::string::npos);
    EXPECT_NE(reading_refusal(folder.write("wide", std::string("\xFF\xFE"
                                                               "a\0",
                                                               4)))
                  .find("UTF-16"),
              std::string::npos);
    EXPECT_EQ(reading_refusal({}), "no file name given");
}

TEST(TextFile, FindsNulBytesPastTheFirstBlock) {
    const TemporaryFolder folder;
    const std::string text = numbered_lines(100000) + std::string("a\0b\n", 4);
    const std::string message = reading_refusal(folder.write("a", text));
    EXPECT_NE(message.find(":100001: is not text"), std::string::npos) << message;
}

// Whatever the cut, the lines before it come out whole and the error says where it stopped.
TEST(TextFile, GivesTheLinesBeforeATruncation) {
    const TemporaryFolder folder;
    const std::string whole = gzip(numbered_lines(20000), folder);
    std::size_t fewest = 20000, most = 0;
    for (std::size_t cut = 20; cut < whole.size(); cut += whole.size() / 40) {
        std::size_t lines = 0;
        const std::string message = test::message_of<InputError>([&] {
            LineReader reader(folder.write("cut.gz", whole.substr(0, cut)));
            std::string line;
            while (reader.next(line)) EXPECT_EQ(line, "line " + std::to_string(++lines));
        });
        EXPECT_NE(message.find("truncated"), std::string::npos) << cut << " " << message;
        EXPECT_LE(lines, 20000U);
        fewest = std::min(fewest, lines);
        most = std::max(most, lines);
    }
    std::printf("lines saved from truncated gzip: %zu to %zu of 20000\n", fewest, most);
    EXPECT_GT(most, 15000U);
}

TEST(TextFile, NoticesDamage) {
    const TemporaryFolder folder;
    std::string bytes = gzip(numbered_lines(20000), folder);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x55);
    const std::string message = reading_refusal(folder.write("a.gz", bytes));
    EXPECT_NE(message.find("the gzip stream is damaged"), std::string::npos) << message;
}
