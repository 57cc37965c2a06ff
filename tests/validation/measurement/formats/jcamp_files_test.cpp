/// JCAMP-DX files that other programs wrote (tests/data/measurement/formats/jcamp).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "anchorite/measurement/formats/format.hpp"

using namespace anchorite::measurement;

namespace {

InstrumentFile jcamp(const std::string& name) {
    return read_instrument_file(ANCHORITE_TEST_DATA "/measurement/formats/jcamp/" + name);
}

}  // namespace

TEST(JcampFiles, FourCodingsOfOneSpectrumAreTheSame) {
    // The same spectrum by one program; the file in DIF leaves out nothing of the first rows.
    const auto fixed = jcamp("fix.dx").tables.at(0).columns;
    for (const char* name : {"packed.dx", "squeezed.dx", "difdup.dx"}) {
        const auto other = jcamp(name).tables.at(0).columns;
        std::size_t same = 0;
        while (same < fixed[1].values.size() && fixed[1].values[same] == other[1].values[same] &&
               fixed[0].values[same] == other[0].values[same]) {
            ++same;
        }
        std::printf("%s: asked 8 equal points, measured %zu\n", name, same);
        EXPECT_EQ(same, 8U) << name;
    }
    EXPECT_EQ(fixed[0].values[0], 5592.84116331095);
    EXPECT_EQ(fixed[1].values[0], -10247);
}

TEST(JcampFiles, LastValuesAreThoseAnnounced) {
    struct Case {
        const char* name;
        std::size_t points;
        double first_x, last_x, first_y, largest_y;
    };
    // NPOINTS, FIRSTX, LASTX, FIRSTY, MAXY of the files themselves.
    for (const Case& want :
         {Case{"uv_acd.jdx", 881, 210, 650, 2.92499995, 3.07599998},
          Case{"nuts_1h.jdx", 5288, 4.517287, 8.817900, 17730, 1505971},
          Case{"jeol.dx", 16384, 6037.9072694778, -1953.6127495766, 0, 55.4017524719}}) {
        const auto table = jcamp(want.name).tables.at(0);
        const auto& x = table.columns[0].values;
        const auto& y = table.columns[1].values;
        ASSERT_EQ(y.size(), want.points) << want.name;
        const double largest = *std::max_element(y.begin(), y.end());
        std::printf("%s: asked last x %g, largest y %g; measured %g, %g\n", want.name, want.last_x,
                    want.largest_y, x.back(), largest);
        EXPECT_EQ(x.front(), want.first_x);
        EXPECT_NEAR(x.back(), want.last_x, 1e-9 * std::abs(want.last_x));
        EXPECT_NEAR(largest, want.largest_y, 1e-5 * want.largest_y);
        EXPECT_NEAR(y.front(), want.first_y, 1e-4 * want.largest_y);
    }
}

TEST(JcampFiles, RealAndImaginaryPartStandInOneTable) {
    const auto table = jcamp("mestrec_256.jdx").tables.at(0);
    ASSERT_EQ(table.columns.size(), 3U);
    EXPECT_EQ(table.rows(), 256U);
    EXPECT_EQ(table.columns[0].unit, "Hz");
    EXPECT_EQ(table.columns[1].name, "spectrum/real");
    EXPECT_NEAR(table.columns[0].values.back(), -35.9393768310546875, 1e-6);
    // MAX of the header: 433736768.
    const auto& real = table.columns[1].values;
    EXPECT_NEAR(*std::max_element(real.begin(), real.end()) / 433736768, 1, 1e-4);
}

TEST(JcampFiles, ACurrentVoltageCurveIsRead) {
    const auto file = jcamp("iv.jdx");
    const auto& columns = file.tables.at(0).columns;
    EXPECT_EQ(columns[0].name, "voltage");
    EXPECT_EQ(columns[1].unit, "A");
    EXPECT_EQ(columns[0].values.size(), 302U);
    EXPECT_EQ(columns[0].values.front(), 0.905);
    EXPECT_EQ(columns[1].values.front(), -0.00499031);
}
