#include "anchorite/measurement/kinetics/transient_chirp.hpp"

#include <fmt/format.h>

#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "anchorite/base/error.hpp"
#include "anchorite/numerics/median.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// The delay at which a rising column first passes a level, between two of its points.
double passes(const TransientMap& map, const VectorXd& column, Index last, double level) {
    for (Index i = last; i > 0; --i) {
        if (column(i - 1) >= level) continue;
        const double low = map.delays_ps[static_cast<std::size_t>(i - 1)];
        const double high = map.delays_ps[static_cast<std::size_t>(i)];
        return low + (high - low) * (level - column(i - 1)) / (column(i) - column(i - 1));
    }
    return map.delays_ps.front();
}

/// The first extremum that stands out, as a positive column; nothing where there is none.
std::optional<Index> first_peak(VectorXd& column, double noise) {
    constexpr double clear = 6;
    const Index end = column.size() - 1;
    Index out = 0;
    while (out <= end && !(std::abs(column(out)) > clear * noise)) ++out;
    if (out > end || out == 0) return std::nullopt;
    if (column(out) < 0) column = -column;
    Index peak = out;
    // A dip that noise explains does not end the rise, a plateau does.
    for (Index i = out; i <= end; ++i) {
        const double top = column(peak);
        if (column(i) < top - std::max(5 * noise, 0.05 * top)) break;
        if (i > peak + 3 && column(i) < 1.02 * top && top > 20 * noise) break;
        if (column(i) > top) peak = i;
    }
    return peak;
}

std::optional<TransientOnset> onset_of(const TransientMap& map, Index wavelength, double mean,
                                       double noise) {
    VectorXd column = map.signal.col(wavelength).array() - mean;
    if (!column.allFinite() || !(noise > 0)) return std::nullopt;
    const std::optional<Index> peak = first_peak(column, noise);
    if (!peak) return std::nullopt;
    const double top = column(*peak);
    TransientOnset out;
    out.wavelength_nm = map.wavelengths_nm[static_cast<std::size_t>(wavelength)];
    out.delay_ps = passes(map, column, *peak, 0.5 * top);
    out.rise_ps = passes(map, column, *peak, 0.84 * top) - passes(map, column, *peak, 0.16 * top);
    return out;
}

/// Weighted polynomial through onsets: centre, then terms.
VectorXd polynomial(const MatrixXd& powers, const VectorXd& onsets, const VectorXd& weights) {
    const VectorXd roots = weights.cwiseSqrt();
    return (roots.asDiagonal() * powers).colPivHouseholderQr().solve(roots.cwiseProduct(onsets));
}

/// Tukey's weights of residuals, with the scale from their median.
VectorXd biweights(const VectorXd& residual) {
    std::vector<double> sizes(static_cast<std::size_t>(residual.size()));
    for (Index i = 0; i < residual.size(); ++i) {
        sizes[static_cast<std::size_t>(i)] = std::abs(residual(i));
    }
    const double scale = 4.685 * numerics::median(sizes) / 0.6745;
    if (!(scale > 0)) return VectorXd::Ones(residual.size());
    const Eigen::ArrayXd inside = (1 - (residual.array() / scale).square()).max(0.0);
    return inside.square().max(1e-9);
}

}  // namespace

std::vector<TransientOnset> transient_onsets(const TransientMap& map, double before_ps) {
    const TransientBackground background = background_before(map, before_ps);
    if (background.delays < 3) {
        throw InputError(
            fmt::format("onsets need three delays before the pump: the map has {} before {:.6g} ps",
                        background.delays, before_ps));
    }
    std::vector<TransientOnset> out;
    for (Index j = 0; j < map.signal.cols(); ++j) {
        const auto onset = onset_of(map, j, background.mean(j), background.deviation(j));
        if (onset) out.push_back(*onset);
    }
    return out;
}

