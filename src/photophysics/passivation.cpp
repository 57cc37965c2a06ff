#include "anchorite/photophysics/passivation.hpp"

#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/photophysics/rates.hpp"

namespace anchorite::photophysics {

namespace {

double open_ratio(double plqy) {
    if (!(plqy > 0 && plqy < 1)) {
        throw InputError(
            "a quantum yield must lie between 0 and 1: without any loss (or any "
            "light) k_nr/k_r has no logarithm");
    }
    return nonradiative_ratio(plqy);
}

}  // namespace

std::string_view name_of(RegistryShape shape) {
    constexpr std::array<std::string_view, 3> names = {"gaussian", "exponential", "lorentzian"};
    return names[static_cast<std::size_t>(shape)];
}

double registry_share(RegistryShape shape, double mismatch, double width) {
    const double x = std::abs(mismatch) / width;
    switch (shape) {
        case RegistryShape::gaussian:
            return std::exp(-x * x / 2);
        case RegistryShape::exponential:
            return std::exp(-x);
        case RegistryShape::lorentzian:
            break;
    }
    return 1 / (1 + x * x);
}

double passivation(const PassivationParameters& parameters, const PassivationTerms& terms,
                   RegistryShape shape) {
    double sum = parameters.single_site * terms.single_site;
    for (const ExtraSite& site : terms.extra) {
        sum += parameters.slope * site.nucleophilicity *
               registry_share(shape, site.mismatch, parameters.width);
    }
    return sum;
}

double passivation_of_yields(double control_plqy, double plqy) {
    return std::log(open_ratio(control_plqy) / open_ratio(plqy));
}

double yield_after(double control_plqy, double passivation) {
    return yield_of_ratio(open_ratio(control_plqy) * std::exp(-passivation));
}

}  // namespace anchorite::photophysics
