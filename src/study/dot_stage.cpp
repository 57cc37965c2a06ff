#include "anchorite/study/dot_stage.hpp"

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>

#include "anchorite/base/in_parallel.hpp"
#include "anchorite/photophysics/decay_average.hpp"
#include "anchorite/photophysics/dot_kinetics.hpp"
#include "anchorite/photophysics/rates.hpp"

namespace anchorite::study {

namespace {

using photophysics::DotModel;

constexpr int shown_times = 161;

DotModel model_of(const DotsInput& input, double radiative) {
    DotModel dots;
    dots.radiative = radiative;
    dots.trapping = 1 / input.trapping_time;
    dots.release = 1 / input.release_time;
    dots.auger = 1 / input.auger_time;
    return dots;
}

double yield_with(DotModel dots, double traps, double excitons) {
    dots.mean_traps = traps;
    return photophysics::yield_against_excitation(dots, std::vector{excitons}).front();
}

std::vector<double> times_of(const DotsInput& input) {
    std::vector<double> times;
    for (int i = 0; i < shown_times; ++i) times.push_back(input.window * i / (shown_times - 1));
    return times;
}

std::vector<double> scaled_to_first(std::vector<double> values) {
    const double first = values.front();
    for (double& value : values) value /= first;
    return values;
}

std::optional<double> yield_of_decay(const SamplePrediction& sample) {
    if (sample.measured.decay_plqy) return sample.measured.decay_plqy;
    if (sample.plqy.fitted) return sample.plqy.fitted->value;
    return sample.plqy.measured;
}

DotDecay decay_of(const SamplePrediction& sample, double yield, double radiative,
                  const DotsInput& input) {
    DotModel dots = model_of(input, radiative);
    dots.mean_traps = traps_for_yield(dots, yield, input.pulse_excitons);
    DotDecay out;
    out.name = sample.name;
    out.radiative = radiative;
    out.mean_traps = dots.mean_traps;
    out.times = times_of(input);
    const auto emission = photophysics::respond(dots, {input.pulse_excitons, 0}, out.times);
    const auto bleach = photophysics::respond(dots, {input.bleach_excitons, 0}, out.times);
    out.emission = scaled_to_first(emission.emission);
    out.bleach = scaled_to_first(bleach.bleach);
    const auto averages =
        photophysics::averages(out.times, out.emission, photophysics::Tail::exponential);
    out.amplitude_average = averages.amplitude.seconds;
    out.intensity_average = averages.intensity.seconds;
    out.measured = sample.measured.decay_average;
    return out;
}

}  // namespace

double traps_for_yield(DotModel dots, double yield, double excitons) {
    photophysics::nonradiative_ratio(yield);  // refuses what is no yield
    const auto excess = [&](double traps) { return yield_with(dots, traps, excitons) - yield; };
    if (excess(0) <= 0) return 0;
    double most = 1;
    while (excess(most) > 0) most *= 2;
    std::uintmax_t iterations = 100;
    const auto [low, high] = boost::math::tools::toms748_solve(
        excess, 0.0, most, boost::math::tools::eps_tolerance<double>(40), iterations);
    return (low + high) / 2;
}

std::optional<double> radiative_rate(const Measured& measured) {
    const auto yield = measured.decay_plqy ? measured.decay_plqy : measured.plqy;
    if (!yield || !measured.decay_average) return std::nullopt;
    const photophysics::IntensityAverage average{*measured.decay_average};
    return photophysics::rates_from(*yield, average).radiative;
}

std::vector<double> radiative_rates(const std::vector<SamplePrediction>& samples) {
    std::vector<std::optional<double>> own;
    double logarithms = 0, known = 0;
    for (const SamplePrediction& sample : samples) {
        own.push_back(radiative_rate(sample.measured));
        if (!own.back()) continue;
        logarithms += std::log(*own.back());
        ++known;
    }
    if (known == 0) return {};
    std::vector<double> rates;
    for (const auto& rate : own) rates.push_back(rate.value_or(std::exp(logarithms / known)));
    return rates;
}

std::vector<DotDecay> dot_decays(const std::vector<SamplePrediction>& samples,
                                 const DotsInput& input) {
    const auto rates = radiative_rates(samples);
    if (rates.empty()) return {};
    std::vector<std::optional<DotDecay>> decays(samples.size());
    in_parallel(samples.size(), [&](std::size_t i) {
        const auto yield = yield_of_decay(samples[i]);
        if (yield && *yield > 0) decays[i] = decay_of(samples[i], *yield, rates[i], input);
    });
    std::vector<DotDecay> out;
    for (auto& decay : decays) {
        if (decay) out.push_back(*std::move(decay));
    }
    return out;
}

}  // namespace anchorite::study
