#include "anchorite/measurement/light/quasi_fermi.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/error.hpp"
#include "measurement/light/plain_units.hpp"

namespace anchorite::measurement {

namespace {

/// 2πE²/(h³c²), photon states per energy that leave through an area.
double outgoing_states(double energy) {
    using namespace constants;
    constexpr double two_pi = 2 * 3.141592653589793;
    return two_pi * energy * energy / (planck * planck * planck * light_speed * light_speed);
}

EnergyWindow default_window(const EnergySpectrum& flux, double thermal) {
    const auto peak = std::ranges::max_element(flux.values) - flux.values.begin();
    const auto top = static_cast<std::size_t>(peak);
    std::size_t last = top;
    while (last + 1 < flux.values.size() && flux.values[last + 1] > 0.01 * flux.values[top]) {
        ++last;
    }
    return {flux.energies[top] + thermal, flux.energies[last]};
}

/// Straight line through points by least squares.
struct TailLine {
    double slope = 0;
    double slope_error = 0;
};

TailLine line_through(const std::vector<double>& x, const std::vector<double>& y) {
    const auto count = static_cast<double>(x.size());
    double mean_x = 0, mean_y = 0, square = 0, product = 0, rest = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        mean_x += x[i] / count;
        mean_y += y[i] / count;
    }
    for (std::size_t i = 0; i < x.size(); ++i) {
        square += (x[i] - mean_x) * (x[i] - mean_x);
        product += (x[i] - mean_x) * (y[i] - mean_y);
    }
    TailLine line{product / square, 0};
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double off = y[i] - mean_y - line.slope * (x[i] - mean_x);
        rest += off * off;
    }
    line.slope_error = std::sqrt(rest / (count - 2) / square);
    return line;
}

void summarise(PlanckTail& tail, const std::vector<double>& logarithms, double thermal) {
    const auto count = static_cast<double>(tail.energies.size());
    for (const double value : tail.splitting) tail.mean += value / count;
    double squares = 0;
    for (const double value : tail.splitting) {
        squares += (value - tail.mean) * (value - tail.mean);
    }
    tail.deviation = std::sqrt(squares / (count - 1));
    const TailLine drift = line_through(tail.energies, tail.splitting);
    tail.drift = drift.slope * (tail.energies.back() - tail.energies.front());
    tail.flat = std::abs(tail.drift) <= thermal;
    const TailLine boltzmann = line_through(tail.energies, logarithms);
    tail.temperature = -1 / (boltzmann.slope * constants::boltzmann);
    tail.temperature_error = std::abs(tail.temperature * boltzmann.slope_error / boltzmann.slope);
}

}  // namespace

double thermal_flux(double energy, double temperature) {
    return outgoing_states(energy) * std::exp(-energy / (constants::boltzmann * temperature));
}

double thermal_flux_above(double gap, double temperature) {
    const double t = constants::boltzmann * temperature;
    return outgoing_states(1) * t * (gap * gap + 2 * gap * t + 2 * t * t) * std::exp(-gap / t);
}

double thermal_flux_absorbed(const MeasuredSpectrum& absorptance, double temperature) {
    absorptance.validate();
    std::vector<double> energies, product;
    for (std::size_t i = absorptance.values.size(); i-- > 0;) {
        const double share = absorptance.values[i];
        if (share < -0.05 || share > 1.05) {
            throw InputError(
                fmt::format("the absorptance is {:.4g} at {:.4g} nm; give shares "
                            "between 0 and 1",
                            share, absorptance.wavelengths[i] * 1e9));
        }
        energies.push_back(hc / absorptance.wavelengths[i]);
        product.push_back(std::clamp(share, 0.0, 1.0) * thermal_flux(energies.back(), temperature));
    }
    const double top = *std::ranges::max_element(product);
    if (!(top > 0) || product.front() > 0.01 * top || product.back() > 0.01 * top) {
        throw InputError(
            "the absorptance ends where it still counts: it must fall below the edge and go on "
            "0.2 eV above it");
    }
    double sum = 0;
    for (std::size_t i = 1; i < energies.size(); ++i) {
        sum += (product[i] + product[i - 1]) / 2 * (energies[i] - energies[i - 1]);
    }
    return sum;
}

void TailOptions::validate() const {
    if (!(temperature > 0)) throw InputError("the temperature must be above 0 K");
    if (!(absorptance > 0 && absorptance <= 1)) {
        throw InputError("the absorptance of the tail must lie above 0 and not above 1");
    }
    if (window && !(window->from > 0 && window->to > window->from)) {
        throw InputError("the window of energies ends before it begins");
    }
}

PlanckTail planck_tail(const EnergySpectrum& flux, const TailOptions& options) {
    options.validate();
    const double thermal = constants::boltzmann * options.temperature;
    const EnergyWindow window = options.window.value_or(default_window(flux, thermal));
    PlanckTail tail;
    std::vector<double> logarithms;
    for (std::size_t i = 0; i < flux.values.size(); ++i) {
        const double energy = flux.energies[i];
        if (energy < window.from || energy > window.to || !(flux.values[i] > 0)) continue;
        const double occupied = flux.values[i] / (outgoing_states(energy) * options.absorptance);
        tail.energies.push_back(energy);
        tail.splitting.push_back(energy - thermal * std::log1p(1 / occupied));
        logarithms.push_back(std::log(occupied));
    }
    if (tail.energies.size() < 5) {
        throw InputError(
            fmt::format("the tail above the maximum holds {} points with light; five are the least",
                        tail.energies.size()));
    }
    summarise(tail, logarithms, thermal);
    return tail;
}

}  // namespace anchorite::measurement
