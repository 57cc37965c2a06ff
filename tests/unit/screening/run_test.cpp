#include "anchorite/screening/run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <atomic>
#include <mutex>

#include "anchorite/base/error.hpp"
#include "anchorite/screening/folder.hpp"
#include "anchorite/screening/table_rows.hpp"
#include "support.hpp"

namespace anchorite::screening {
namespace {

using test::fake_scorer;
using test::options_for;
using test::outputs_of;
using test::TemporaryFolder;

std::string message_of(const RunOptions& options) {
    try {
        run_screen(options, fake_scorer());
    } catch (const InputError& error) {
        return error.what();
    }
    return "accepted";
}

class RunScreen : public testing::Test {
protected:
    TemporaryFolder folder_;
    std::filesystem::path library_ = test::write_library(folder_ / "library.smi", 3000);
};

TEST_F(RunScreen, CountsEveryMoleculeOnce) {
    const auto report = run_screen(options_for(library_, folder_ / "out"), fake_scorer());
    EXPECT_EQ(report.end, RunEnd::complete);
    EXPECT_EQ(report.records, 3000u);
    EXPECT_EQ(report.scored, 2940u);
    EXPECT_EQ(report.rejected, 60u);
    std::istringstream results(test::read_all(folder_ / "out/results.csv"));
    std::string line;
    std::getline(results, line);
    for (std::size_t record = 1; record <= 3000; ++record) {
        if (record % 50 == 0) continue;
        std::getline(results, line);
        ASSERT_TRUE(line.starts_with(std::to_string(record) + ",")) << line;
    }
    EXPECT_FALSE(std::getline(results, line));
    EXPECT_THAT(test::read_all(folder_ / "out/rejects.csv"),
                testing::StartsWith(std::string(rejects_header()) +
                                    "50,50,m50,C1CC(,unclosed branch\n100,"));
    EXPECT_EQ(report.summary["molecules_by_sites"]["0"].get<int>() +
                  report.summary["molecules_by_sites"]["1"].get<int>() +
                  report.summary["molecules_by_sites"]["2"].get<int>() +
                  report.summary["molecules_by_sites"]["3"].get<int>(),
              2940);
    EXPECT_EQ(report.summary["ranking"].size(), 20u);
}

TEST_F(RunScreen, BytesDoNotDependOnTheNumberOfThreads) {
    std::string reference;
    for (const int threads : {1, 2, 3, 8, 32}) {
        auto options = options_for(library_, folder_ / std::to_string(threads));
        options.threads = threads;
        // Waits of different length make molecules overtake each other.
        const auto scorer = [fake = fake_scorer()](const LibraryEntry& entry, const CpuBudget& b) {
            std::this_thread::sleep_for(std::chrono::microseconds(entry.record * 7919 % 300));
            return fake(entry, b);
        };
        run_screen(options, scorer);
        const std::string outputs = outputs_of(options.folder);
        if (reference.empty()) reference = outputs;
        EXPECT_EQ(outputs, reference) << threads << " threads";
    }
}

TEST_F(RunScreen, UsesTheThreadsAndBoundsWhatIsInFlight) {
    std::mutex mutex;
    int running = 0;
    int most = 0;
    std::size_t furthest = 0;
    std::size_t ahead = 0;
    const auto scorer = [&, fake = fake_scorer()](const LibraryEntry& entry, const CpuBudget& b) {
        {
            const std::scoped_lock lock(mutex);
            most = std::max(most, ++running);
            furthest = std::max(furthest, entry.record);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(entry.record == 1 ? 400 : 1));
        const std::scoped_lock lock(mutex);
        if (entry.record == 1) ahead = furthest - entry.record;
        --running;
        return fake(entry, b);
    };
    auto options = options_for(library_, folder_ / "out");
    options.rows_ahead = 16;
    run_screen(options, scorer);
    std::printf("4 threads asked for: %d molecules at once, a slow one let %zu others begin\n",
                most, ahead);
    EXPECT_GE(most, 2);
    EXPECT_LE(most, 4);
    EXPECT_GE(ahead, 8u);
    EXPECT_LE(ahead, 64u);
}

TEST_F(RunScreen, StoppedRunGoesOnWithoutATrace) {
    run_screen(options_for(library_, folder_ / "whole"), fake_scorer());
    const auto options = options_for(library_, folder_ / "parts");
    std::size_t parts = 0;
    RunReport report;
    do {
        std::size_t events = 0;
        const auto stop_soon = [&](const ProgressEvent& event) {
            return event.stage != "score" || ++events < 400;
        };
        report = run_screen(options, fake_scorer(), stop_soon);
        ++parts;
    } while (report.end == RunEnd::stopped && parts < 100);
    std::printf("stopped and resumed in %zu parts\n", parts);
    EXPECT_GT(parts, 3u);
    EXPECT_EQ(report.end, RunEnd::complete);
    EXPECT_EQ(outputs_of(folder_ / "parts"), outputs_of(folder_ / "whole"));
}

TEST_F(RunScreen, CompleteRunIsNotRepeated) {
    auto options = options_for(library_, folder_ / "out");
    run_screen(options, fake_scorer());
    const std::string before = outputs_of(options.folder);
    std::atomic<int> calls{0};
    const auto counting = [&](const LibraryEntry&, const CpuBudget&) {
        ++calls;
        return Score{};
    };
    const auto report = run_screen(options, counting);
    EXPECT_EQ(calls, 0);
    EXPECT_EQ(report.scored, 2940u);
    EXPECT_EQ(outputs_of(options.folder), before);
    options.top = 3;
    EXPECT_EQ(run_screen(options, counting).summary["ranking"].size(), 3u);
    options.mode = StartMode::fresh;
    run_screen(options, counting);
    EXPECT_EQ(calls, 3000);
}

TEST_F(RunScreen, RefusesToMixScreens) {
    auto options = options_for(library_, folder_ / "out");
    options.mode = StartMode::resume;
    EXPECT_THAT(message_of(options), testing::HasSubstr("no screen to resume"));
    options.mode = StartMode::automatic;
    run_screen(options, fake_scorer());
    options.settings["spacing_angstrom"] = 6.2;
    EXPECT_THAT(message_of(options),
                testing::AllOf(testing::HasSubstr("--fresh"),
                               testing::HasSubstr("settings/spacing_angstrom: 6.5 -> 6.2")));
    options.settings["spacing_angstrom"] = 6.5;
    test::write_library(library_, 3001);
    EXPECT_THAT(message_of(options), testing::HasSubstr("library_sha256"));
    std::filesystem::remove(folder_ / "out/journal.json");
    EXPECT_THAT(message_of(options), testing::HasSubstr("results but no journal"));
}

TEST_F(RunScreen, ResultsCutShorterThanTheJournalAreRefused) {
    auto options = options_for(library_, folder_ / "out");
    run_screen(options, fake_scorer());
    std::filesystem::resize_file(folder_ / "out/results.csv", 100);
    EXPECT_THROW(run_screen(options, fake_scorer()), RunError);
}

TEST_F(RunScreen, WhateverTheScorerThrowsIsAReject) {
    const auto scorer = [](const LibraryEntry& entry, const CpuBudget& budget) {
        if (entry.record == 1) throw 5;
        if (entry.record == 2) throw InputError("no heavy atom");
        Score score;
        if (entry.record == 3) score.score = std::nan("");
        while (entry.record == 4) budget.check();
        return score;
    };
    auto options =
        options_for(test::write_text(folder_ / "a.smi", "C\nCC\nCCC\nCCCC\nN\n"), folder_ / "out");
    options.time_limit = 0.05;
    const auto report = run_screen(options, scorer);
    EXPECT_EQ(report.scored, 1u);
    EXPECT_EQ(test::read_all(folder_ / "out/rejects.csv"),
              std::string(rejects_header()) + "1,1,,C,an error without a description\n" +
                  "2,2,,CC,no heavy atom\n3,3,,CCC,the score is not a finite number\n" +
                  "4,4,,CCCC,took more than 0.05 s of processor time\n");
}

TEST_F(RunScreen, DamagedLibraryIsDoneAsFarAsItGoes) {
    const auto file = folder_ / "library.smi.gz";
    const std::string text = test::read_all(library_);
    gzFile stream = gzopen(file.c_str(), "wb");
    gzwrite(stream, text.data(), static_cast<unsigned>(text.size()));
    gzclose(stream);
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
    const auto options = options_for(file, folder_ / "out");
    for (int i = 0; i < 2; ++i) {
        const auto report = run_screen(options, fake_scorer());
        EXPECT_EQ(report.end, RunEnd::library_damaged);
        EXPECT_NE(report.damage, "");
        EXPECT_GT(report.records, 100u);
        EXPECT_EQ(report.scored + report.rejected, report.records);
        EXPECT_EQ(report.summary["library_damage"], report.damage);
    }
}

TEST_F(RunScreen, OptionsOutOfRangeAreRefused) {
    auto options = options_for(library_, folder_ / "out");
    options.threads = -1;
    EXPECT_THROW(run_screen(options, fake_scorer()), InputError);
    options.threads = 1;
    options.time_limit = std::nan("");
    EXPECT_THROW(run_screen(options, fake_scorer()), InputError);
}

}  // namespace
}  // namespace anchorite::screening
