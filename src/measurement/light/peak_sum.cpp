#include "anchorite/measurement/light/peak_sum.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/base/suggest.hpp"
#include "anchorite/numerics/line_shape.hpp"
#include "measurement/light/plain_units.hpp"

namespace anchorite::measurement {

namespace {

constexpr std::size_t per_peak = 3;  // height, maximum, ln(width)

bool has_form(PeakShape shape) {
    return shape == PeakShape::voigt || shape == PeakShape::asymmetric;
}

double lognormal(double b, double x) {
    if (std::abs(b) < 1e-4) return std::exp(-4 * std::numbers::ln2 * x * x);
    const double inside = 1 + 2 * std::sinh(b) * x;
    if (!(inside > 0)) return 0;
    const double root = std::log(inside) / b;
    return std::exp(-std::numbers::ln2 * root * root);
}

/// The spectrum on scales of order 1, and the sum of a number of peaks on it.
class SumModel {
public:
    SumModel(const MeasuredSpectrum& spectrum, const PeakSumOptions& options, std::size_t peaks)
        : options_(&options), peaks_(peaks), values_(spectrum.values) {
        origin_ = hc / spectrum.wavelengths.back();
        unit_ = (hc / spectrum.wavelengths.front() - origin_);
        scale_ = *std::ranges::max_element(values_);
        const double middle = spectrum.wavelengths[values_.size() / 2];
        for (const double wavelength : spectrum.wavelengths) {
            places_.push_back((hc / wavelength - origin_) / unit_);
            jacobian_.push_back(middle * middle / (wavelength * wavelength));
        }
        per_energy_ = scale_ * middle * middle / hc;
    }

