#include "anchorite/lifetime/decay_model.hpp"

#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>

#include "anchorite/base/error.hpp"

namespace anchorite::lifetime {

std::string_view name_of(DecayForm form) {
    constexpr std::array<std::string_view, 3> names = {"exponential", "stretched exponential",
                                                       "bi-exponential"};
    return names[static_cast<std::size_t>(form)];
}

void DecayModel::validate() const {
    if (!(initial > 0) || !(tau > 0) || !(tau2 > 0) || !(beta > 0)) {
        throw InputError("a decay needs positive R0, lifetimes and stretching exponent");
    }
    if (!(fraction >= 0 && fraction <= 1)) {
        throw InputError("the share of a decay's component must lie between 0 and 1");
    }
}

double DecayModel::value(double time) const {
    switch (form) {
        case DecayForm::exponential:
            return initial * std::exp(-time / tau);
        case DecayForm::stretched:
            return initial * std::exp(-std::pow(time / tau, beta));
        case DecayForm::biexponential:
            break;
    }
    return initial * (fraction * std::exp(-time / tau) + (1 - fraction) * std::exp(-time / tau2));
}

double time_to_share(const DecayModel& model, double share) {
    model.validate();
    if (!(share > 0 && share < 1)) throw InputError("a share must lie between 0 and 1");
    const double decades = -std::log(share);
    if (model.form == DecayForm::exponential) return model.tau * decades;
    if (model.form == DecayForm::stretched) return model.tau * std::pow(decades, 1 / model.beta);
    // The time lies between those of the two lifetimes alone.
    const double low = std::min(model.tau, model.tau2) * decades;
    const double high = std::max(model.tau, model.tau2) * decades;
    if (high - low < 1e-14 * high) return high;
    const auto gap = [&](double time) {
        return std::log(model.value(time) / model.initial / share);
    };
    if (gap(low) <= 0) return low;
    if (gap(high) >= 0) return high;
    std::uintmax_t iterations = 200;
    const auto [left, right] = boost::math::tools::toms748_solve(
        gap, low, high, boost::math::tools::eps_tolerance<double>(46), iterations);
    return (left + right) / 2;
}

}  // namespace anchorite::lifetime
