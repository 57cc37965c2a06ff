#include "anchorite/measurement/formats/instrument_file.hpp"

#include <gtest/gtest.h>

using namespace anchorite::measurement;

TEST(InstrumentFile, FindsTheFirstEntryOfAKey) {
    InstrumentFile file;
    file.header = {{"Start", "1"}, {"Start", "2"}};
    EXPECT_EQ(file.find("Start"), "1");
    EXPECT_FALSE(file.find("Stop").has_value());
}

TEST(InstrumentFile, RowsAreThoseOfTheFirstColumn) {
    DataTable table;
    EXPECT_EQ(table.rows(), 0U);
    table.columns = {{"x", "nm", {1, 2, 3}}};
    EXPECT_EQ(table.rows(), 3U);
}
