#include "anchorite/measurement/kinetics/transient_start.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"
#include "support/transient_maps.hpp"

namespace anchorite::measurement {
namespace {

TEST(TransientStart, FitsFromTheStartsFindWhatMadeTheMap) {
    const std::vector<double> truth{0.8, 12, 200};
    for (int count = 1; count <= 3; ++count) {
        MadeMap made;
        made.model = parallel_model({truth.begin(), truth.begin() + count});
        const TransientMap map = made_map(made);
        TransientFitOptions options;
        options.irf = made.irf;
        options.irf->width_ps = 0.12;
        options.profile = false;
        const auto starts = start_lifetimes_ps(map, count, false, options);
        ASSERT_EQ(starts.size(), static_cast<std::size_t>(count));
        const TransientFit fit = fit_transient(map, parallel_model(starts), options);
        for (int k = 0; k < count; ++k) {
            const auto i = static_cast<std::size_t>(k);
            EXPECT_NEAR(fit.model.rates[i].per_ps * truth[i], 1, 0.05) << k + 1 << "/" << count;
        }
    }
}

TEST(TransientStart, CountsAreLimited) {
    const TransientMap map = made_map({});
    EXPECT_THROW((void)start_lifetimes_ps(map, 0, false, {}), InputError);
    EXPECT_THROW((void)start_lifetimes_ps(map, 7, false, {}), InputError);
    TransientFitOptions options;
    options.progress = [](const ProgressEvent&) { return false; };
    EXPECT_THROW((void)start_lifetimes_ps(map, 2, false, options), Cancelled);
}

}  // namespace
}  // namespace anchorite::measurement
