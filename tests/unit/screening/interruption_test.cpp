// Runs that end badly: killed, crashed by a molecule, out of disk. Each bad end happens in a
// process of its own (gtest's death tests, started by exec because threads are about).
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <cstdlib>
#include <random>

#include "anchorite/base/error.hpp"
#include "anchorite/base/memory.hpp"
#include "support.hpp"

namespace anchorite::screening {
namespace {

using test::fake_scorer;
using test::options_for;
using test::outputs_of;

/// A folder that the test's child processes, which run the test's body anew, share with it.
class Interruption : public testing::Test {
protected:
    Interruption() {
        testing::FLAGS_gtest_death_test_style = "threadsafe";
        const char* inherited = std::getenv(variable);
        parent_ = inherited == nullptr;
        if (parent_) own_ = std::make_unique<test::TemporaryFolder>();
        root_ = parent_ ? *own_ / "" : std::filesystem::path(inherited);
        if (parent_) setenv(variable, root_.c_str(), 1);
    }
    ~Interruption() override {
        if (parent_) unsetenv(variable);
    }

    static constexpr auto variable = "ANCHORITE_TEST_FOLDER";
    bool parent_ = true;
    std::filesystem::path root_;

private:
    std::unique_ptr<test::TemporaryFolder> own_;
};

[[noreturn]] void screen_and_exit(const RunOptions& options, const ScoreMolecule& scorer) {
    try {
        std::_Exit(run_screen(options, scorer).end == RunEnd::complete ? 0 : 3);
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        std::_Exit(static_cast<int>(error.exit_code()));
    }
}

[[noreturn]] void screen_until_killed(const RunOptions& options, std::chrono::microseconds after) {
    std::thread([after] {
        std::this_thread::sleep_for(after);
        std::raise(SIGKILL);
    }).detach();
    screen_and_exit(options, fake_scorer(std::chrono::microseconds(400)));
}

TEST_F(Interruption, KilledAtRandomMomentsNeitherLosesNorRepeats) {
    const auto library = root_ / "library.smi";
    auto options = options_for(library, root_ / "killed");
    options.checkpoint_interval = 0.004;
    if (parent_) {
        test::write_library(library, 4000);
        run_screen(options_for(library, root_ / "whole"), fake_scorer());
    }
    std::mt19937 random(20251);
    int kills = 0;
    const auto killed_or_done = [&](int status) {
        const bool killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
        kills += killed ? 1 : 0;
        return killed || (WIFEXITED(status) && WEXITSTATUS(status) == 0);
    };
    for (int i = 0; i < 25; ++i) {
        const std::chrono::microseconds after(random() % 120'000);
        EXPECT_EXIT(screen_until_killed(options, after), killed_or_done, "");
    }
    const auto report = run_screen(options, fake_scorer());
    std::printf("%d kills in 25 runs of 4000 molecules, then resumed at record %zu\n", kills,
                report.resumed_at);
    EXPECT_GE(kills, 8);
    EXPECT_GT(report.resumed_at, 1u);
    EXPECT_EQ(outputs_of(root_ / "killed"), outputs_of(root_ / "whole"));
}

Score crash_at(std::size_t record, int signal, const LibraryEntry& entry, const CpuBudget& budget) {
    if (entry.record == record) std::raise(signal);
    return fake_scorer(std::chrono::microseconds(100))(entry, budget);
}

TEST_F(Interruption, MoleculeThatCrashesTheProgramIsLeftOutNextTime) {
    const auto library = root_ / "library.smi";
    const auto options = options_for(library, root_ / "out");
    if (parent_) test::write_library(library, 500);
    const auto segfault = [](const LibraryEntry& entry, const CpuBudget& budget) {
        return crash_at(123, SIGSEGV, entry, budget);
    };
    const auto abort = [](const LibraryEntry& entry, const CpuBudget& budget) {
        return crash_at(321, SIGABRT, entry, budget);
    };
    EXPECT_EXIT(screen_and_exit(options, segfault), testing::KilledBySignal(SIGSEGV), "");
    EXPECT_EXIT(screen_and_exit(options, abort), testing::KilledBySignal(SIGABRT), "");
    if (!parent_) return;
    const auto report = run_screen(options, fake_scorer());
    EXPECT_EQ(report.end, RunEnd::complete);
    EXPECT_EQ(report.rejected, 12u);
    const std::string rejects = test::read_all(root_ / "out/rejects.csv");
    EXPECT_THAT(rejects, testing::HasSubstr(",crashed the program (segmentation fault)\n"));
    EXPECT_THAT(rejects, testing::HasSubstr("\n321,321,m321,"));
    EXPECT_THAT(rejects, testing::HasSubstr(",crashed the program (abort)\n"));
}

/// Recursion that the optimiser cannot turn into a loop.
std::size_t deep(std::size_t level, volatile char* above) {
    volatile char frame[1024];
    frame[level % 1024] = above == nullptr ? char{1} : *above;
    return level == 0 ? 0 : deep(level - 1, frame + level % 1024) + frame[level % 7];
}

TEST_F(Interruption, StackOverflowIsNotedToo) {
    const auto library = root_ / "library.smi";
    auto options = options_for(library, root_ / "out");
    if (parent_) test::write_library(library, 40);
    const auto scorer = [](const LibraryEntry& entry, const CpuBudget& budget) {
        if (entry.record == 17) deep(std::size_t{1} << 20, nullptr);
        return fake_scorer()(entry, budget);
    };
    EXPECT_EXIT(screen_and_exit(options, scorer), testing::KilledBySignal(SIGSEGV), "");
    if (!parent_) return;
    EXPECT_EQ(run_screen(options, fake_scorer()).rejected, 1u);
    EXPECT_THAT(test::read_all(root_ / "out/rejects.csv"), testing::HasSubstr("\n17,17,m17,"));
}

[[noreturn]] void screen_with_file_limit(const RunOptions& options, rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    setrlimit(RLIMIT_FSIZE, &limit);
    screen_and_exit(options, fake_scorer(std::chrono::microseconds(50)));
}

TEST_F(Interruption, FullDiskLosesNothing) {
    const auto library = root_ / "library.smi";
    auto options = options_for(library, root_ / "full");
    options.checkpoint_interval = 0.002;
    if (parent_) {
        test::write_library(library, 3000);
        run_screen(options_for(library, root_ / "whole"), fake_scorer());
    }
    for (const rlim_t bytes : {300, 20'000, 40'000, 90'000}) {
        EXPECT_EXIT(screen_with_file_limit(options, bytes), testing::ExitedWithCode(1),
                    "File too large");
    }
    if (!parent_) return;
    const auto report = run_screen(options, fake_scorer());
    std::printf("after four full disks: resumed at record %zu of %zu\n", report.resumed_at,
                report.records);
    EXPECT_GT(report.resumed_at, 500u);
    EXPECT_EQ(outputs_of(root_ / "full"), outputs_of(root_ / "whole"));
}

#ifdef __SANITIZE_ADDRESS__
constexpr double memory_limit = 400;  // its quarantine keeps 256 MiB of what was freed
#else
constexpr double memory_limit = 64;
#endif

/// Screens and leaves what it took in a file, for a death test's output does not reach the parent.
[[noreturn]] void measure_memory(const std::filesystem::path& library,
                                 const std::filesystem::path& folder,
                                 const std::filesystem::path& figures) {
    constexpr double mebibyte = 1024 * 1024;
    const double before = peak_memory() / mebibyte;
    const auto report = run_screen(options_for(library, folder), fake_scorer());
    const double rate = static_cast<double>(report.records) / report.elapsed;
    std::ofstream(figures) << report.records << ' ' << before << ' ' << peak_memory() / mebibyte
                           << ' ' << rate;
    std::_Exit(0);
}

TEST_F(Interruption, MemoryDoesNotGrowWithTheLibrary) {
    const auto library = root_ / "library.smi";
    if (parent_) test::write_library(library, 100'000);
    EXPECT_EXIT(measure_memory(library, root_ / "out", root_ / "figures"),
                testing::ExitedWithCode(0), "");
    if (!parent_) return;
    double molecules = 0, before = 0, peak = 0, rate = 0;
    std::ifstream(root_ / "figures") >> molecules >> before >> peak >> rate;
    std::printf("%.0f molecules, 4 threads: peak %.0f MiB (%.0f MiB before), %.0f molecules/s\n",
                molecules, peak, before, rate);
    EXPECT_EQ(molecules, 100'000);
    EXPECT_LT(peak - before, memory_limit);
    const std::string results = test::read_all(root_ / "out/results.csv");
    EXPECT_EQ(std::count(results.begin(), results.end(), '\n'), 98'001);
}

}  // namespace
}  // namespace anchorite::screening
