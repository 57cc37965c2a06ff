#include "anchorite/measurement/kinetics/transient_svd.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <random>

#include "support/transient_maps.hpp"

namespace anchorite::measurement {
namespace {

TEST(TransientSvd, CountsTheComponentsOfAMadeMap) {
    for (int components = 1; components <= 3; ++components) {
        const std::vector<double> lifetimes{0.8, 12, 200};
        MadeMap made;
        made.model = parallel_model({lifetimes.begin(), lifetimes.begin() + components});
        made.irf.dispersion.clear();
        const TransientMap map = made_map(made);
        for (const double noise : {made.noise, 0.0}) {
            const TransientSvd svd = transient_svd(map.signal, noise);
            EXPECT_EQ(svd.above_noise, components) << noise;
            EXPECT_EQ(svd.structured, components) << noise;
        }
    }
}

TEST(TransientSvd, NoiseAloneRarelyCounts) {
    int counted = 0;
    constexpr int maps = 200;
    for (unsigned seed = 1; seed <= maps; ++seed) {
        std::mt19937_64 random(seed);
        std::normal_distribution<double> normal(0, 2e-4);
        Eigen::MatrixXd noise(60, 40);
        for (double& value : noise.reshaped()) value = normal(random);
        counted += transient_svd(noise, 2e-4).above_noise > 0;
    }
    std::printf("maps of noise with a component: asked 5 %%, measured %.1f %%\n",
                100.0 * counted / maps);
    EXPECT_LE(counted, maps / 10);
    EXPECT_GE(counted, 1);
}

TEST(TransientSvd, ValuesAndVectorsGiveTheMapBack) {
    MadeMap made;
    const Eigen::MatrixXd signal = made_map(made).signal;
    const TransientSvd svd = transient_svd(signal, 0, 1000);
    const Eigen::MatrixXd again =
        svd.in_time * svd.values.asDiagonal() * svd.in_spectrum.transpose();
    EXPECT_LT((again - signal).cwiseAbs().maxCoeff(), 1e-15);
}

TEST(TransientSvd, ScatterIsTheMeanOverWavelengths) {
    TransientBackground background;
    background.deviation = Eigen::Vector3d(3e-4, NAN, 4e-4);
    EXPECT_DOUBLE_EQ(scatter_of(background), std::sqrt(12.5e-8));
    background.deviation = Eigen::VectorXd::Constant(2, NAN);
    EXPECT_EQ(scatter_of(background), 0);
}

}  // namespace
}  // namespace anchorite::measurement
