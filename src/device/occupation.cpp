#include "anchorite/device/occupation.hpp"

#include <cmath>

#include "anchorite/numerics/fermi_dirac.hpp"

namespace anchorite::device {

namespace {

constexpr double blakemore_gamma = 0.27;
constexpr double saturated = 600;  ///< beyond it exp(-eta) would underflow in a product

Occupation blakemore(double gamma, double eta) {
    if (eta <= 0) {
        const double boltzmann = std::exp(eta);
        const double slope = 1 / (1 + gamma * boltzmann);
        return {eta - std::log1p(gamma * boltzmann), slope, -slope * (1 - slope)};
    }
    const double empty = std::exp(-std::min(eta, saturated)) / gamma;
    const double slope = empty / (1 + empty);
    return {-std::log(gamma) - std::log1p(empty), slope, -slope / (1 + empty)};
}

}  // namespace

Occupation occupation(Statistics statistics, double eta) {
    switch (statistics) {
        case Statistics::boltzmann:
            return {eta, 1, 0};
        case Statistics::fermi_dirac: {
            const auto log_half = numerics::log_fermi_dirac_half(eta);
            return {log_half.value, log_half.first, log_half.second};
        }
        case Statistics::blakemore:
            return blakemore(blakemore_gamma, eta);
        case Statistics::site_limited:
            break;
    }
    return blakemore(1, eta);
}

double chemical_potential(Statistics statistics, double share) {
    const double target = std::log(share);
    double eta = target;
    for (int iteration = 0; iteration < 100; ++iteration) {
        // ln F is concave and starts above the target's side: Newton rises without overshoot
        const auto now = occupation(statistics, eta);
        const double step = (target - now.log_share) / now.slope;
        eta += step;
        if (std::abs(step) < 1e-13 * (1 + std::abs(eta))) break;
    }
    return eta;
}

}  // namespace anchorite::device
