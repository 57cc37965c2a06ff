#include <algorithm>
#include <cmath>
#include <numbers>

#include "measurement/kinetics/trpl_interval.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::Index;
using Eigen::VectorXd;

double amplitude_of(const TrplLayout& layout, const VectorXd& p, Index component) {
    return p(layout.first_amplitude + component);
}

/// Σ A τ^k [channels^k].
double moment(const TrplLayout& layout, const VectorXd& p, int power) {
    double sum = 0;
    for (Index i = 0; i < layout.components; ++i) {
        sum += amplitude_of(layout, p, i) * std::exp(power * p(i));
    }
    return sum;
}

double average(const TrplLayout& layout, const VectorXd& p, int order) {
    if (layout.exponent < 0) return moment(layout, p, order) / moment(layout, p, order - 1);
    const double inverse = std::exp(-p(layout.exponent));
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

void add_components(const TrplLayout& layout, std::vector<TrplMeasure>& out) {
    for (Index i = 0; i < layout.components; ++i) {
        out.push_back(measure(TrplKind::lifetime, i, Scale::logarithm,
                              [i](const VectorXd& p) { return std::exp(p(i)); }));
        out.push_back(
            measure(TrplKind::amplitude, i, Scale::linear,
                    [layout, i](const VectorXd& p) { return amplitude_of(layout, p, i); }));
        if (layout.components == 1) continue;
        for (const int power : {0, 1}) {
            const TrplKind kind =
                power == 0 ? TrplKind::amplitude_fraction : TrplKind::intensity_fraction;
            out.push_back(measure(kind, i, Scale::logit, [layout, i, power](const VectorXd& p) {
                return amplitude_of(layout, p, i) * std::exp(power * p(i)) /
                       moment(layout, p, power);
            }));
        }
    }
}

}  // namespace

std::vector<TrplMeasure> measures_of(const TrplLayout& layout) {
    std::vector<TrplMeasure> out;
    add_components(layout, out);
    if (layout.components > 1 || layout.exponent >= 0) {
        out.push_back(measure(TrplKind::average_amplitude, -1, Scale::logarithm,
                              [layout](const VectorXd& p) { return average(layout, p, 1); }));
        out.push_back(measure(TrplKind::average_intensity, -1, Scale::logarithm,
                              [layout](const VectorXd& p) { return average(layout, p, 2); }));
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
