#include "anchorite/measurement/kinetics/transient_analysis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/kinetics/transient_start.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::Index;

constexpr int most_found = 5;  // components that are fitted without being asked for

/// Takes the background off, where there are delays before the pump.
void subtract(TransientResult& result) {
    const TransientOptions& options = result.options;
    if (options.before_ps) {
        result.before_ps = options.before_ps;
    } else {
        try {
            result.before_ps = before_the_pump(result.map);
        } catch (const InputError&) {
            result.warnings.emplace_back(
                "No delays before the pump are seen: nothing is subtracted and the noise is not "
                "known.");
            return;
        }
    }
    const TransientBackground background = background_before(result.map, *result.before_ps);
    result.map = without_background(result.map, background);
    result.noise = scatter_of(background);
    constexpr int enough = 8;  // delays, so that a wavelength's scatter is known to a quarter
    if (background.delays < enough || !(background.deviation.array() > 0).all()) return;
    result.scatter = background.deviation;
    if (result.scatter.maxCoeff() > 4 * result.scatter.minCoeff() && !options.weight_by_noise) {
        result.warnings.push_back(
            fmt::format("The scatter before the pump differs {:.0f}-fold between wavelengths: "
                        "--weight-by-noise counts each by its own.",
                        result.scatter.maxCoeff() / result.scatter.minCoeff()));
    }
}

/// Rows with each wavelength over its scatter, times the noise of all.
Eigen::MatrixXd evened(const Eigen::MatrixXd& rows, const TransientResult& result) {
    if (result.scatter.size() == 0) return rows;
    return rows * (result.noise / result.scatter.array()).matrix().asDiagonal();
}

/// The middle of the wavelengths to ten nanometres.
double reference_of(const TransientMap& map) {
    const double middle = (map.wavelengths_nm.front() + map.wavelengths_nm.back()) / 2;
    return std::round(middle / 10) * 10;
}

/// What is known of the response without a fit, or through the onsets.
TransientIrf start_of_response(const TransientResult& result) {
    const TransientOptions& options = result.options;
    TransientIrf irf;
    irf.reference_nm = reference_of(result.map);
    irf.dispersion.assign(static_cast<std::size_t>(options.chirp_order), 0);
    const bool told = options.t0_ps && options.response_fwhm_ps;
    if (result.before_ps) {
        const auto& onsets = result.onsets;
        const bool enough = onsets.size() >= static_cast<std::size_t>(options.chirp_order) + 2;
        if (enough || !told) irf = response_through(onsets, options.chirp_order, irf.reference_nm);
    } else if (!told) {
        throw InputError(
            "no delays before the pump are seen, from which the response could be found: give "
            "--irf and --t0, or --irf none where it is instantaneous");
    }
    if (options.t0_ps) irf.centre_ps = *options.t0_ps;
    if (options.response_fwhm_ps) irf.width_ps = *options.response_fwhm_ps / fwhm_per_deviation;
    irf.fit_width = !options.hold_response;
    return irf;
}

/// Rows of a map without missing values, from a delay on.
Eigen::MatrixXd complete_rows(const TransientMap& map, double from_ps) {
    std::vector<Index> rows;
    for (Index i = 0; i < map.signal.rows(); ++i) {
        const bool late = map.delays_ps[static_cast<std::size_t>(i)] >= from_ps;
        if (late && map.signal.row(i).allFinite()) rows.push_back(i);
    }
    return map.signal(rows, Eigen::all);
}

TransientSvd svd_after_response(const TransientResult& result,
                                const std::optional<TransientIrf>& irf) {
    Eigen::MatrixXd rows = irf ? complete_rows(without_chirp(result.map, *irf), 4 * irf->width_ps)
                               : complete_rows(result.map, result.options.t0_ps.value_or(0));
    if (rows.rows() < 3 || rows.cols() < 2) rows = result.map.signal;
    return transient_svd(evened(rows, result), result.noise);
}

int components_of(TransientResult& result) {
    const TransientOptions& options = result.options;
    if (!options.lifetimes_ps.empty()) return static_cast<int>(options.lifetimes_ps.size());
    if (options.components > 0) return options.components;
    const int stays = options.constant ? 1 : 0;
    const int found = std::max(1, result.svd.structured - stays);
    if (found > most_found) {
        result.warnings.push_back(fmt::format(
            "The map shows {} components over the noise, {} are fitted: give --components.",
            found + stays, most_found));
    }
    return std::min(found, most_found);
}

TransientModel model_for(TransientResult& result, const TransientFitOptions& fit) {
    const TransientOptions& options = result.options;
    if (options.kind == TransientModelKind::target) return *options.target;
    const int count = components_of(result);
    const auto lifetimes = options.lifetimes_ps.empty()
                               ? start_lifetimes_ps(result.map, count, options.constant, fit)
                               : options.lifetimes_ps;
    return options.kind == TransientModelKind::parallel
               ? parallel_model(lifetimes, options.constant)
               : sequential_model(lifetimes, options.constant);
}

TransientFitOptions fit_options(const TransientResult& result,
                                const std::optional<TransientIrf>& irf) {
    TransientFitOptions out;
    out.irf = irf;
    out.artefact_terms = result.options.artefact_terms;
    out.weight_by_noise = result.options.weight_by_noise;
    out.noise_before_ps = result.before_ps.value_or(0);
    out.profile = result.options.profile;
    out.progress = result.options.progress;
    return out;
}

