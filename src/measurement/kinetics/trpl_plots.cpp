#include "measurement/kinetics/trpl_plots.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "anchorite/base/units.hpp"
#include "measurement/kinetics/trpl_text.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::ArrayXd;
using Eigen::Index;

/// Channels drawn together, so that a figure has at most two thousand points.
class Binning {
public:
    explicit Binning(const TrplData& data)
        : begin_(data.window.begin),
          count_(static_cast<Index>(data.window.size())),
          size_((count_ + 1999) / 2000),
          unit_(time_unit(data.channel_width * static_cast<double>(count_))) {
        for (Index i = 0; i < count_ / size_; ++i) {
            const double middle =
                static_cast<double>(i * size_) + 0.5 * static_cast<double>(size_ - 1);
            const double time =
                data.first_time + data.channel_width * (static_cast<double>(begin_) + middle);
            times_.push_back(to_unit(time, unit_, Dimension::time));
        }
    }

    [[nodiscard]] Index size() const { return size_; }
    [[nodiscard]] const std::string& unit() const { return unit_; }
    [[nodiscard]] const std::vector<double>& times() const { return times_; }

    /// Sums of the window's values over each bin.
    [[nodiscard]] ArrayXd sums(const ArrayXd& values) const {
        ArrayXd out(static_cast<Index>(times_.size()));
        for (Index i = 0; i < out.size(); ++i) out(i) = values.segment(i * size_, size_).sum();
        return out;
    }

    /// A curve of means; what a logarithmic axis cannot show is left out.
    [[nodiscard]] PlotCurve curve(std::string name, CurveRole role, const ArrayXd& values,
                                  double least) const {
        PlotCurve out{std::move(name), role, {}, {}};
        const ArrayXd means = sums(values) / static_cast<double>(size_);
        for (Index i = 0; i < means.size(); ++i) {
            if (!(means(i) > least)) continue;
            out.x.push_back(times_[static_cast<std::size_t>(i)]);
            out.y.push_back(means(i));
        }
        return out;
    }

private:
    std::size_t begin_;
    Index count_;
    Index size_;
    std::string unit_;
    std::vector<double> times_;
};

ArrayXd window_of(const TrplData& data) {
    return Eigen::Map<const ArrayXd>(data.counts.data() + data.window.begin,
                                     static_cast<Index>(data.window.size()));
}

std::string channels_text(const Binning& binning) {
    return binning.size() == 1
               ? ""
               : fmt::format(" Each point is the mean of {} channels.", binning.size());
}

void add_components(const TrplResult& result, const Binning& binning, double least,
                    std::vector<PlotCurve>& curves) {
    const TrplModel model(result.request.data, result.request.response,
                          result.request.options.form);
    TrplValues values;
    model.evaluate(result.fit.parameters, values);
    const TrplLayout& layout = model.layout();
    for (Index i = 0; i < layout.components; ++i) {
        const Index column = layout.first_amplitude + i;
        const auto& component = result.fit.components[static_cast<std::size_t>(i)];
        curves.push_back(binning.curve(
            "component of " + time_text(component.lifetime, 3), CurveRole::component,
            result.fit.parameters(column) * values.jacobian.col(column).array(), least));
    }
    if (layout.scatter >= 0 && result.fit.scatter > 0) {
        curves.push_back(
            binning.curve("scatter", CurveRole::component,
                          result.fit.scatter * values.jacobian.col(layout.scatter).array(), least));
    }
}

Plot decay_plot(const TrplResult& result, const Binning& binning, const std::string& prefix) {
    const TrplData& data = result.request.data;
    const ArrayXd counts = window_of(data);
    const double top = counts.maxCoeff();
    const bool is_counts = data.are_counts();
    const double least = is_counts ? 0.02 / static_cast<double>(binning.size()) : 1e-5 * top;
    Plot out{prefix + "decay",
             "Decay of " + result.request.name,
             {"time", binning.unit()},
             {is_counts ? "counts per channel" : "signal", "", true},
             {}};
    out.curves.push_back(binning.curve("measured", CurveRole::measured, counts, 0));
    if (const auto* pulse = std::get_if<MeasuredResponse>(&result.request.response)) {
        ArrayXd scaled = Eigen::Map<const ArrayXd>(pulse->counts.data(),
                                                   static_cast<Index>(pulse->counts.size()))
                             .segment(static_cast<Index>(data.window.begin), counts.size());
        scaled *= top / scaled.maxCoeff();
        out.curves.push_back(
            binning.curve("response, scaled", CurveRole::reference, scaled, least));
    }
    add_components(result, binning, least, out.curves);
    out.curves.push_back(binning.curve("fit", CurveRole::fitted, result.fit.model, 0));
    out.caption = fmt::format(
        "Measured counts, the fit by {} and its components behind the response (as measured, not "
        "moved by the fitted shift). Points without counts cannot be drawn.{}",
        name_of(result.request.options.objective), channels_text(binning));
    return out;
}

