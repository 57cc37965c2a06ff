#include "anchorite/measurement/structure/roughness.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "anchorite/measurement/formats/format.hpp"
#include "validation/measurement/formats/shared_data.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

struct Asked {
    std::size_t channel;
    Levelling levelling;
    double sq;         ///< [nm]
    double tolerance;  ///< relative
};

}  // namespace

// di-1.di of SurfaceTopography: its tests give the two values with the mean removed; the others
// were computed once with NumPy and have four digits.
TEST(Roughness, DependsOnTheLevellingOfOneRealMap) {
    SHARED_FILE(path, "afm/di-1.di");
    const auto file = read_instrument_file(path);
    for (const Asked& asked :
         {Asked{0, Levelling::mean, 9.9459868005603909, 1e-7},
          Asked{1, Levelling::mean, 114.01328027385664, 1e-7},
          Asked{1, Levelling::plane, 9.967, 6e-5}, Asked{1, Levelling::rows_line, 7.664, 7e-5},
          Asked{0, Levelling::plane, 9.844, 6e-5}, Asked{0, Levelling::rows_line, 7.635, 7e-5}}) {
        const auto map = image_map(file, asked.channel, "nm");
        const double sq = roughness(levelled(map, asked.levelling)).sq;
        std::printf("channel %zu, %-34s asked Sq = %.7f nm, measured %.7f nm (%+.1e)\n",
                    asked.channel, levelling_name(asked.levelling).c_str(), asked.sq, sq,
                    sq / asked.sq - 1);
        EXPECT_NEAR(sq / asked.sq, 1, asked.tolerance);
    }
}
