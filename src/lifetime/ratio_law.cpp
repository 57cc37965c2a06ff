#include "anchorite/lifetime/ratio_law.hpp"

#include <cmath>
#include <limits>

#include "anchorite/base/error.hpp"
#include "anchorite/numerics/curve_fit.hpp"

namespace anchorite::lifetime {

double lifetime_by_ratio(double reference_lifetime, double reference_ratio, double ratio) {
    if (!(reference_lifetime > 0) || !(reference_ratio > 0) || !(ratio > 0)) {
        throw InputError("lifetimes and k_nr/k_r must be positive");
    }
    return reference_lifetime * reference_ratio / ratio;
}

std::vector<double> decades_from_ratio_law(std::span<const double> lifetimes,
                                           std::span<const double> ratios, std::size_t reference) {
    if (lifetimes.size() != ratios.size() || reference >= lifetimes.size()) {
        throw InputError(
            "the lifetime law needs a k_nr/k_r for every lifetime, and a reference "
            "among them");
    }
    std::vector<double> out;
    for (std::size_t i = 0; i < lifetimes.size(); ++i) {
        const double predicted =
            lifetime_by_ratio(lifetimes[reference], ratios[reference], ratios[i]);
        if (!(lifetimes[i] > 0)) throw InputError("lifetimes and k_nr/k_r must be positive");
        out.push_back(std::log10(lifetimes[i] / predicted));
    }
    return out;
}

RatioLaw fit_ratio_law(std::span<const double> lifetimes, std::span<const double> ratios,
                       double confidence) {
    if (lifetimes.size() != ratios.size() || lifetimes.empty()) {
        throw InputError("the lifetime law needs a k_nr/k_r for every lifetime");
    }
    const auto count = static_cast<double>(lifetimes.size());
    std::vector<double> products;
    RatioLaw out;
    for (std::size_t i = 0; i < lifetimes.size(); ++i) {
        products.push_back(std::log10(lifetime_by_ratio(lifetimes[i], ratios[i], 1)));
        out.level += products.back() / count;
    }
    if (products.size() < 2) {
        out.half = std::numeric_limits<double>::infinity();
        return out;
    }
    for (const double product : products) {
        out.deviation += (product - out.level) * (product - out.level) / (count - 1);
    }
    out.deviation = std::sqrt(out.deviation);
    const int freedom = static_cast<int>(products.size()) - 1;
    out.half =
        numerics::student_quantile(confidence, freedom) * out.deviation * std::sqrt(1 + 1 / count);
    return out;
}

RatioLifetime predict(const RatioLaw& law, double ratio, double ratio_low, double ratio_high) {
    if (!(ratio > 0) || !(ratio_low > 0) || !(ratio_low <= ratio) || !(ratio_high >= ratio)) {
        throw InputError("k_nr/k_r must be positive and lie within its interval");
    }
    const double up = std::hypot(law.half, std::log10(ratio / ratio_low));
    const double down = std::hypot(law.half, std::log10(ratio_high / ratio));
    const double seconds = std::pow(10, law.level) / ratio;
    return {seconds, seconds * std::pow(10, -down), seconds * std::pow(10, up)};
}

}  // namespace anchorite::lifetime
