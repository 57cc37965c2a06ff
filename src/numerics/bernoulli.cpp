#include "anchorite/numerics/bernoulli.hpp"

#include <cmath>

namespace anchorite::numerics {

namespace {

constexpr double series_limit = 0.05;  ///< below it the Taylor series is exact to round-off
constexpr double large = 40;           ///< exp(-40) is below the round-off of 1

BernoulliPair series(double x) {
    const double y = x * x;
    return {1 - x / 2 + y * (1.0 / 12 - y * (1.0 / 720 - y * (1.0 / 30240 - y / 1209600))),
            -0.5 + x * (1.0 / 6 - y * (1.0 / 180 - y * (1.0 / 5040 - y / 151200)))};
}

}  // namespace

BernoulliPair bernoulli_pair(double x) {
    if (std::abs(x) < series_limit) return series(x);
    if (x < -large) return {-x, -1};
    if (x > large) {
        const double tail = std::exp(-x);
        return {x * tail, (1 - x) * tail};
    }
    const double excess = std::expm1(x);
    const double value = x / excess;
    return {value, (1 - value * (1 + excess)) / excess};
}

double bernoulli(double x) {
    return bernoulli_pair(x).value;
}

}  // namespace anchorite::numerics
