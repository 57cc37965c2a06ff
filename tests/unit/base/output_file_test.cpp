#include "anchorite/base/output_file.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <cstdio>

#include "anchorite/base/error.hpp"
#include "anchorite/base/text_file.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;
using test::message_of;
using test::TemporaryFolder;

namespace {

/// Lets no file grow past a size, as a full disk does, while it lives.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) : previous_handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &previous_);
        const rlimit limit{bytes, previous_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &previous_);
        std::signal(SIGXFSZ, previous_handler_);
    }

private:
    rlimit previous_{};
    void (*previous_handler_)(int);
};

}  // namespace

TEST(AtomicFile, AppearsWhenCommitted) {
    const TemporaryFolder folder;
    AtomicFile file(folder / "a");
    file.write("half");
    EXPECT_FALSE(std::filesystem::exists(folder / "a"));
    file.write(" and half");
    file.commit();
    EXPECT_EQ(read_bytes(folder / "a"), "half and half");
    EXPECT_EQ(folder.entries(), 1U);
}

TEST(AtomicFile, LeavesNothingWithoutCommit) {
    const TemporaryFolder folder;
    (void)folder.write("a", "old");
    {
        AtomicFile file(folder / "a");
        file.write("new");
    }
    EXPECT_EQ(read_bytes(folder / "a"), "old");
    EXPECT_EQ(folder.entries(), 1U);
}

TEST(AtomicFile, KeepsTheOldFileWhenTheDiskIsFull) {
    const TemporaryFolder folder;
    (void)folder.write("a", "old");
    const FileSizeLimit limit(100000);
    const std::string message =
        message_of<RunError>([&] { write_file(folder / "a", std::string(1000000, 'x')); });
    EXPECT_EQ(message, "cannot write " + (folder / "a").string() + ": File too large");
    EXPECT_EQ(read_bytes(folder / "a"), "old");
    EXPECT_EQ(folder.entries(), 1U);
}

TEST(AtomicFile, TellsOfAFullDevice) {
    EXPECT_EQ(message_of<RunError>([] { write_file("/dev/full", "x"); }),
              "cannot write /dev/full: No space left on device");
}

TEST(AtomicFile, WritesThroughLinks) {
    const TemporaryFolder folder;
    (void)folder.write("target", "old");
    std::filesystem::create_symlink(folder / "target", folder / "link");
    write_file(folder / "link", "new");
    EXPECT_TRUE(std::filesystem::is_symlink(folder / "link"));
    EXPECT_EQ(read_bytes(folder / "target"), "new");
}

TEST(AtomicFile, RefusesFoldersAndMissingOnes) {
    const TemporaryFolder folder;
    EXPECT_NE(message_of<RunError>([&] { AtomicFile(folder / ""); }), "");
    EXPECT_NE(message_of<RunError>([&] { AtomicFile(folder / "none/a"); }), "");
    write_file(folder / "made/for/it/a", "x");
    EXPECT_EQ(read_bytes(folder / "made/for/it/a"), "x");
    (void)folder.write("file", "x");
    EXPECT_NE(message_of<RunError>([&] {
                  create_folder(folder / "file/inside");
              }).find("cannot create folder"),
              std::string::npos);
}

TEST(AppendFile, GrowsAndResumes) {
    const TemporaryFolder folder;
    {
        AppendFile file(folder / "a");
        file.write("one\n");
        EXPECT_EQ(file.size(), 4U);
        file.sync();
        file.write("torn");
    }
    EXPECT_EQ(read_bytes(folder / "a"), "one\ntorn");
    {
        AppendFile file(folder / "a", 4);
        EXPECT_EQ(file.size(), 4U);
        file.write("two\n");
        file.close();
    }
    EXPECT_EQ(read_bytes(folder / "a"), "one\ntwo\n");
    {
        AppendFile file(folder / "a");
        file.write("three\n");
        EXPECT_EQ(file.size(), 14U);
        file.close();
    }
    EXPECT_EQ(read_bytes(folder / "a"), "one\ntwo\nthree\n");
}

TEST(AppendFile, RefusesToResumePastTheEnd) {
    const TemporaryFolder folder;
    (void)folder.write("a", "short");
    EXPECT_EQ(message_of<RunError>([&] { AppendFile(folder / "a", 10); }),
              "cannot resume " + (folder / "a").string() + ": it has 5 bytes, 10 were expected");
}

// What was written before the disk was full is there once, in order, after space is freed.
TEST(AppendFile, LosesAndRepeatsNothingOnAFullDisk) {
    const TemporaryFolder folder;
    std::string expected;
    AppendFile file(folder / "a");
    bool failed = false;
    {
        const FileSizeLimit limit(200000);
        for (int i = 0; i < 100000 && !failed; ++i) {
            const std::string row = std::to_string(i) + "\n";
            expected += row;
            failed = !message_of<RunError>([&] { file.write(row); }).empty();
        }
    }
    ASSERT_TRUE(failed);
    file.close();
    const std::string found = read_bytes(folder / "a");
    EXPECT_EQ(found, expected);
    std::printf("%zu bytes written across a full disk\n", found.size());
}

TEST(AppendFile, TellsOfAFullDevice) {
    AppendFile file("/dev/full", 0);
    file.write("x");
    EXPECT_EQ(message_of<RunError>([&] { file.flush(); }),
              "cannot write /dev/full: No space left on device");
}
