#include "anchorite/measurement/kinetics/transient_chirp.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "anchorite/base/error.hpp"
#include "support/transient_maps.hpp"

namespace anchorite::measurement {
namespace {

TEST(TransientChirp, HalfRisesFollowTheResponse) {
    MadeMap made;
    made.delays = 300;
    made.model = parallel_model({500});
    made.noise = 1e-6;
    const TransientMap map = made_map(made);
    const auto onsets = transient_onsets(map, -0.7);
    ASSERT_GT(onsets.size(), 20U);
    for (const TransientOnset& onset : onsets) {
        if (std::abs(made_spectrum(0, onset.wavelength_nm)) < 2e-4) continue;
        EXPECT_NEAR(onset.delay_ps, made.irf.centre_at(onset.wavelength_nm), 0.01)
            << onset.wavelength_nm;
    }
}

TEST(TransientChirp, ResponseGoesThroughOnsetsDespiteOutliers) {
    std::vector<TransientOnset> onsets;
    const TransientIrf truth{0.3, 0.07, {0.25, -0.06}, 550};
    for (int i = 0; i < 40; ++i) {
        const double wavelength = 430 + 8.0 * i;
        onsets.push_back({wavelength, truth.centre_at(wavelength), 0.14});
    }
    onsets[7].delay_ps += 5;
    onsets[22].delay_ps -= 3;
    onsets[30].rise_ps = 4;
    const TransientIrf found = response_through(onsets, 2, 550);
    EXPECT_NEAR(found.centre_ps, 0.3, 1e-6);
    EXPECT_NEAR(found.dispersion.at(0), 0.25, 1e-6);
    EXPECT_NEAR(found.dispersion.at(1), -0.06, 1e-6);
    EXPECT_NEAR(found.width_ps, 0.07, 1e-12);
    onsets.resize(3);
    EXPECT_THROW((void)response_through(onsets, 2, 550), InputError);
}

TEST(TransientChirp, DelaysBeforeThePumpAreFound) {
    MadeMap made;
    made.first_ps = -2;
    const TransientMap map = made_map(made);
    const double before = before_the_pump(map);
    EXPECT_GT(before, -2);
    EXPECT_LT(before, -0.2) << "the earliest wavelength arrives at -0.23 ps less the response";
    EXPECT_THROW((void)before_the_pump(cropped(map, {}, {0.5, 1000})), InputError);
}

TEST(TransientChirp, StraightenedMapHasOneOnset) {
    MadeMap made;
    made.noise = 0;
    made.delays = 600;
    const TransientMap straight = without_chirp(made_map(made), made.irf);
    MadeMap flat = made;
    flat.irf.dispersion.clear();
    const TransientMap expected = made_map(flat);
    int compared = 0;
    for (Eigen::Index i = 0; i < straight.signal.rows(); ++i) {
        for (Eigen::Index j = 0; j < straight.signal.cols(); ++j) {
            if (std::isnan(straight.signal(i, j))) continue;
            ++compared;
            EXPECT_NEAR(straight.signal(i, j), expected.signal(i, j), 2e-5);
        }
    }
    EXPECT_GT(compared, 600 * 30 * 8 / 10);
    EXPECT_NEAR(straight.delays_ps.front(), made.first_ps - made.irf.centre_ps, 1e-12);
}

}  // namespace
}  // namespace anchorite::measurement
