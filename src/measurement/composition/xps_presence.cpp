#include "measurement/composition/xps_presence.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "measurement/composition/xps_problem.hpp"

namespace anchorite::measurement {

namespace {

/// Of a background alone: one that follows lines would be flat, and a line would fit its slope.
XpsFitOptions without_lines(XpsFitOptions options) {
    if (options.background != XpsBackground::constant) options.background = XpsBackground::linear;
    options.equal_widths = false;
    options.mixing = 0;
    return options;
}

/// Where the sum of squares cannot be told from rounding.
constexpr double least_share = 1e-20;

/// Sum of squares of the best fit; infinite where there is none.
double best_sum(const XpsSpectrum& spectrum, const std::vector<XpsComponent>& components,
                const XpsFitOptions& options) {
    const XpsFitOptions used = components.empty() ? without_lines(options) : options;
    const XpsModel model(spectrum, components, used);
    const double sum =
        numerics::fit_least_squares(xps_problem(spectrum, model), options.fit).sum_of_squares;
    return std::isfinite(sum) ? sum : std::numeric_limits<double>::infinity();
}

/// What one sum of squares is worth against another.
double gain(const XpsSpectrum& spectrum, double with, double without, double freedom) {
    if (std::isinf(without)) return without;
    if (spectrum.counted) return (without - with) / std::max(1.0, with / std::max(1.0, freedom));
    const double least = std::max(with, least_share * without);
    return least > 0 ? static_cast<double>(spectrum.energy.size()) * std::log(without / least) : 0;
}

std::vector<double> sums_without(const XpsSpectrum& spectrum,
                                 const std::vector<XpsComponent>& components,
                                 const std::vector<std::size_t>& left,
                                 const XpsFitOptions& options) {
    std::vector<double> out;
    for (const std::size_t removed : left) {
        std::vector<XpsComponent> others;
        for (const std::size_t i : left) {
            if (i != removed) others.push_back(components[i]);
        }
        out.push_back(best_sum(spectrum, others, options));
    }
    return out;
}

}  // namespace

std::vector<double> gains_of_components(const XpsSpectrum& spectrum,
                                        const std::vector<XpsComponent>& components,
                                        const XpsFitOptions& options, double sum) {
    const double least = least_gain(spectrum, options, components.size());
    const auto freedom = static_cast<double>(spectrum.energy.size()) -
                         static_cast<double>(XpsModel(spectrum, components, options).size());
    std::vector<double> out(components.size(), 0);
    std::vector<std::size_t> left(components.size());
    std::iota(left.begin(), left.end(), 0U);
    while (!left.empty()) {
        const auto sums = sums_without(spectrum, components, left, options);
        for (std::size_t i = 0; i < left.size(); ++i) {
            out[left[i]] = gain(spectrum, sum, sums[i], freedom);
        }
        const auto weakest = std::ranges::min_element(sums) - sums.begin();
        if (out[left[static_cast<std::size_t>(weakest)]] > least) break;
        sum = sums[static_cast<std::size_t>(weakest)];
        left.erase(left.begin() + weakest);
    }
    return out;
}

double least_gain(const XpsSpectrum& spectrum, const XpsFitOptions& options,
                  std::size_t components) {
    const double numbers = options.equal_widths && components > 1 ? 2 : 3;  // area, position, width
    return numbers * std::log(static_cast<double>(spectrum.energy.size()));
}

}  // namespace anchorite::measurement
