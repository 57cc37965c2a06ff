#include "anchorite/screening/ranking.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "anchorite/base/error.hpp"
#include "anchorite/screening/table_rows.hpp"
#include "support.hpp"

namespace anchorite::screening {
namespace {

std::string row(std::size_t record, int sites, double value) {
    LibraryEntry entry;
    entry.record = entry.line = record;
    entry.name = "m,\"" + std::to_string(record);
    Score score;
    score.sites = sites;
    score.score = value;
    return results_row(entry, score);
}

TEST(Ranking, EqualsAStableSortOfEverything) {
    const test::TemporaryFolder folder;
    std::mt19937 random(7);
    std::vector<std::pair<double, std::size_t>> expected;
    std::string text(results_header());
    for (std::size_t record = 1; record <= 5000; ++record) {
        const int sites = static_cast<int>(random() % 3);
        const double value = static_cast<double>(random() % 200) / 8;  // many ties
        text += row(record, sites, value);
        if (sites > 0) expected.emplace_back(-value, record);
    }
    std::sort(expected.begin(), expected.end());
    const auto file = test::write_text(folder / "results.csv", text);
    for (const std::size_t top : {0u, 1u, 37u, 6000u}) {
        const Ranking ranking = rank_results(file, top);
        ASSERT_EQ(ranking.best.size(), std::min(top, expected.size()));
        for (std::size_t i = 0; i < ranking.best.size(); ++i) {
            EXPECT_EQ(ranking.best[i].record, expected[i].second) << "rank " << i + 1;
        }
        EXPECT_EQ(ranking.scored, 5000u);
    }
}

TEST(Ranking, WritesTheRowsAsTheyWere) {
    const test::TemporaryFolder folder;
    const auto file =
        test::write_text(folder / "results.csv", std::string(results_header()) + row(1, 2, 0.5));
    EXPECT_EQ(ranking_csv(rank_results(file, 5)),
              "rank," + std::string(results_header()) + "1," + row(1, 2, 0.5));
}

TEST(Ranking, RefusesChangedResults) {
    const test::TemporaryFolder folder;
    const std::string header(results_header());
    for (const auto& text : {std::string("other\n"), header + "1,2,3\n",
                             header + "x,1,,,1,,,0.5,,\n", header + "1,1,,,1,,,0.5x,,\n"}) {
        const auto file = test::write_text(folder / "results.csv", text);
        EXPECT_THROW(rank_results(file, 5), RunError) << text;
    }
}

}  // namespace
}  // namespace anchorite::screening
