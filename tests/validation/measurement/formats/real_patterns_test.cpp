#include <gtest/gtest.h>
#include <xylib/xylib.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>

#include "anchorite/base/text_file.hpp"
#include "anchorite/measurement/formats/format.hpp"
#include "shared_data.hpp"

namespace anchorite::measurement {
namespace {

// xylib's samples: BT86_.UXD is the text that Bruker's converter made of BT86.raw.
TEST(RealPatterns, RawHasThePointsOfItsTextTwin) {
    SHARED_FILE(raw, "xrd/BT86.raw");
    SHARED_FILE(uxd, "xrd/BT86_.UXD");
    const InstrumentFile file = read_instrument_file(raw);
    const std::unique_ptr<xylib::DataSet> twin(xylib::load_string(read_bytes(uxd), "uxd"));
    const xylib::Block& block = *twin->get_block(0);
    ASSERT_EQ(file.tables.size(), 1U);
    const DataTable& table = file.tables.front();
    ASSERT_EQ(table.rows(), static_cast<std::size_t>(block.get_point_count()));
    int equal = 0;
    double worst = 0;
    for (std::size_t i = 0; i < table.rows(); ++i) {
        const int row = static_cast<int>(i);
        equal += table.columns[1].values[i] == block.get_column(2).get_value(row) ? 1 : 0;
        worst = std::max(worst,
                         std::abs(table.columns[0].values[i] - block.get_column(1).get_value(row)));
    }
    std::printf("BT86: asked 2374 equal points, measured %d of %zu; 2theta differs by %.2g deg\n",
                equal, table.rows(), worst);
    EXPECT_EQ(equal, 2374);
    // The text has angles with two digits after the point.
    EXPECT_LE(worst, 0.005);
    EXPECT_EQ(file.find("ALPHA1"), "1.5406");
    EXPECT_EQ(file.find("ANODE_MATERIAL"), "Cu");
}

TEST(RealPatterns, XrdmlSaysItsWavelengths) {
    SHARED_FILE(path, "xrd/RbNb2O5F.xrdml");
    const InstrumentFile file = read_instrument_file(path);
    ASSERT_EQ(file.tables.size(), 1U);
    const DataTable& table = file.tables.front();
    EXPECT_EQ(file.find("kAlpha1"), "1.5405980 Angstrom");
    EXPECT_EQ(file.find("kAlpha2"), "1.5444260 Angstrom");
    EXPECT_EQ(file.find("ratioKAlpha2KAlpha1"), "0.5000");
    EXPECT_EQ(file.find("sample"), "RbNb2O5F");
    ASSERT_EQ(table.columns.size(), 4U);
    EXPECT_EQ(table.columns[0].name, "2Theta");
    EXPECT_EQ(table.columns[0].unit, "deg");
    EXPECT_EQ(table.rows(), 8758U);
    EXPECT_EQ(table.columns[0].values.front(), 5.00656514);
    EXPECT_NEAR(table.columns[0].values.back(), 119.98845054, 1e-9);
    EXPECT_EQ(table.columns[1].values.front(), 27110);
    EXPECT_EQ(table.columns[1].values.back(), 11718);
    EXPECT_EQ(table.columns[3].values[17], 138.5);
}

}  // namespace
}  // namespace anchorite::measurement
