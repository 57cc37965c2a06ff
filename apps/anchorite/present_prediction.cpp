#include "present_prediction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "table.hpp"

namespace anchorite::app {

namespace {

using study::Predicted;
using study::SamplePrediction;

constexpr const char* not_known = "-";
constexpr double hour = 3600;

std::string figure(const std::optional<double>& value, double scale, int digits) {
    return value ? fmt::format("{:.{}f}", *value * scale, digits) : not_known;
}

std::string figure(const std::optional<Predicted>& value, double scale, int digits) {
    return value ? fmt::format("{:.{}f}", value->value * scale, digits) : not_known;
}

std::string interval(const std::optional<Predicted>& value, double scale, int digits) {
    if (!value || !std::isfinite(value->interval.low) || !std::isfinite(value->interval.high)) {
        return not_known;
    }
    return fmt::format("{:.{}f}-{:.{}f}", value->interval.low * scale, digits,
                       value->interval.high * scale, digits);
}

std::optional<Predicted> computed(const study::Prediction& prediction, const std::string& name) {
    if (!prediction.device) return std::nullopt;
    for (const auto& diode : prediction.device->diodes) {
        if (diode.name == name) return diode.best;
    }
    return std::nullopt;
}

std::vector<std::string> row(const study::Prediction& prediction, const SamplePrediction& sample) {
    return {sample.name + (sample.extrapolated ? " *" : ""),
            figure(sample.plqy.measured, 100, 0),
            figure(sample.plqy.left_out, 100, 1),
            interval(sample.plqy.left_out, 100, 0),
            figure(sample.eqe.measured, 100, 2),
            figure(sample.eqe.left_out, 100, 1),
            figure(computed(prediction, sample.name), 100, 1),
            figure(sample.t50.measured, 1 / hour, 0),
            figure(sample.t50.left_out, 1 / hour, 0),
            interval(sample.t50.left_out, 1 / hour, 0)};
}

std::string errors_text(const study::YieldStage& stage) {
    std::vector<std::vector<std::string>> rows;
    const auto cell = [](const photophysics::YieldErrors& errors) {
        return fmt::format("{:.3f} ({:.2f})", errors.mean_absolute, errors.spearman);
    };
    for (const auto& error : stage.errors) {
        const std::string unit = error.unit.empty() ? "" : " [" + error.unit + "]";
        rows.push_back({error.quantity + unit, cell(error.fitted), cell(error.left_out),
                        cell(error.mean_of_others), cell(error.donor_count)});
    }
    if (rows.empty()) return {};
    return "\nmean absolute error (rank correlation)\n" +
           format_table({{"quantity"},
                         {"fitted", Align::right},
                         {"left out", Align::right},
                         {"mean of others", Align::right},
                         {"number of donors", Align::right}},
                        rows);
}

bool any_extrapolated(const study::YieldStage& stage) {
    return std::ranges::any_of(stage.samples, &SamplePrediction::extrapolated);
}

}  // namespace

std::string prediction_text(const study::Prediction& prediction) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& sample : prediction.yields.samples) rows.push_back(row(prediction, sample));
    std::string text =
        "measured, left out of the calibration (95 %), and computed from the stack alone\n" +
        format_table({{"sample"},
                      {"PLQY [%]", Align::right},
                      {"left out", Align::right},
                      {"95 %", Align::right},
                      {"EQE [%]", Align::right},
                      {"left out", Align::right},
                      {"computed", Align::right},
                      {"T50 [h]", Align::right},
                      {"left out", Align::right},
                      {"95 %", Align::right}},
                     rows);
    if (any_extrapolated(prediction.yields)) text += "* beyond the molecules calibrated on\n";
    text += errors_text(prediction.yields) + "\n";
    for (const std::string& sentence : prediction.yields.sentences) text += sentence + "\n";
    return text;
}

}  // namespace anchorite::app
