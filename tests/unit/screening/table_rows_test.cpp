#include "anchorite/screening/table_rows.hpp"

#include <gtest/gtest.h>

namespace anchorite::screening {
namespace {

TEST(TableRows, ResultHasOneFieldPerTitle) {
    LibraryEntry entry;
    entry.record = 3;
    entry.line = 7;
    entry.name = "a, b";
    Score score;
    score.smiles = "CC";
    score.sites = 2;
    score.mismatch = 0.02345;
    score.strain = 4.0;
    score.score = -0.0000001;
    score.vectors = "√2 a";
    EXPECT_EQ(results_row(entry, score), "3,7,\"a, b\",CC,2,0.0234,4.00,0.000000,√2 a,\n");
    score.mismatch.reset();
    score.strain.reset();
    score.verdict = "no donor";
    EXPECT_EQ(results_row(entry, score), "3,7,\"a, b\",CC,2,,,0.000000,√2 a,no donor\n");
}

TEST(TableRows, RejectShowsTheTextOnOneLine) {
    LibraryEntry entry;
    entry.record = 1;
    entry.line = 2;
    entry.text = "C1CC(";
    EXPECT_EQ(rejects_row(entry, "unclosed\nring"), "1,2,,C1CC(,unclosed ring\n");
    entry.notation = Notation::mol_block;
    entry.text = "title\nline\n";
    EXPECT_EQ(rejects_row(entry, "no atoms"), "1,2,,title,no atoms\n");
}

}  // namespace
}  // namespace anchorite::screening
