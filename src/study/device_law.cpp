#include "study/device_law.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "anchorite/lifetime/ratio_law.hpp"
#include "anchorite/photophysics/efficiency_map.hpp"
#include "anchorite/photophysics/rates.hpp"

namespace anchorite::study {

namespace {

/// Devices that a law is fitted to.
struct Devices {
    std::vector<double> plqy;
    std::vector<double> value;
};

/// A device's quantity from its yield, by a law fitted to some devices.
using Law = std::function<Predicted(const Devices&, const Predicted& plqy)>;

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// Measured values of the quantity, and where predictions go.
struct Quantity {
    std::optional<double> Measured::*measured;
    Compared SamplePrediction::*compared;
    std::size_t fewest = 3;  ///< devices that determine the law
};

Devices devices_without(const std::vector<SamplePrediction>& samples, const Quantity& quantity,
                        std::size_t left_out) {
    Devices devices;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const Measured& measured = samples[i].measured;
        const auto value = measured.*quantity.measured;
        if (i == left_out || !samples[i].calibrates || !measured.plqy || !value) continue;
        devices.plqy.push_back(*measured.plqy);
        devices.value.push_back(*value);
    }
    return devices;
}

std::optional<Predicted> by_law(const Law& law, const Devices& devices, std::size_t fewest,
                                const std::optional<Predicted>& plqy) {
    if (!plqy || devices.plqy.size() < fewest) return std::nullopt;
    return law(devices, *plqy);
}

/// The control's yield is what it is.
std::optional<Predicted> known_yield(const SamplePrediction& sample) {
    if (!sample.control) return sample.plqy.fitted;
    const double plqy = sample.plqy.measured.value();
    return Predicted{plqy, {plqy, plqy}};
}

void add(std::vector<SamplePrediction>& samples, const Quantity& quantity, const Law& law) {
    const Devices all = devices_without(samples, quantity, none);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        SamplePrediction& sample = samples[i];
        Compared& out = sample.*quantity.compared;
        out.measured = sample.measured.*quantity.measured;
        out.fitted = by_law(law, all, quantity.fewest, known_yield(sample));
        const Devices others = devices_without(samples, quantity, i);
        out.left_out = by_law(law, others, quantity.fewest, sample.plqy.left_out);
    }
}

/// A yield that the laws have a value at: they have none at 0 and 1.
double inside(double yield) {
    constexpr double edge = 1e-6;
    return std::clamp(yield, edge, 1 - edge);
}

/// The line at the yield, its own interval and that of the yield in quadrature.
Predicted efficiency(const Devices& devices, const Predicted& plqy) {
    const auto map = photophysics::fit_efficiency(devices.plqy, devices.value);
    const double best = map.efficiency(inside(plqy.value));
    const auto own = map.interval(inside(plqy.value));
    const double below = best - map.efficiency(inside(plqy.interval.low));
    const double above = map.efficiency(inside(plqy.interval.high)) - best;
    return {best,
            {std::max(0.0, best - std::hypot(best - own.low, below)),
             std::min(1.0, best + std::hypot(own.high - best, above))}};
}

Predicted lifetime(const Devices& devices, const Predicted& plqy) {
    std::vector<double> ratios;
    for (const double yield : devices.plqy) {
        ratios.push_back(photophysics::nonradiative_ratio(yield));
    }
    const auto ratio = [](double yield) { return photophysics::nonradiative_ratio(inside(yield)); };
    const auto law = lifetime::fit_ratio_law(devices.value, ratios);
    const auto at = lifetime::predict(law, ratio(plqy.value), ratio(plqy.interval.high),
                                      ratio(plqy.interval.low));
    return {at.seconds, {at.low, at.high}};
}

}  // namespace

void add_efficiencies(std::vector<SamplePrediction>& samples) {
    add(samples, {&Measured::eqe_max, &SamplePrediction::eqe, 4}, efficiency);
}

void add_lifetimes(std::vector<SamplePrediction>& samples) {
    add(samples, {&Measured::t50, &SamplePrediction::t50, 3}, lifetime);
}

}  // namespace anchorite::study