/// Rates whose intervals overlap are one rate as far as the map can tell.
void warn_of_overlap(TransientResult& result) {
    const TransientParameter* last = nullptr;
    for (const TransientParameter& one : result.fit.parameters) {
        if (one.role != TransientParameterRole::rate || !one.interval) continue;
        const bool overlaps = last != nullptr && one.interval->low < last->interval->high &&
                              last->interval->low < one.interval->high;
        if (overlaps && result.fit.model.kind != TransientModelKind::target) {
            result.warnings.push_back(
                fmt::format("The intervals of {} and {} overlap: fewer --components may do.",
                            last->name, one.name));
        }
        last = &one;
    }
}

void judge(TransientResult& result) {
    const TransientFit& fit = result.fit;
    result.residual_svd = transient_svd(evened(fit.residual, result), result.noise);
    if (fit.termination != Termination::converged) {
        result.warnings.push_back(
            fmt::format("The fit did not converge{}: its numbers are left out.",
                        fit.message.empty() ? "" : " (" + fit.message + ")"));
    }
    if (result.residual_svd.structured > 0 && result.residual_svd.threshold > 0) {
        result.warnings.push_back(fmt::format(
            "The residual is not noise: {} of its singular vectors are structured, the largest "
            "value is {:.1f} times that of noise. Intervals hold only if the model does.",
            result.residual_svd.structured,
            result.residual_svd.values(0) / result.residual_svd.threshold));
    }
    warn_of_overlap(result);
    const double span = result.map.delays_ps.back() - result.map.delays_ps.front();
    for (const TransientParameter& one : fit.parameters) {
        const bool fast = fit.irf && one.value * fit.irf->width_ps > 1;
        if (one.role != TransientParameterRole::rate || one.fixed || !fast) continue;
        result.warnings.push_back(fmt::format(
            "{} is faster than the response shows: give fewer --components or an --artefact.",
            one.name));
    }
    for (const TransientRate& rate : fit.model.rates) {
        if (rate.fixed || 1 / rate.per_ps < 2 * span) continue;
        result.warnings.push_back(fmt::format(
            "Lifetime {:.3g} ps of {} is longer than twice the delays measured: use --constant.",
            1 / rate.per_ps, rate.name));
    }
}

void cut_slices(TransientResult& result) {
    const TransientOptions& options = result.options;
    TransientMap fitted = result.map;
    fitted.signal = result.fit.fitted;
    TransientIrf shift;
    shift.centre_ps = options.t0_ps.value_or(0);
    const TransientIrf& irf = result.fit.irf ? *result.fit.irf : shift;
    const TransientMap straight = without_chirp(result.map, irf);
    const TransientMap straight_fit = without_chirp(fitted, irf);
    for (const EnergyBand& band : options.kinetics) {
        TransientKinetics measured = kinetics_at(straight, band);
        TransientKinetics model = kinetics_at(straight_fit, band);
        if (options.normalise_ps) {
            const double at = value_at(measured, *options.normalise_ps);
            measured = normalised(measured, *options.normalise_ps);
            for (double& value : model.signal) value /= at;
        }
        result.kinetics.push_back(measured);
        result.fitted_kinetics.push_back(model);
    }
    for (const double delay : options.spectra_ps) {
        result.spectra.push_back(spectrum_at(straight, delay));
    }
}

}  // namespace

void TransientOptions::validate() const {
    if ((kind == TransientModelKind::target) != target.has_value()) {
        throw InputError("a target model needs its scheme, others have none");
    }
    if (components < 0 || components > 6) throw InputError("give 1 to 6 components");
    if (components > 0 && !lifetimes_ps.empty() &&
        lifetimes_ps.size() != static_cast<std::size_t>(components)) {
        throw InputError(fmt::format("{} components and {} lifetimes: give one of the two",
                                     components, lifetimes_ps.size()));
    }
    if (chirp_order < 0 || chirp_order > 5) throw InputError("the order of a chirp is 0 to 5");
    if (response_fwhm_ps && !(*response_fwhm_ps > 0)) {
        throw InputError("the width of the instrument response must be positive");
    }
    if (weight_by_noise && !before_ps && !response) {
        throw InputError("weights by noise need delays before the pump");
    }
}

TransientResult analyse_transient(const TransientMap& map, const TransientOptions& options) {
    options.validate();
    map.validate();
    TransientResult result;
    result.options = options;
    result.map = map;
    if (!options.response) {
        for (double& delay : result.map.delays_ps) delay -= options.t0_ps.value_or(0);
        result.options.t0_ps = 0;
        if (options.before_ps) {
            result.options.before_ps = *options.before_ps - options.t0_ps.value_or(0);
        }
    }
    subtract(result);
    if (options.response && result.before_ps) {
        result.onsets = transient_onsets(result.map, *result.before_ps);
    }
    std::optional<TransientIrf> irf;
    if (options.response) irf = start_of_response(result);
    result.svd = svd_after_response(result, irf);
    const TransientFitOptions fitting = fit_options(result, irf);
    const TransientModel model = model_for(result, fitting);
    result.fit = fit_transient(result.map, model, fitting);
    judge(result);
    cut_slices(result);
    return result;
}

}  // namespace anchorite::measurement
