#include <algorithm>
#include <cmath>
#include <numbers>

#include "measurement/kinetics/trpl_interval.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::Index;
using Eigen::VectorXd;

/// Amplitudes at the time `delay` channels before that of the parameters.
struct Start {
    TrplLayout layout;
    double delay = 0;
};

double amplitude_of(const Start& at, const VectorXd& p, Index component) {
    constexpr double most = 600;  // e^600 can be printed
    return p(at.layout.first_amplitude + component) *
           std::exp(std::min(most, at.delay * std::exp(-p(component))));
}

/// The fastest growth backwards of the components that are there, which ratios are free of.
double growth(const Start& at, const VectorXd& p) {
    double most = 0;
    for (Index i = 0; i < at.layout.components; ++i) {
        if (p(at.layout.first_amplitude + i) > 0) most = std::max(most, at.delay * std::exp(-p(i)));
    }
    return most;
}

/// A τ^k of a component over e^growth [channels^k].
double part_of(const Start& at, const VectorXd& p, Index i, int power) {
    const double amplitude = p(at.layout.first_amplitude + i);
    if (!(amplitude > 0)) return 0;
    return amplitude * std::exp(at.delay * std::exp(-p(i)) - growth(at, p) + power * p(i));
}

/// Σ A τ^k over e^growth [channels^k].
double moment(const Start& at, const VectorXd& p, int power) {
    double sum = 0;
    for (Index i = 0; i < at.layout.components; ++i) sum += part_of(at, p, i, power);
    return sum;
}

double average(const Start& at, const VectorXd& p, int order) {
    if (at.layout.exponent < 0) return moment(at, p, order) / moment(at, p, order - 1);
    const double inverse = std::exp(-p(at.layout.exponent));
    const double lifetime = std::exp(p(0));
    return order == 1 ? lifetime * std::tgamma(1 + inverse)
                      : lifetime * std::tgamma(2 * inverse) / std::tgamma(inverse);
}

/// A logarithm of 0 has no derivative.
constexpr double least_share = 1e-12;

enum class Scale { linear, logarithm, logit };

TrplMeasure measure(TrplKind kind, Index component, Scale scale, TrplFunction value) {
    TrplMeasure out{kind, static_cast<int>(component), value, value};
    if (scale == Scale::logarithm) {
        out.scaled = [value](const VectorXd& p) {
            return std::log(std::max(value(p), least_share));
        };
    } else if (scale == Scale::logit) {
        out.scaled = [value](const VectorXd& p) {
            const double share = value(p);
            return std::log(std::max(share, least_share) / std::max(1 - share, least_share));
        };
    }
    return out;
}

void add_components(const Start& at, std::vector<TrplMeasure>& out) {
    for (Index i = 0; i < at.layout.components; ++i) {
        out.push_back(measure(TrplKind::lifetime, i, Scale::logarithm,
                              [i](const VectorXd& p) { return std::exp(p(i)); }));
        out.push_back(measure(TrplKind::amplitude, i, Scale::linear,
                              [at, i](const VectorXd& p) { return amplitude_of(at, p, i); }));
        if (at.layout.components == 1) continue;
        for (const int power : {0, 1}) {
            const TrplKind kind =
                power == 0 ? TrplKind::amplitude_fraction : TrplKind::intensity_fraction;
            out.push_back(measure(kind, i, Scale::logit, [at, i, power](const VectorXd& p) {
                return part_of(at, p, i, power) / moment(at, p, power);
            }));
        }
    }
}

}  // namespace

std::vector<TrplMeasure> measures_of(const TrplLayout& layout, double delay) {
    std::vector<TrplMeasure> out;
    const Start start{layout, delay};
    add_components(start, out);
    if (layout.components > 1 || layout.exponent >= 0) {
        out.push_back(measure(TrplKind::average_amplitude, -1, Scale::logarithm,
                              [start](const VectorXd& p) { return average(start, p, 1); }));
        out.push_back(measure(TrplKind::average_intensity, -1, Scale::logarithm,
                              [start](const VectorXd& p) { return average(start, p, 2); }));
    }
    const auto add = [&](TrplKind kind, Index at, Scale scale, bool logarithm) {
        if (at < 0) return;
        out.push_back(measure(kind, -1, scale, [at, logarithm](const VectorXd& p) {
            return logarithm ? std::exp(p(at)) : p(at);
        }));
    };
    add(TrplKind::exponent, layout.exponent, Scale::logarithm, true);
    add(TrplKind::shift, layout.shift, Scale::linear, false);
    if (layout.width >= 0) {
        const Index at = layout.width;
        out.push_back(measure(TrplKind::width, -1, Scale::logarithm, [at](const VectorXd& p) {
            return std::sqrt(8 * std::numbers::ln2) * std::exp(p(at));
        }));
    }
    add(TrplKind::scatter, layout.scatter, Scale::linear, false);
    add(TrplKind::background, layout.background, Scale::linear, false);
    return out;
}

}  // namespace anchorite::measurement
