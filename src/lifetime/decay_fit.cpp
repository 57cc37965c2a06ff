#include "anchorite/lifetime/decay_fit.hpp"

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"

namespace anchorite::lifetime {

namespace {

using numerics::CurveFit;
using numerics::LeastSquares;

/// A curve on scales of order 1: time over the last one, light over the first value.
struct Scaled {
    std::vector<double> times;
    std::vector<double> values;
    double time_scale = 1;
    double value_scale = 1;
};

Scaled scale(const DecayCurve& curve) {
    curve.validate();
    if (!(curve.values.front() > 0)) throw InputError("the light at the start must be positive");
    Scaled out{{}, {}, curve.times.back() - curve.times.front(), curve.values.front()};
    for (std::size_t i = 0; i < curve.times.size(); ++i) {
        out.times.push_back((curve.times[i] - curve.times.front()) / out.time_scale);
        out.values.push_back(curve.values[i] / out.value_scale);
    }
    return out;
}

std::size_t parameters_of(DecayForm form) {
    return form == DecayForm::exponential ? 2 : form == DecayForm::stretched ? 3 : 4;
}

DecayModel unpack(DecayForm form, std::span<const double> p) {
    DecayModel out;
    out.form = form;
    out.initial = std::exp(p[0]);
    out.tau = std::exp(p[1]);
    out.tau2 = out.tau;
    if (form == DecayForm::stretched) out.beta = std::exp(p[2]);
    if (form == DecayForm::biexponential) {
        out.fraction = 1 / (1 + std::exp(-p[2]));
        out.tau2 = out.tau * std::exp(p[3]);
    }
    return out;
}

LeastSquares problem_of(const Scaled& data, DecayForm form) {
    LeastSquares out;
    out.count = data.times.size();
    // An exponential through the last point, where it has fallen at all.
    const double last = std::clamp(data.values.back(), 0.02, 0.98);
    const double start = std::log(-1 / std::log(last));
    out.bounds = {{-5, 5}, {-16, 16}};
    if (form == DecayForm::exponential) out.starts = {{0, start}};
    if (form == DecayForm::stretched) {
        out.bounds.push_back({std::log(0.05), std::log(20)});
        for (const double beta : {0.4, 0.7, 1.0, 1.5}) {
            out.starts.push_back({0, start, std::log(beta)});
        }
    }
    if (form == DecayForm::biexponential) {
        out.bounds.push_back({-12, 12});
        out.bounds.push_back({1e-3, 14});
        for (const double share : {-1.5, 0.0, 1.5}) {
            for (const double ratio : {1.5, 3.0}) {
                out.starts.push_back({0, start - 1, share, ratio});
            }
        }
    }
    out.residuals = [&data, form](std::span<const double> p, std::span<double> residuals) {
        const DecayModel model = unpack(form, p);
        for (std::size_t i = 0; i < data.times.size(); ++i) {
            residuals[i] = model.value(data.times[i]) - data.values[i];
        }
    };
    return out;
}

/// Akaike's criterion for small samples; the noise counts as a parameter.
double criterion(const CurveFit& fit, std::size_t points) {
    const auto n = static_cast<double>(points);
    const double k = static_cast<double>(fit.parameters.size()) + 1;
    return n * std::log(std::max(fit.sum_of_squares, 1e-300) / n) + 2 * k +
           2 * k * (k + 1) / (n - k - 1);
}

Interval exponential_of(const Interval& logarithm, double scale) {
    return {scale * std::exp(logarithm.low), scale * std::exp(logarithm.high)};
}

}  // namespace

DecayFit fit_decay(const DecayCurve& curve, DecayForm form,
                   const numerics::CurveFitOptions& options) {
    const Scaled data = scale(curve);
    DecayFit out;
    out.fit = fit_least_squares(problem_of(data, form), options);
    if (out.fit.parameters.empty()) throw RunError("the decay could not be fitted");
    out.model = unpack(form, out.fit.parameters);
    out.model.initial *= data.value_scale;
    out.model.tau *= data.time_scale;
    out.model.tau2 *= data.time_scale;
    out.last_time = data.time_scale;
    out.score = criterion(out.fit, data.times.size());
    out.tau = exponential_of(out.fit.interval(1), data.time_scale);
    out.beta =
        form == DecayForm::stretched ? exponential_of(out.fit.interval(2), 1) : Interval{1, 1};
    return out;
}

std::vector<DecayFit> fit_every_form(const DecayCurve& curve,
                                     const numerics::CurveFitOptions& options) {
    std::vector<DecayFit> out;
    for (const DecayForm form : decay_forms) {
        if (curve.times.size() < parameters_of(form) + 3) continue;
        out.push_back(fit_decay(curve, form, options));
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const auto& a, const auto& b) { return a.score < b.score; });
    return out;
}

ModelledLifetime modelled_lifetime(const DecayFit& fit, double share) {
    ModelledLifetime out;
    out.share = share;
    out.form = fit.model.form;
    out.seconds = time_to_share(fit.model, share);
    out.reach = out.seconds / fit.last_time;
    constexpr double step = 1e-5;
    const std::size_t count = fit.fit.parameters.size();
    Eigen::VectorXd gradient(static_cast<Eigen::Index>(count));
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<double> up = fit.fit.parameters;
        std::vector<double> down = up;
        up[i] += step;
        down[i] -= step;
        gradient(static_cast<Eigen::Index>(i)) =
            std::log(time_to_share(unpack(out.form, up), share) /
                     time_to_share(unpack(out.form, down), share)) /
            (2 * step);
    }
    const double half = fit.fit.half_width(gradient);
    out.interval = {out.seconds * std::exp(-half), out.seconds * std::exp(half)};
    return out;
}

}  // namespace anchorite::lifetime
