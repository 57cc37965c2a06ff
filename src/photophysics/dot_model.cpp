#include "anchorite/photophysics/dot_model.hpp"

#include <cmath>
#include <string>

#include "anchorite/base/error.hpp"

namespace anchorite::photophysics {

namespace {

void check_rate(double rate, const char* name) {
    if (!(rate >= 0) || !std::isfinite(rate)) {
        throw InputError(std::string(name) + " of a dot must be finite and not negative");
    }
}

}  // namespace

void DotModel::validate() const {
    check_rate(radiative, "the radiative rate");
    check_rate(nonradiative, "the nonradiative rate");
    check_rate(trapping, "the trapping rate");
    check_rate(release, "the release rate");
    check_rate(auger, "the Auger rate");
    check_rate(mean_traps, "the mean number of traps");
    if (!(radiative > 0)) throw InputError("the radiative rate of a dot must be positive");
    if (!(trapped_bleach >= 0 && trapped_bleach <= 1)) {
        throw InputError("the bleach left by a trapped carrier must lie between 0 and 1");
    }
    if (edge_degeneracy < 1) {
        throw InputError("the band edge of a dot must hold at least one pair");
    }
}

double DotModel::auger_rate(int excitons) const {
    const double n = excitons;
    return auger * (auger_scaling == AugerScaling::pairs ? n * (n - 1) / 2 : n * n * (n - 1) / 4);
}

void DotOptions::validate() const {
    if (!(neglected > 0 && neglected < 0.01)) {
        throw InputError("the neglected share of dots must lie between 0 and 0.01");
    }
    if (max_excitons < 1 || max_traps < 0) {
        throw InputError("the largest numbers of excitons and traps must be positive");
    }
}

std::vector<double> poisson(double mean, double neglected, int max_count) {
    if (!(mean >= 0)) throw InputError("a mean number must not be negative");
    std::vector<double> out;
    double total = 0;
    for (int n = 0; n <= max_count; ++n) {
        const double log_p = mean > 0 ? n * std::log(mean) - mean - std::lgamma(n + 1.0)
                                      : (n == 0 ? 0.0 : -INFINITY);
        out.push_back(std::exp(log_p));
        total += out.back();
        if (n >= mean && 1 - total <= neglected) break;
    }
    if (1 - total > neglected) {
        throw InputError("a mean of " + std::to_string(mean) + " per dot needs more than the " +
                         std::to_string(max_count) + " allowed: lower it or allow more");
    }
    for (double& p : out) p /= total;
    return out;
}

double mean_excitons(double fluence, double photon_energy, double cross_section) {
    if (!(fluence >= 0) || !(cross_section >= 0)) {
        throw InputError("a fluence and a cross-section must not be negative");
    }
    if (!(photon_energy > 0)) throw InputError("a photon energy must be positive");
    return fluence / photon_energy * cross_section;
}

}  // namespace anchorite::photophysics
