#include "anchorite/lifetime/ratio_law.hpp"

#include <cmath>

#include "anchorite/base/error.hpp"

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

}  // namespace anchorite::lifetime