    [[nodiscard]] std::size_t parameters() const {
        return per_peak * peaks_ + (has_form(options_->shape) ? 1 : 0) +
               (options_->background ? 1 : 0);
    }
    [[nodiscard]] std::size_t form_at() const { return per_peak * peaks_; }
    [[nodiscard]] double form(std::span<const double> p) const {
        return has_form(options_->shape) ? p[form_at()] : 0;
    }
    /// Away from the bounds of a mixing and from where an asymmetry does not matter.
    [[nodiscard]] double form_start() const {
        if (options_->shape == PeakShape::voigt) return 0.3;
        return options_->shape == PeakShape::asymmetric ? 0.05 : 0;
    }
    [[nodiscard]] double background(std::span<const double> p) const {
        return options_->background ? p[parameters() - 1] : 0;
    }
    /// Per wavelength, at a point, over the scale.
    [[nodiscard]] double peak(std::span<const double> p, std::size_t which, std::size_t i) const {
        const double* own = p.data() + per_peak * which;
        const double distance = (places_[i] - own[1]) / std::exp(own[2]);
        return own[0] * peak_value(options_->shape, form(p), distance) * jacobian_[i];
    }
    [[nodiscard]] double sum(std::span<const double> p, std::size_t i) const {
        double value = background(p);
        for (std::size_t k = 0; k < peaks_; ++k) value += peak(p, k, i);
        return value;
    }
    void residuals(std::span<const double> p, std::span<double> out) const {
        for (std::size_t i = 0; i < places_.size(); ++i) out[i] = sum(p, i) - values_[i] / scale_;
    }
    [[nodiscard]] std::vector<Range> bounds() const {
        std::vector<Range> out;
        const double step = 1.0 / static_cast<double>(places_.size());
        for (std::size_t k = 0; k < peaks_; ++k) {
            out.push_back({0, 1e3});
            out.push_back({-0.2, 1.2});
            out.push_back({std::log(step), std::log(3.0)});
        }
        if (options_->shape == PeakShape::voigt) out.push_back({0, 1});
        if (options_->shape == PeakShape::asymmetric) out.push_back({-1.5, 1.5});
        if (options_->background) out.push_back({-10, 10});
        return out;
    }
    [[nodiscard]] double energy(double place) const { return origin_ + place * unit_; }
    [[nodiscard]] double width(double logarithm) const { return std::exp(logarithm) * unit_; }
    [[nodiscard]] double height(double value) const { return value * per_energy_; }
    [[nodiscard]] double scale() const { return scale_; }
    [[nodiscard]] const std::vector<double>& places() const { return places_; }
    [[nodiscard]] const std::vector<double>& jacobian() const { return jacobian_; }

private:
    const PeakSumOptions* options_;
    std::size_t peaks_;
    std::vector<double> values_, places_, jacobian_;
    double origin_ = 0, unit_ = 1, scale_ = 1, per_energy_ = 1;
};

numerics::CurveFit fit_from(const SumModel& model, std::size_t count,
                            std::vector<std::vector<double>> starts,
                            const numerics::CurveFitOptions& options) {
    numerics::LeastSquares problem;
    problem.count = count;
    problem.starts = std::move(starts);
    problem.bounds = model.bounds();
    problem.residuals = [&model](std::span<const double> p, std::span<double> out) {
        model.residuals(p, out);
    };
    auto fit = fit_least_squares(problem, options);
    if (fit.parameters.empty()) throw RunError("the peaks could not be fitted to the spectrum");
    return fit;
}

/// What the last sum leaves over, as a mean over neighbours so that one point does not decide.
std::vector<double> smooth_rest(const SumModel& last, const numerics::CurveFit* fit,
                                const MeasuredSpectrum& spectrum) {
    const auto& values = spectrum.values;
    const auto reach = static_cast<std::ptrdiff_t>(values.size() / 60 + 1);
    const auto size = static_cast<std::ptrdiff_t>(values.size());
    std::vector<double> rest, out(values.size(), 0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double model = fit != nullptr ? last.sum(fit->parameters, i) : 0;
        rest.push_back(values[i] / last.scale() - model);
    }
    for (std::ptrdiff_t i = 0; i < size; ++i) {
        const auto from = std::max<std::ptrdiff_t>(0, i - reach);
        const auto to = std::min<std::ptrdiff_t>(size - 1, i + reach);
        for (auto k = from; k <= to; ++k) out[static_cast<std::size_t>(i)] += rest[k];
        out[static_cast<std::size_t>(i)] /= static_cast<double>(to - from + 1);
    }
    return out;
}

/// Full width of the curve around its maximum, over that of the whole axis.
double width_around(const std::vector<double>& places, const std::vector<double>& curve,
                    std::size_t top) {
    std::size_t low = top, high = top;
    while (low > 0 && curve[low] > curve[top] / 2) --low;
    while (high + 1 < curve.size() && curve[high] > curve[top] / 2) ++high;
    return std::max(std::abs(places[high] - places[low]), 4.0 / static_cast<double>(places.size()));
}

/// Starts with one peak more: where the last sum leaves most, and beside its largest peak on
/// either side, which is where shoulders hide.
std::vector<std::vector<double>> starts_after(const SumModel& model, const SumModel& last,
                                              const numerics::CurveFit* fit,
                                              const MeasuredSpectrum& spectrum) {
    const auto rest = smooth_rest(last, fit, spectrum);
    const auto top = static_cast<std::size_t>(std::ranges::max_element(rest) - rest.begin());
    const double width = width_around(model.places(), rest, top);
    const std::size_t before = fit != nullptr ? last.form_at() : 0;
    std::vector<double> known(before);
    if (fit != nullptr) std::copy_n(fit->parameters.begin(), before, known.begin());
    std::vector<double> others(model.parameters() - model.form_at(), 0);
    if (fit != nullptr)
        std::copy(fit->parameters.begin() + before, fit->parameters.end(), others.begin());
    if (fit == nullptr && !others.empty()) others[0] = model.form_start();
    const auto with = [&](std::vector<double> peaks, std::vector<double> more) {
        peaks.insert(peaks.end(), more.begin(), more.end());
        peaks.insert(peaks.end(), others.begin(), others.end());
        return peaks;
    };
    std::vector<std::vector<double>> starts;
    const double height = std::max(rest[top], 1e-3);
    starts.push_back(with(known, {height, model.places()[top], std::log(width)}));
    starts.push_back(with(known, {height, model.places()[top], std::log(width / 3)}));
    if (fit == nullptr) return starts;
    std::size_t largest = 0;
    for (std::size_t at = 0; at < before; at += per_peak) {
        if (known[at] > known[largest]) largest = at;
    }
    for (const double side : {-0.4, 0.4}) {
        auto peaks = known;
        const double wide = std::exp(known[largest + 2]);
        peaks[largest] *= 0.7;
        peaks[largest + 1] -= side * wide / 2;
        peaks[largest + 2] += std::log(0.8);
        starts.push_back(with(peaks, {0.5 * known[largest], known[largest + 1] + side * wide,
                                      known[largest + 2] + std::log(0.8)}));
    }
    return starts;
}

double schwarz(const numerics::CurveFit& fit, std::size_t points) {
    const auto n = static_cast<double>(points);
    return n * std::log(fit.sum_of_squares / n) +
           static_cast<double>(fit.parameters.size()) * std::log(n);
}

std::vector<FittedPeak> peaks_of(const SumModel& model, const numerics::CurveFit& fit,
                                 std::size_t points) {
    const auto& p = fit.parameters;
    std::vector<FittedPeak> peaks;
    double total = 0;
    for (std::size_t k = 0; per_peak * k < model.form_at(); ++k) {
        FittedPeak peak;
        const auto height = fit.interval(per_peak * k), place = fit.interval(per_peak * k + 1),
                   logarithm = fit.interval(per_peak * k + 2);
        peak.height = {model.height(p[per_peak * k]),
                       {model.height(height.low), model.height(height.high)}};
        peak.energy = {model.energy(p[per_peak * k + 1]),
                       {model.energy(place.low), model.energy(place.high)}};
        peak.fwhm = {model.width(p[per_peak * k + 2]),
                     {model.width(logarithm.low), model.width(logarithm.high)}};
        for (std::size_t i = 0; i < points; ++i) {
            peak.values.push_back(model.scale() * model.peak(p, k, i));
            if (i == 0) continue;
            const auto per_energy = [&](std::size_t at) {
                return peak.values[at] / model.jacobian()[at];
            };
            peak.share += (per_energy(i) + per_energy(i - 1)) / 2 *
                          std::abs(model.places()[i] - model.places()[i - 1]);
        }
        total += peak.share;
        peaks.push_back(std::move(peak));
    }
    for (FittedPeak& peak : peaks) peak.share /= total;
    std::ranges::sort(peaks, {}, [](const FittedPeak& peak) { return peak.energy.value; });
    return peaks;
}

PeakSum result_of(const SumModel& model, numerics::CurveFit fit, const PeakSumOptions& options,
                  std::size_t points) {
    PeakSum out;
    out.options = options;
    out.peaks = peaks_of(model, fit, points);
    out.background = model.scale() * model.background(fit.parameters);
    for (std::size_t i = 0; i < points; ++i) {
        out.model.push_back(model.scale() * model.sum(fit.parameters, i));
    }
    if (has_form(options.shape)) {
        out.form = FittedFigure{model.form(fit.parameters), fit.interval(model.form_at())};
    }
    out.fit = std::move(fit);
    return out;
}

}  // namespace

std::string_view name_of(PeakShape shape) {
    constexpr std::string_view names[] = {"Gaussian", "Lorentzian", "Voigt",
                                          "asymmetric (log-normal)"};
    return names[static_cast<std::size_t>(shape)];
}

PeakShape parse_peak_shape(const std::string& word) {
    const std::vector<std::string> words{"gaussian", "lorentzian", "voigt", "asymmetric"};
    const auto found = std::ranges::find(words, word);
    if (found != words.end()) return static_cast<PeakShape>(found - words.begin());
    throw InputError({}, "\"" + word + "\" is not a shape of a peak", did_you_mean(word, words));
}

double peak_value(PeakShape shape, double form, double distance) {
    if (shape == PeakShape::gaussian) return std::exp(-4 * std::numbers::ln2 * distance * distance);
    if (shape == PeakShape::lorentzian) return 1 / (1 + 4 * distance * distance);
    if (shape == PeakShape::asymmetric) return lognormal(form, distance);
    const numerics::LineProfile profile{numerics::LineShape::voigt, 1, form};
    return line_value(profile, distance) / line_value(profile, 0);
}

void PeakSumOptions::validate() const {
    if (most < 1 || most > 9 || (count && (*count < 1 || *count > 9))) {
        throw InputError("a sum has 1 to 9 peaks");
    }
    if (!(least_gain > 0)) throw InputError("the least gain of a peak must be above 0");
    fit.validate();
}

PeakSum fit_peak_sum(const MeasuredSpectrum& spectrum, const PeakSumOptions& options) {
    options.validate();
    spectrum.validate();
    if (!(*std::ranges::max_element(spectrum.values) > 0)) {
        throw InputError(fmt::format("\"{}\" is nowhere above 0", spectrum.name));
    }
    const std::size_t points = spectrum.values.size();
    std::optional<SumModel> last;
    std::optional<numerics::CurveFit> best;
    std::vector<PeakCount> tried;
    for (int peaks = 1; peaks <= options.count.value_or(options.most); ++peaks) {
        const SumModel model(spectrum, options, static_cast<std::size_t>(peaks));
        if (points <= model.parameters()) {
            if (!options.count && best) break;
            throw InputError(fmt::format("{} points for {} peaks of {} numbers", points, peaks,
                                         model.parameters()));
        }
        auto fit =
            fit_from(model, points,
                     starts_after(model, last.value_or(model), best ? &*best : nullptr, spectrum),
                     options.fit);
        tried.push_back({peaks, schwarz(fit, points), fit.deviation() * model.scale()});
        const bool better =
            tried.size() < 2 ||
            tried[tried.size() - 2].criterion - tried.back().criterion > options.least_gain;
        if (!options.count && !better) break;
        best = std::move(fit);
        last = model;
    }
    PeakSum out = result_of(*last, std::move(*best), options, points);
    out.tried = std::move(tried);
    return out;
}

}  // namespace anchorite::measurement
