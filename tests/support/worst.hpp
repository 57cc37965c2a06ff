#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <complex>
#include <cstdio>

namespace anchorite::test {

/// The largest difference seen, told beside what was asked for.
struct Worst {
    double value = 0;
    void see(std::complex<double> a, std::complex<double> b) {
        value = std::max(value, std::abs(a - b));
    }
    void tell(const char* what, double asked) const {
        std::printf("%s: asked %.0e, measured %.1e\n", what, asked, value);
        EXPECT_LT(value, asked) << what;
    }
};

}  // namespace anchorite::test
