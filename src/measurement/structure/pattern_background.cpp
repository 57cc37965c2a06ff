#include "anchorite/measurement/structure/pattern_background.hpp"

#include <algorithm>
#include <cmath>

namespace anchorite::measurement {

std::vector<double> snip_background(std::span<const double> values, int window) {
    const double lowest = values.empty() ? 0 : std::min(0.0, std::ranges::min(values));
    std::vector<double> v(values.size());
    std::ranges::transform(values, v.begin(), [&](double y) {
        return std::log(std::log(std::sqrt(y - lowest + 1) + 1) + 1);
    });
    const int count = static_cast<int>(v.size());
    std::vector<double> clipped = v;
    for (int width = std::min(window, (count - 1) / 2); width >= 1; --width) {
        for (int i = width; i < count - width; ++i) {
            const double mean = 0.5 * (v[static_cast<std::size_t>(i - width)] +
                                       v[static_cast<std::size_t>(i + width)]);
            clipped[static_cast<std::size_t>(i)] = std::min(v[static_cast<std::size_t>(i)], mean);
        }
        v = clipped;
    }
    std::ranges::transform(v, v.begin(), [&](double t) {
        const double root = std::exp(std::exp(t) - 1) - 1;
        return root * root - 1 + lowest;
    });
    return v;
}

Eigen::MatrixXd background_columns(std::span<const double> two_theta, int polynomials, bool air) {
    const auto rows = static_cast<Eigen::Index>(two_theta.size());
    Eigen::MatrixXd out(rows, polynomials + (air ? 1 : 0));
    const double low = two_theta.front(), high = two_theta.back();
    for (Eigen::Index i = 0; i < rows; ++i) {
        const double angle = two_theta[static_cast<std::size_t>(i)];
        const double x = (2 * angle - low - high) / (high - low);
        for (int term = 0; term < polynomials; ++term) {
            out(i, term) = std::cos(term * std::acos(std::clamp(x, -1.0, 1.0)));
        }
        if (air) out(i, polynomials) = low / angle;
    }
    return out;
}

}  // namespace anchorite::measurement
