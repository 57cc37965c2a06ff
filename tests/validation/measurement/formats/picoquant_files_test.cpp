// Decays of TimeHarp 200 boards with what libpicoquant printed of them (sample_data/timeharp of
// github.com/tsbischof/libpicoquant): width of the channels and the board's own sum of counts.

#include <gtest/gtest.h>

#include <cstdio>
#include <numeric>

#include "anchorite/measurement/formats/format.hpp"

using namespace anchorite::measurement;

namespace {

struct PrintedCurve {
    const char* file;
    std::size_t curve;
    double width;  ///< [ns], six digits
    double sum;
};

}  // namespace

TEST(PicoQuantFiles, TimeHarpCurvesAreThoseOfLibpicoquant) {
    for (const auto& [name, curve, width, sum] : {PrintedCurve{"v50.thd", 0, 0.070235, 262376},
                                                  PrintedCurve{"v60.thd", 0, 0.036613, 185071},
                                                  PrintedCurve{"v60.thd", 1, 0.036613, 2216305},
                                                  PrintedCurve{"v60.thd", 2, 0.036613, 8026469}}) {
        const InstrumentFile file = read_instrument_file(
            std::string(ANCHORITE_TEST_DATA "/measurement/formats/picoquant/") + name);
        const auto& columns = file.tables.at(curve).columns;
        const double read =
            std::accumulate(columns[1].values.begin(), columns[1].values.end(), 0.0);
        std::printf(
            "%s, curve %zu: counts asked %.0f measured %.0f, width asked %.6f measured %.6f ns\n",
            name, curve, sum, read, width, columns[0].values[1]);
        EXPECT_EQ(read, sum) << name;
        EXPECT_NEAR(columns[0].values[1], width, 5e-7) << name;
        EXPECT_EQ(columns[0].values.size(), 4096U) << name;
    }
}