Plot residual_plot(const TrplResult& result, const Binning& binning, const std::string& prefix) {
    // Of several channels together the standard errors add in squares.
    const bool counts = result.request.data.are_counts();
    const ArrayXd expected = binning.sums(result.fit.model);
    const double even = result.fit.quality.scatter * std::sqrt(static_cast<double>(binning.size()));
    const ArrayXd errors =
        counts ? expected.max(1e-3).sqrt().eval() : ArrayXd::Constant(expected.size(), even).eval();
    const ArrayXd residuals = (binning.sums(window_of(result.request.data)) - expected) / errors;
    Plot out{prefix + "decay_residual",
             "Residuals of " + result.request.name,
             {"time", binning.unit()},
             {"residual", "standard errors"},
             {}};
    out.curves.push_back({"residual", CurveRole::residual, binning.times(),
                          std::vector<double>(residuals.begin(), residuals.end())});
    out.caption = fmt::format(
        "{}{}. Durbin-Watson {:.2f} (2 without "
        "correlation).",
        counts ? "Counts less the fit, over the root of the fit"
               : "Values less the fit, over their scatter about it",
        binning.size() == 1 ? "" : fmt::format(", of {} channels together", binning.size()),
        result.fit.quality.durbin_watson);
    return out;
}

Plot correlation_plot(const TrplResult& result, const std::string& prefix) {
    const TrplQuality& quality = result.fit.quality;
    Plot out{prefix + "autocorrelation",
             "Autocorrelation of the residuals of " + result.request.name,
             {"lag", "channels"},
             {"autocorrelation"},
             {}};
    PlotCurve curve{"autocorrelation", CurveRole::residual, {}, {}};
    for (std::size_t lag = 1; lag < quality.autocorrelation.size(); ++lag) {
        curve.x.push_back(static_cast<double>(lag));
        curve.y.push_back(quality.autocorrelation[lag]);
    }
    const double last = curve.x.empty() ? 1 : curve.x.back();
    out.curves.push_back(std::move(curve));
    for (const double side : {1.0, -1.0}) {
        const double limit = side * quality.correlation_limit;
        out.curves.push_back({side > 0 ? "95 % of pure noise, above" : "95 % of pure noise, below",
                              CurveRole::reference,
                              {1, last},
                              {limit, limit}});
    }
    out.caption =
        "Correlation of residuals some channels apart; 95 % of the lags of pure noise lie between "
        "the lines.";
    return out;
}

Plot profile_plot(const TrplProfile& profile, int component, const TrplResult& result,
                  const std::string& prefix) {
    const double value = result.fit.components[static_cast<std::size_t>(component)].lifetime;
    const std::string unit = time_unit(value);
    Plot out{
        fmt::format("{}profile_tau_{}", prefix, component + 1),
        fmt::format("Likelihood profile of lifetime {} of {}", component + 1, result.request.name),
        {"lifetime", unit},
        {"rise of the objective"},
        {}};
    PlotCurve curve{"profile", CurveRole::fitted, {}, profile.rises};
    for (const double v : profile.values) curve.x.push_back(to_unit(v, unit, Dimension::time));
    const auto [low, high] = std::ranges::minmax(curve.x);
    out.curves.push_back(std::move(curve));
    out.curves.push_back(
        {"95 % limit", CurveRole::reference, {low, high}, {profile.limit, profile.limit}});
    out.caption =
        "The lifetime is held at each value and everything else fitted anew; the interval is where "
        "the curve lies below the line.";
    return out;
}

}  // namespace

std::vector<Plot> plots_of(const TrplResult& result, const std::string& prefix) {
    const Binning binning(result.request.data);
    std::vector<Plot> out{decay_plot(result, binning, prefix),
                          residual_plot(result, binning, prefix), correlation_plot(result, prefix)};
    for (std::size_t i = 0; i < result.profiles.size(); ++i) {
        out.push_back(profile_plot(result.profiles[i], static_cast<int>(i), result, prefix));
    }
    return out;
}

}  // namespace anchorite::measurement
