#include "anchorite/measurement/structure/peak_search.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "anchorite/base/error.hpp"
#include "anchorite/numerics/median.hpp"

namespace anchorite::measurement {

namespace {

/// Full width of a Gaussian in standard deviations.
const double width_of_sigma = 2 * std::sqrt(2 * std::numbers::ln2);
/// The filter that answers best to a Gaussian is this much wider than it.
const double filter_over_peak = std::sqrt(5.0);
/// The scale at which a Gaussian's height seems largest is this much narrower than it.
const double width_of_scale = std::sqrt(5.0 / 2);

/// Negative second derivative of a Gaussian with zero mean, sampled at integers.
std::vector<double> filter_of(double sigma) {
    const int half = static_cast<int>(std::ceil(4 * sigma));
    std::vector<double> out;
    double sum = 0;
    for (int i = -half; i <= half; ++i) {
        const double u = i / sigma;
        out.push_back((1 - u * u) * std::exp(-u * u / 2));
        sum += out.back();
    }
    for (double& value : out) value -= sum / static_cast<double>(out.size());
    return out;
}

/// Answer of the filter to the Gaussian of height 1 that it is made for.
double answer_to_peak(const std::vector<double>& filter, double sigma) {
    const double half = static_cast<double>(filter.size() / 2);
    double sum = 0;
    for (std::size_t k = 0; k < filter.size(); ++k) {
        const double u = (static_cast<double>(k) - half) / sigma * filter_over_peak;
        sum += filter[k] * std::exp(-u * u / 2);
    }
    return sum;
}

/// Filtered pattern and its standard error; 0 where the filter leaves the pattern.
struct Filtered {
    std::vector<double> values;
    std::vector<double> errors;
};

Filtered filtered(const std::vector<double>& values, const std::vector<double>& variances,
                  const std::vector<double>& filter) {
    Filtered out{std::vector<double>(values.size(), 0.0), std::vector<double>(values.size(), 0.0)};
    const std::size_t half = filter.size() / 2;
    for (std::size_t i = half; i + half < values.size(); ++i) {
        double sum = 0, variance = 0;
        for (std::size_t k = 0; k < filter.size(); ++k) {
            sum += filter[k] * values[i + k - half];
            variance += filter[k] * filter[k] * variances[i + k - half];
        }
        out.values[i] = sum;
        out.errors[i] = std::sqrt(variance);
    }
    return out;
}

void add_maxima(const PowderPattern& pattern, const Filtered& response, double fwhm, double answer,
                double threshold, std::vector<FoundPeak>& out) {
    const auto& values = response.values;
    for (std::size_t i = 1; i + 1 < values.size(); ++i) {
        const double left = values[i - 1], here = values[i], right = values[i + 1];
        if (!(here > left && here >= right && here >= threshold * response.errors[i])) continue;
        if (!(response.errors[i] > 0)) continue;
        const double bend = left - 2 * here + right;
        const double shift = bend < 0 ? 0.5 * (left - right) / bend : 0;
        const double step = 0.5 * (pattern.two_theta[i + 1] - pattern.two_theta[i - 1]);
        out.push_back(
            {pattern.two_theta[i] + shift * step, fwhm, here / answer, here / response.errors[i]});
    }
}

/// Whether a lower peak stands where a higher one has its Kα2 component or its side.
bool belongs_to(const FoundPeak& low, const FoundPeak& high, const Radiation& radiation) {
    const double distance = std::abs(low.two_theta - high.two_theta);
    if (distance < 0.8 * std::max(low.fwhm, high.fwhm)) return true;
    // the skew foot of a strong line is no line
    if (distance < 3 * high.fwhm && low.height < 0.1 * high.height) return true;
    const double second = alpha2_angle(high.two_theta, radiation);
    return std::isfinite(second) && std::abs(low.two_theta - second) < 0.6 * high.fwhm;
}

std::vector<FoundPeak> highest_apart(std::vector<FoundPeak> all, const Radiation& radiation,
                                     std::size_t most) {
    std::ranges::sort(all, std::greater{}, &FoundPeak::height);
    std::vector<FoundPeak> kept;
    for (const FoundPeak& peak : all) {
        if (kept.size() == most) break;
        if (std::ranges::none_of(
                kept, [&](const FoundPeak& k) { return belongs_to(peak, k, radiation); })) {
            kept.push_back(peak);
        }
    }
    std::ranges::sort(kept, {}, &FoundPeak::two_theta);
    return kept;
}

}  // namespace

void PeakSearchOptions::validate() const {
    if (!(significance >= 3)) throw InputError("a peak below 3 times the noise is none");
    if (!(narrowest >= 0 && widest > narrowest)) {
        throw InputError("the widest peak must be wider than the narrowest");
    }
    if (most < 1) throw InputError("at least one peak must be allowed");
}

double differenced_noise(const std::vector<double>& values) {
    std::vector<double> differences;
    for (std::size_t i = 1; i + 1 < values.size(); ++i) {
        differences.push_back(std::abs(values[i - 1] - 2 * values[i] + values[i + 1]));
    }
    if (differences.empty()) return 0;
    constexpr double median_of_normal = 0.674490;
    return numerics::median(std::move(differences)) / (median_of_normal * std::sqrt(6.0));
}

std::vector<FoundPeak> find_peaks(const PowderPattern& pattern, const PeakSearchOptions& options) {
    options.validate();
    pattern.validate();
    const auto count = pattern.two_theta.size();
    const double step =
        (pattern.two_theta.back() - pattern.two_theta.front()) / static_cast<double>(count - 1);
    std::vector<double> variances = pattern.errors();
    const double noise = differenced_noise(pattern.counts);
    for (double& v : variances) v = pattern.noise == PatternNoise::counting ? v * v : noise * noise;
    const double narrowest = std::max(options.narrowest, 3 * step) / width_of_scale;
    std::vector<FoundPeak> all;
    for (double fwhm = narrowest; fwhm * width_of_scale <= options.widest; fwhm *= 1.25) {
        const double sigma = filter_over_peak * fwhm / (width_of_sigma * step);
        const auto filter = filter_of(sigma);
        if (filter.size() * 2 > count) break;
        add_maxima(pattern, filtered(pattern.counts, variances, filter), width_of_scale * fwhm,
                   answer_to_peak(filter, sigma), options.significance, all);
    }
    return highest_apart(std::move(all), pattern.radiation, options.most);
}

}  // namespace anchorite::measurement
