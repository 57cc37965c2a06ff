#include "anchorite/photophysics/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "anchorite/base/error.hpp"

namespace anchorite::photophysics {

namespace {

void check(std::span<const double> a, std::span<const double> b, std::size_t least) {
    if (a.size() != b.size() || a.size() < least) {
        throw InputError("a comparison needs two lists of one length, of at least " +
                         std::to_string(least) + " values");
    }
}

double mean(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double covariance(std::span<const double> a, std::span<const double> b) {
    const double ma = mean(a);
    const double mb = mean(b);
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - ma) * (b[i] - mb);
    return sum;
}

std::vector<double> without(std::span<const double> values, std::size_t left_out) {
    std::vector<double> out(values.begin(), values.end());
    out.erase(out.begin() + static_cast<std::ptrdiff_t>(left_out));
    return out;
}

}  // namespace

double mean_absolute_error(std::span<const double> a, std::span<const double> b) {
    check(a, b, 1);
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += std::abs(a[i] - b[i]);
    return sum / static_cast<double>(a.size());
}

std::vector<double> ranks(std::span<const double> values) {
    std::vector<double> out;
    for (const double value : values) {
        const auto below = std::count_if(values.begin(), values.end(),
                                         [value](double other) { return other < value; });
        const auto equal = std::count(values.begin(), values.end(), value);
        out.push_back(static_cast<double>(below) + (static_cast<double>(equal) + 1) / 2);
    }
    return out;
}

double spearman(std::span<const double> a, std::span<const double> b) {
    check(a, b, 2);
    const std::vector<double> x = ranks(a);
    const std::vector<double> y = ranks(b);
    return covariance(x, y) / std::sqrt(covariance(x, x) * covariance(y, y));
}

std::vector<double> means_of_others(std::span<const double> values) {
    check(values, values, 2);
    std::vector<double> out;
    for (std::size_t i = 0; i < values.size(); ++i) out.push_back(mean(without(values, i)));
    return out;
}

std::vector<double> lines_of_others(std::span<const double> x, std::span<const double> y) {
    check(x, y, 3);
    std::vector<double> out;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const std::vector<double> xs = without(x, i);
        const std::vector<double> ys = without(y, i);
        const double spread = covariance(xs, xs);
        const double slope = spread > 0 ? covariance(xs, ys) / spread : 0;
        out.push_back(mean(ys) + slope * (x[i] - mean(xs)));
    }
    return out;
}

}  // namespace anchorite::photophysics
