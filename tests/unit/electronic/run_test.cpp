#include "anchorite/electronic/run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <functional>
#include <thread>

#include "fake_engine.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::electronic {
namespace {

using testing::AllOf;
using testing::HasSubstr;

/// A fake engine with a cache and a folder for runs.
struct Runs {
    test::TemporaryFolder folder;
    FakeEngine engine;
    RunOptions options;

    Runs() {
        options.cache = CalculationCache({folder / "cache"});
        options.work = folder / "work";
    }
    [[nodiscard]] RunOutcome run(const ProgressCallback& progress = {}) const {
        return run_calculation(fake_calculation(), engine, options, progress);
    }
    [[nodiscard]] std::string failure() const {
        return test::message_of<RunError>([&] { (void)run(); });
    }
    [[nodiscard]] bool kept() const {
        return options.cache.find(engine, fake_calculation(), std::nullopt).has_value();
    }
    [[nodiscard]] std::filesystem::path run_folder() const {
        return folder / "work" / calculation_key(engine, fake_calculation());
    }
    /// A failed run leaves nothing in the cache, and a good one afterwards works.
    void expect_recovery() {
        EXPECT_FALSE(kept());
        engine = {};
        options.limits = {};
        EXPECT_FALSE(run().cached);
        EXPECT_TRUE(kept());
        EXPECT_FALSE(std::filesystem::exists(run_folder()));
    }
};

TEST(Run, ComputesOnceAndLeavesNothingBehind) {
    const Runs runs;
    const RunOutcome first = runs.run();
    EXPECT_FALSE(first.cached);
    EXPECT_EQ(first.result.energy, -100);
    EXPECT_GT(first.result.cost.wall_seconds, 0);
    EXPECT_GT(first.result.cost.peak_memory, 100e3);
    EXPECT_TRUE(runs.run().cached);
    EXPECT_TRUE(std::filesystem::is_empty(runs.folder / "work"));
}

TEST(Run, RecomputesWhenAskedTo) {
    Runs runs;
    (void)runs.run();
    runs.options.recompute = true;
    EXPECT_FALSE(runs.run().cached);
}

TEST(Run, TakesOnlyWhatIsKeptWhenComputingIsNotAskedFor) {
    Runs runs;
    runs.options.compute = false;
    EXPECT_THAT(runs.failure(), HasSubstr("no kept result of fake for atom"));
    runs.options.compute = true;
    (void)runs.run();
    runs.options.compute = false;
    runs.engine.installed = "2.0";
    EXPECT_TRUE(runs.run().cached);
}

TEST(Run, TakesAnyVersionWhereNoneIsInstalled) {
    Runs runs;
    (void)runs.run();
    runs.engine.installed.reset();
    EXPECT_TRUE(runs.run().cached);
    runs.engine.installed = "2.0";
    runs.engine.printed = "2.0";
    EXPECT_FALSE(runs.run().cached);
}

TEST(Run, SaysThatAnEngineIsMissing) {
    Runs runs;
    runs.engine.installed.reset();
    EXPECT_THAT(runs.failure(), HasSubstr("fake is not installed"));
    runs.engine.installed = "1.0";
    runs.engine.program = "no-such-engine";
    EXPECT_THAT(runs.failure(), HasSubstr("no program no-such-engine in PATH"));
    runs.expect_recovery();
}

TEST(Run, SaysThatTheEngineWasKilled) {
    Runs runs;
    runs.engine.script = "echo step 1; touch wave; kill -9 $$";
    EXPECT_THAT(runs.failure(), AllOf(HasSubstr("signal 9"), HasSubstr("run again to go on")));
    runs.engine.script = "grep -q restart input.txt || exit 3; echo energy -100; echo end";
    EXPECT_FALSE(runs.run().cached);
    EXPECT_TRUE(runs.kept());
}

TEST(Run, AddsUpWhatAllAttemptsTook) {
    Runs runs;
    runs.engine.script = "sleep 0.3; kill -9 $$";
    EXPECT_NE(runs.failure(), "");
    runs.engine.script = FakeEngine().script;
    EXPECT_GT(runs.run().result.cost.wall_seconds, 0.3);
}

TEST(Run, SaysThatTimeRanOut) {
    Runs runs;
    runs.engine.script = "touch wave; echo step 1; sleep 60";
    runs.options.limits.wall_seconds = 1.5;
    EXPECT_THAT(runs.failure(), HasSubstr("stopped after 1.5 s"));
    EXPECT_TRUE(std::filesystem::exists(runs.run_folder() / "wave"));
    runs.expect_recovery();
}

TEST(Run, SaysThatMemoryRanOut) {
    Runs runs;
    runs.engine.script = "exec dd if=/dev/zero of=/dev/null bs=900M count=1";
    runs.options.limits.memory = 300e6;
    EXPECT_THAT(runs.failure(), AllOf(HasSubstr("ended with status"), HasSubstr("memory")));
    runs.expect_recovery();
}

TEST(Run, QuotesAnEngineThatCannotWrite) {
    Runs runs;
    runs.engine.script = "ulimit -f 1; exec dd if=/dev/zero of=wave bs=100k count=1";
    EXPECT_THAT(runs.failure(), HasSubstr("File size limit exceeded"));
    runs.expect_recovery();
}

TEST(Run, QuotesTheLastWordsOfAnEngine) {
    Runs runs;
    runs.engine.script = "echo out of disk; echo no space left on device >&2; exit 2";
    EXPECT_THAT(
        runs.failure(),
        AllOf(HasSubstr("ended with status 2"), HasSubstr("out.txt ends: out of disk"),
              HasSubstr("standard error ends: no space left on device"), HasSubstr("-failed")));
    runs.expect_recovery();
}

TEST(Run, TriesOnceMoreWithWhatAFailedAttemptLeft) {
    Runs runs;
    runs.engine.script = "echo wave >> wave; exit 2";
    EXPECT_THAT(runs.failure(), HasSubstr("run again to go on"));
    EXPECT_TRUE(std::filesystem::exists(runs.run_folder() / "wave"));
    runs.engine.script = "kill -SEGV $$";
    EXPECT_THAT(runs.failure(), HasSubstr("the next run starts anew"));
    EXPECT_FALSE(std::filesystem::exists(runs.run_folder() / "wave"));
    runs.expect_recovery();
}

TEST(Run, RefusesOutputThatIsCutOff) {
    Runs runs;
    runs.engine.script = "echo step 1; echo energy -1";
    EXPECT_THAT(runs.failure(), AllOf(HasSubstr("cut off"), HasSubstr("starts anew")));
    EXPECT_FALSE(std::filesystem::exists(runs.run_folder()));
    runs.expect_recovery();
}

TEST(Run, RefusesAFalseConvergence) {
    Runs runs;
    runs.engine.script = "touch wave; echo energy -62.7; echo end";
    EXPECT_THAT(runs.failure(), HasSubstr("not believable"));
    // The wave function of a false minimum is no start for the next run.
    EXPECT_FALSE(std::filesystem::exists(runs.run_folder() / "wave"));
    runs.expect_recovery();
}

TEST(Run, RefusesAnotherVersionThanTheOneAsked) {
    Runs runs;
    runs.engine.printed = "3.0";
    EXPECT_THAT(runs.failure(), HasSubstr("version 3.0 by its output, but 1.0 when it was asked"));
    runs.expect_recovery();
}

TEST(Run, ReturnsWhatRanOutButKeepsItsStart) {
    Runs runs;
    runs.engine.script = "touch wave; echo steps ran out; echo energy -100; echo end";
    EXPECT_EQ(runs.run().result.termination, Termination::ran_out);
    EXPECT_TRUE(std::filesystem::exists(runs.run_folder() / "wave"));
    runs.expect_recovery();
}

TEST(Run, StopsWhenTheCallbackAsksForIt) {
    Runs runs;
    runs.engine.script = "touch wave; echo step 1; sleep 60";
    const auto until_first_step = [](const ProgressEvent& event) {
        EXPECT_TRUE(event.done == 0 || event.stage == "atom: self-consistency");
        return event.done == 0;
    };
    EXPECT_THROW((void)runs.run(until_first_step), Cancelled);
    EXPECT_TRUE(std::filesystem::exists(runs.run_folder() / "wave"));
    runs.expect_recovery();
}

TEST(Run, LetsOneProcessComputeACalculation) {
    Runs runs;
    runs.engine.script = "sleep 0.3; " + runs.engine.script;
    bool asked = false;
    (void)runs.run([&](const ProgressEvent&) {
        if (!asked) {
            asked = true;
            EXPECT_THAT(runs.failure(), HasSubstr("another process computes this already"));
        }
        return true;
    });
    EXPECT_TRUE(asked);
}

TEST(Run, NeverLetsTwoRunsShareAFolder) {
    Runs runs;
    runs.options.recompute = true;
    runs.engine.script = "mkdir ../busy || exit 9; " + runs.engine.script + "; rmdir ../busy";
    std::atomic<int> good{0};
    std::array<std::string, 3> failures;
    const auto work = [&](std::string& failure) {
        while (good < 40 && failure.empty()) {
            try {
                (void)runs.run();
                ++good;
            } catch (const RunError& error) {
                const std::string words = error.what();
                if (words.find("another process") == std::string::npos) failure = words;
            }
        }
    };
    std::vector<std::thread> threads;
    for (std::string& failure : failures) threads.emplace_back(work, std::ref(failure));
    for (std::thread& thread : threads) thread.join();
    for (const std::string& failure : failures) EXPECT_EQ(failure, "");
    EXPECT_TRUE(std::filesystem::is_empty(runs.folder / "work"));
}

TEST(Run, TakesAndMakesOnlyTheVersionAskedFor) {
    Runs runs;
    (void)runs.run();
    runs.options.version = "2.0";
    EXPECT_THAT(runs.failure(), HasSubstr("of version 2.0, while 1.0 is installed"));
    runs.options.version = "1.0";
    runs.engine.installed = "2.0";
    EXPECT_TRUE(runs.run().cached);
}

TEST(Run, LooksWhetherItCanKeepAResultBeforeItComputes) {
    Runs runs;
    std::ofstream(runs.folder / "cache") << "a file where a folder should be";
    runs.engine.script = "touch ../started; " + runs.engine.script;
    EXPECT_THAT(runs.failure(), HasSubstr("results cannot be written to"));
    EXPECT_FALSE(std::filesystem::exists(runs.folder / "work" / "started"));
}

TEST(Run, ChecksItsLimits) {
    Runs runs;
    for (const double memory : {1e6, 1e300}) {  // less than a program needs, more than fits
        runs.options.limits.memory = memory;
        EXPECT_THROW((void)runs.run(), InputError) << memory;
    }
    runs.options.limits = {};
    runs.options.limits.threads = 0;
    EXPECT_THROW((void)runs.run(), InputError);
    runs.options.limits = {};
    runs.options.limits.wall_seconds = 0;
    EXPECT_THROW((void)runs.run(), InputError);
    runs.options.limits = {};
    runs.options.work.clear();
    EXPECT_THROW((void)runs.run(), InputError);
}

}  // namespace
}  // namespace anchorite::electronic
