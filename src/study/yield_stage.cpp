#include "anchorite/study/yield_stage.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "anchorite/base/error.hpp"
#include "anchorite/photophysics/rates.hpp"
#include "study/device_law.hpp"
#include "study/quantity_errors.hpp"

namespace anchorite::study {

namespace {

using photophysics::PassivationCalibration;
using photophysics::PassivationSample;

/// Yields of every sample at one lattice constant; the second is none for what does not calibrate.
struct SampleYield {
    Predicted fitted;
    std::optional<Predicted> left_out;
    bool extrapolated = false;
};

const photophysics::PassivationTerms& terms_at(const YieldSample& sample, std::size_t spacing) {
    return spacing == 0 ? sample.terms : sample.elsewhere[spacing - 1];
}

bool calibrates(const YieldSample& sample) {
    return sample.calibrates && sample.measured.plqy.has_value();
}

PassivationCalibration calibration_at(const YieldInput& input, std::size_t spacing) {
    std::vector<PassivationSample> samples;
    for (const YieldSample& sample : input.samples) {
        if (calibrates(sample))
            samples.push_back({terms_at(sample, spacing), *sample.measured.plqy});
    }
    return photophysics::calibrate(input.control.plqy.value(), samples);
}

Predicted yield_of(const photophysics::YieldPrediction& prediction) {
    return {prediction.plqy, prediction.plqy_interval};
}

std::vector<SampleYield> yields_at(const YieldInput& input,
                                   const PassivationCalibration& calibration, std::size_t spacing) {
    std::vector<SampleYield> out;
    std::size_t next = 0;
    for (const YieldSample& sample : input.samples) {
        const auto fitted = photophysics::predict(calibration.fit, terms_at(sample, spacing));
        SampleYield& yield = out.emplace_back(yield_of(fitted), std::nullopt, fitted.extrapolated);
        if (!calibrates(sample)) continue;
        const auto& left_out = calibration.samples[next++].left_out;
        if (left_out) yield.left_out = yield_of(*left_out);
    }
    return out;
}

/// Adds in quadrature how far the value moves at other lattice constants.
void widen(Predicted& at_home, const std::vector<double>& elsewhere) {
    double below = 0, above = 0;
    for (const double value : elsewhere) {
        below = std::max(below, at_home.value - value);
        above = std::max(above, value - at_home.value);
    }
    auto& interval = at_home.interval;
    interval.low = std::max(0.0, at_home.value - std::hypot(at_home.value - interval.low, below));
    interval.high = std::min(1.0, at_home.value + std::hypot(interval.high - at_home.value, above));
}

/// The study's lattice constant with the others in its intervals.
std::vector<SampleYield> yields_over_band(const YieldInput& input,
                                          const PassivationCalibration& calibration) {
    std::vector<SampleYield> home = yields_at(input, calibration, 0);
    if (input.samples.empty()) return home;
    std::vector<std::vector<SampleYield>> band;
    for (std::size_t k = 1; k <= input.samples.front().elsewhere.size(); ++k) {
        band.push_back(yields_at(input, calibration_at(input, k), k));
    }
    for (std::size_t i = 0; i < home.size(); ++i) {
        std::vector<double> fitted, left_out;
        for (const auto& yields : band) {
            fitted.push_back(yields[i].fitted.value);
            if (yields[i].left_out) left_out.push_back(yields[i].left_out->value);
        }
        widen(home[i].fitted, fitted);
        if (home[i].left_out) widen(*home[i].left_out, left_out);
    }
    return home;
}

std::optional<Predicted> ratio_of(const std::optional<Predicted>& plqy) {
    if (!plqy) return std::nullopt;
    const auto ratio = [](double yield) {
        return yield > 0 ? photophysics::nonradiative_ratio(std::min(yield, 1.0))
                         : std::numeric_limits<double>::infinity();
    };
    return Predicted{ratio(plqy->value), {ratio(plqy->interval.high), ratio(plqy->interval.low)}};
}

SamplePrediction control_prediction(const YieldInput& input) {
    SamplePrediction out;
    out.name = input.control_name;
    out.control = true;
    out.calibrates = true;
    out.measured = input.control;
    out.plqy.measured = input.control.plqy;
    return out;
}

SamplePrediction sample_prediction(const YieldSample& sample, const SampleYield& yield) {
    SamplePrediction out;
    out.name = sample.terms.name;
    out.calibrates = calibrates(sample);
    out.extrapolated = yield.extrapolated;
    out.donors = 1 + sample.terms.extra.size();
    out.measured = sample.measured;
    out.plqy = {sample.measured.plqy, yield.fitted, yield.left_out};
    return out;
}

void add_ratio(SamplePrediction& sample) {
    if (const auto plqy = sample.plqy.measured; plqy && *plqy > 0) {
        sample.ratio.measured = photophysics::nonradiative_ratio(*plqy);
    }
    sample.ratio.fitted = ratio_of(sample.plqy.fitted);
    sample.ratio.left_out = ratio_of(sample.plqy.left_out);
}

std::vector<std::string> sentences_of(const PassivationCalibration& calibration) {
    std::vector<std::string> out = calibration.fit.warnings;
    out.push_back(
        "EQE is read off a line in ln(k_r/k_nr) and T50 off the law T50 ∝ k_r/k_nr: both were "
        "observed on the devices they are fitted to and are not physics");
    return out;
}

}  // namespace

YieldStage predict_yields(const YieldInput& input) {
    if (!input.control.plqy) throw InputError("the control needs a measured plqy");
    const PassivationCalibration calibration = calibration_at(input, 0);
    const auto yields = yields_over_band(input, calibration);
    YieldStage stage;
    stage.members = calibration.fit.members;
    stage.sentences = sentences_of(calibration);
    stage.samples.push_back(control_prediction(input));
    for (std::size_t i = 0; i < yields.size(); ++i) {
        stage.samples.push_back(sample_prediction(input.samples[i], yields[i]));
    }
    for (SamplePrediction& sample : stage.samples) add_ratio(sample);
    add_efficiencies(stage.samples);
    add_lifetimes(stage.samples);
    stage.errors = quantity_errors(stage.samples);
    return stage;
}

}  // namespace anchorite::study