namespace {

/// Whether the largest change is that what was there first is gone: a signal that decays.
bool fades(const MatrixXd& signal, const Eigen::RowVectorXd& first, const VectorXd& change) {
    Index largest = 0;
    change.maxCoeff(&largest);
    const Eigen::RowVectorXd moved = signal.row(largest) - first;
    const double alike = -moved.dot(first) / (moved.norm() * first.norm());
    return alike > 0.9 && signal.row(largest).norm() < 0.5 * first.norm();
}

}  // namespace

double before_the_pump(const TransientMap& map) {
    const Index delays = map.signal.rows();
    if (delays < 5) throw InputError("the map has fewer than five delays");
    const auto quiet = std::max<Index>(3, delays / 10);
    const MatrixXd filled = map.signal.array().isNaN().select(0.0, map.signal);
    const Eigen::RowVectorXd baseline = filled.topRows(quiet).colwise().mean();
    const MatrixXd flat = filled.rowwise() - baseline;
    const VectorXd size = flat.rowwise().norm();
    const double level = size.head(quiet).mean();
    for (Index i = 0; i < delays; ++i) {
        if (size(i) <= 3 * level) continue;
        const double first = map.delays_ps.front();
        const double risen = map.delays_ps[static_cast<std::size_t>(i)];
        if (i < 4 || fades(filled, baseline, size)) break;
        return risen - 0.2 * (risen - first);
    }
    throw InputError(
        "no delays before the pump are seen in the map: give the response by --irf and --t0");
}

TransientIrf response_through(const std::vector<TransientOnset>& onsets, int order,
                              double reference_nm) {
    if (order < 0 || onsets.size() < static_cast<std::size_t>(order) + 2) {
        throw InputError(
            fmt::format("{} wavelengths show the pump's arrival: a chirp of order {} needs more",
                        onsets.size(), order));
    }
    const auto count = static_cast<Index>(onsets.size());
    MatrixXd powers(count, order + 1);
    VectorXd delays(count);
    std::vector<double> rises;
    for (Index i = 0; i < count; ++i) {
        const TransientOnset& onset = onsets[static_cast<std::size_t>(i)];
        delays(i) = onset.delay_ps;
        rises.push_back(onset.rise_ps);
        const double x = (onset.wavelength_nm - reference_nm) / 100;
        for (Index k = 0; k <= order; ++k) powers(i, k) = std::pow(x, static_cast<double>(k));
    }
    VectorXd weights = VectorXd::Ones(count);
    VectorXd terms = polynomial(powers, delays, weights);
    for (int round = 0; round < 20; ++round) {
        weights = biweights(delays - powers * terms);
        terms = polynomial(powers, delays, weights);
    }
    TransientIrf out;
    out.reference_nm = reference_nm;
    out.centre_ps = terms(0);
    out.width_ps = std::max(numerics::median(rises) / 2, 1e-6);
    out.dispersion.assign(terms.data() + 1, terms.data() + terms.size());
    return out;
}

TransientMap without_chirp(const TransientMap& map, const TransientIrf& irf) {
    TransientMap out = map;
    for (double& delay : out.delays_ps) delay -= irf.centre_ps;
    const std::vector<double>& measured = map.delays_ps;
    for (Index j = 0; j < map.signal.cols(); ++j) {
        const double centre = irf.centre_at(map.wavelengths_nm[static_cast<std::size_t>(j)]);
        for (Index i = 0; i < map.signal.rows(); ++i) {
            const double at = out.delays_ps[static_cast<std::size_t>(i)] + centre;
            const auto above = std::ranges::lower_bound(measured, at);
            double& value = out.signal(i, j);
            value = std::numeric_limits<double>::quiet_NaN();
            if (above == measured.end()) continue;
            const Index high = above - measured.begin();
            if (*above == at) value = map.signal(high, j);
            if (*above == at || high == 0) continue;
            const double low = *(above - 1);
            const double share = (at - low) / (*above - low);
            value = (1 - share) * map.signal(high - 1, j) + share * map.signal(high, j);
        }
    }
    return out;
}

}  // namespace anchorite::measurement
