#include "transient_plots.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "measurement/kinetics/trpl_text.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::Index;
using Eigen::VectorXd;

constexpr double milli = 1e3;  // ΔA is drawn in mOD
PlotAxis change_axis() {
    return {.name = "ΔA", .unit = "mOD"};
}

PlotAxis wavelength_axis() {
    return {.name = "wavelength", .unit = "nm"};
}

PlotAxis delay_axis(bool logarithmic, const char* name = "delay after t0") {
    return {.name = name, .unit = "ps", .logarithmic = logarithmic};
}

/// A curve without the points that are missing.
PlotCurve curve(const std::string& name, CurveRole role, const std::vector<double>& x,
                const VectorXd& y) {
    PlotCurve out{name, role, {}, {}, {}};
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double value = y(static_cast<Index>(i));
        if (std::isnan(value)) continue;
        out.x.push_back(x[i]);
        out.y.push_back(value);
    }
    return out;
}

/// The part of a curve between two values of x.
PlotCurve part(const PlotCurve& whole, double from, double to) {
    PlotCurve out{whole.name, whole.role, {}, {}, {}};
    for (std::size_t i = 0; i < whole.x.size(); ++i) {
        if (whole.x[i] < from || whole.x[i] > to) continue;
        out.x.push_back(whole.x[i]);
        out.y.push_back(whole.y[i]);
    }
    return out;
}

const char* spectra_name(TransientModelKind kind) {
    switch (kind) {
        case TransientModelKind::parallel:
            return "Decay-associated spectra (DAS)";
        case TransientModelKind::sequential:
            return "Evolution-associated spectra (EADS)";
        default:
            return "Species-associated spectra (SAS)";
    }
}

Plot spectra_plot(const TransientResult& result) {
    const TransientFit& fit = result.fit;
    Plot plot{"spectra", spectra_name(fit.model.kind), wavelength_axis(), change_axis(), {}, {}};
    for (std::size_t s = 0; s < fit.model.states.size(); ++s) {
        const auto column = static_cast<Index>(s);
        PlotCurve one = curve(fit.model.states[s].name, CurveRole::component,
                              result.map.wavelengths_nm, milli * fit.spectra.col(column));
        const VectorXd errors = milli * fit.spectra_error.col(column);
        one.y_error.assign(errors.begin(), errors.end());
        plot.curves.push_back(std::move(one));
    }
    plot.caption =
        "Fitted: spectra that belong to the states of the model, with standard errors that "
        "include those of the rates.";
    return plot;
}

Plot decay_spectra_plot(const TransientResult& result) {
    const TransientFit& fit = result.fit;
    Plot plot{"decay_spectra",
              "Amplitudes of the exponentials (DAS)",
              wavelength_axis(),
              change_axis(),
              {},
              "The same fit as a sum of exponentials."};
    for (Index j = 0; j < fit.decay_rates.size(); ++j) {
        const double rate = fit.decay_rates(j);
        const std::string name = rate > 0 ? time_text(1e-12 / rate, 3) : "constant";
        plot.curves.push_back(curve(name, CurveRole::component, result.map.wavelengths_nm,
                                    milli * fit.decay_spectra.col(j)));
    }
    return plot;
}

/// Delays less the centre of the response at its reference wavelength.
std::vector<double> after_zero(const TransientResult& result) {
    std::vector<double> out = result.map.delays_ps;
    const double zero = result.fit.irf ? result.fit.irf->centre_ps : 0;
    for (double& delay : out) delay -= zero;
    return out;
}

Plot concentrations_plot(const TransientResult& result) {
    const TransientFit& fit = result.fit;
    Plot plot{"concentrations", "Populations", delay_axis(true), {.name = "population"}, {}, {}};
    const std::vector<double> delays = after_zero(result);
    const double last = delays.back();
    const double first = last * 1e-6;
    for (std::size_t s = 0; s < fit.model.states.size(); ++s) {
        plot.curves.push_back(part(curve(fit.model.states[s].name, CurveRole::component, delays,
                                         fit.concentrations.col(static_cast<Index>(s))),
                                   first, last));
    }
    plot.caption = "Fitted: populations of the states, convolved with the instrument response.";
    return plot;
}

/// Wavelengths where a state's spectrum is surest, none within a twentieth of another.
std::vector<Index> telling_wavelengths(const TransientFit& fit) {
    std::set<Index> out;
    const Index apart = std::max<Index>(1, fit.spectra.rows() / 20);
    for (Index s = 0; s < fit.spectra.cols() && out.size() < 4; ++s) {
        Index at = 0;
        (fit.spectra.col(s).cwiseAbs() - 3 * fit.spectra_error.col(s)).maxCoeff(&at);
        const auto near = [&](Index other) { return std::abs(other - at) < apart; };
        if (std::ranges::none_of(out, near)) out.insert(at);
    }
    return {out.begin(), out.end()};
}

/// Measured and fitted curves at telling wavelengths, delays after each one's own zero.
std::vector<PlotCurve> kinetic_curves(const TransientResult& result) {
    std::vector<PlotCurve> out;
    for (const Index j : telling_wavelengths(result.fit)) {
        const double wavelength = result.map.wavelengths_nm[static_cast<std::size_t>(j)];
        std::vector<double> delays = result.map.delays_ps;
        const double zero = result.fit.irf ? result.fit.irf->centre_at(wavelength) : 0;
        for (double& delay : delays) delay -= zero;
        const std::string name = fmt::format("{:.4g} nm", wavelength);
        out.push_back(curve(name, CurveRole::measured, delays, milli * result.map.signal.col(j)));
        out.push_back(
            curve(name + ", fit", CurveRole::fitted, delays, milli * result.fit.fitted.col(j)));
        out.push_back(curve(name, CurveRole::residual, delays, milli * result.fit.residual.col(j)));
    }
    return out;
}

void add_kinetics(const TransientResult& result, std::vector<Plot>& plots) {
    Plot late{"kinetics", "Kinetics with fit", delay_axis(true), change_axis(), {}, {}};
    Plot residual{
        "kinetics_residual",    "Residual of the kinetics", delay_axis(true), change_axis(), {},
        "Measured less fitted."};
    Plot early{"kinetics_early", "Arrival of the pump", delay_axis(false), change_axis(), {}, {}};
    const double width = result.fit.irf ? result.fit.irf->width_ps : 0;
    const double last = result.map.delays_ps.back();
    for (const PlotCurve& one : kinetic_curves(result)) {
        const double first = std::max(width / 2, last * 1e-6);
        (one.role == CurveRole::residual ? residual : late)
            .curves.push_back(part(one, first, 2 * last));
        if (one.role != CurveRole::residual && width > 0) {
            early.curves.push_back(part(one, -8 * width, 20 * width));
        }
    }
    late.caption =
        "Measured and fitted where the spectra of the states are surest; delays from the centre "
        "of the response at that wavelength.";
    early.caption = late.caption;
    plots.push_back(std::move(late));
    plots.push_back(std::move(residual));
    if (width > 0) plots.push_back(std::move(early));
}

void add_energies(const TransientResult& result, std::vector<Plot>& plots) {
    if (result.kinetics.empty()) return;
    Plot plot{"energies", "Kinetics at photon energies", delay_axis(true), change_axis(), {}, {}};
    const bool over = result.options.normalise_ps.has_value();
    if (over)
        plot.y = {.name = "ΔA over ΔA at " + time_text(1e-12 * *result.options.normalise_ps, 4)};
    const double scale = over ? 1 : milli;
    for (std::size_t k = 0; k < result.kinetics.size(); ++k) {
        const TransientKinetics& measured = result.kinetics[k];
        const std::string name = measured.band.half_width_ev > 0
                                     ? fmt::format("{:.4g} ± {:.3g} eV", measured.band.energy_ev,
                                                   measured.band.half_width_ev)
                                     : fmt::format("{:.4g} eV", measured.band.energy_ev);
        const auto scaled = [&](const std::vector<double>& values) -> VectorXd {
            return scale *
                   Eigen::Map<const VectorXd>(values.data(), static_cast<Index>(values.size()));
        };
        const double last = measured.delays_ps.back();
        plot.curves.push_back(
            part(curve(name, CurveRole::measured, measured.delays_ps, scaled(measured.signal)),
                 last * 1e-6, last));
        plot.curves.push_back(part(curve(name + ", fit", CurveRole::fitted, measured.delays_ps,
                                         scaled(result.fitted_kinetics[k].signal)),
                                   last * 1e-6, last));
    }
    plot.caption =
        "Mean of ΔA over the wavelengths in the band, chirp corrected. ΔA is a ratio: no Jacobian "
        "is applied for the axis of energy.";
    plots.push_back(std::move(plot));
}

void add_delays(const TransientResult& result, std::vector<Plot>& plots) {
    if (result.spectra.empty()) return;
    Plot plot{
        "delays", "Spectra at delays", {.name = "photon energy", .unit = "eV"}, change_axis(), {},
        {}};
    for (const TransientSpectrum& one : result.spectra) {
        const VectorXd signal =
            milli *
            Eigen::Map<const VectorXd>(one.signal.data(), static_cast<Index>(one.signal.size()));
        plot.curves.push_back(curve(time_text(1e-12 * one.delay_ps, 4), CurveRole::measured,
                                    one.energies_ev, signal));
    }
    plot.caption = "Measured, chirp corrected, interpolated between delays; no Jacobian applied.";
    plots.push_back(std::move(plot));
}

Plot singular_plot(const TransientResult& result) {
    const TransientSvd& svd = result.svd;
    Plot plot{"singular_values",
              "Singular values",
              {.name = "number"},
              {.name = "singular value", .unit = "mOD", .logarithmic = true},
              {},
              {}};
    const Index shown = std::min<Index>(20, svd.values.size());
    std::vector<double> numbers;
    for (Index i = 0; i < shown; ++i) numbers.push_back(static_cast<double>(i + 1));
    plot.curves.push_back(
        curve("map", CurveRole::measured, numbers, milli * svd.values.head(shown)));
    const Index left = std::min<Index>(shown, result.residual_svd.values.size());
    numbers.resize(static_cast<std::size_t>(left));
    plot.curves.push_back(curve("residual of the fit", CurveRole::residual, numbers,
                                milli * result.residual_svd.values.head(left)));
    plot.curves.push_back({"threshold of noise",
                           CurveRole::reference,
                           {1, static_cast<double>(shown)},
                           {milli * svd.threshold, milli * svd.threshold},
                           {}});
    plot.caption =
        "Of the map after the response, chirp corrected, and of the residual; each wavelength over "
        "its scatter before the pump, where that is known.";
    return plot;
}

void add_residual_vectors(const TransientResult& result, std::vector<Plot>& plots) {
    const TransientSvd& svd = result.residual_svd;
    Plot time{"time_residual",
              "Singular vectors of the residual over delay",
              delay_axis(true),
              {.name = "left vector"},
              {},
              "Structure here is what the model leaves out."};
    Plot spectrum{"spectrum_residual",
                  "Singular vectors of the residual over wavelength",
                  wavelength_axis(),
                  {.name = "right vector"},
                  {},
                  time.caption};
    const std::vector<double> delays = after_zero(result);
    for (Index i = 0; i < std::min<Index>(2, svd.in_time.cols()); ++i) {
        const std::string name = fmt::format("vector {}", i + 1);
        time.curves.push_back(part(curve(name, CurveRole::residual, delays, svd.in_time.col(i)),
                                   delays.back() * 1e-6, delays.back()));
        spectrum.curves.push_back(
            curve(name, CurveRole::residual, result.map.wavelengths_nm, svd.in_spectrum.col(i)));
    }
    plots.push_back(std::move(time));
    plots.push_back(std::move(spectrum));
}

void add_chirp(const TransientResult& result, std::vector<Plot>& plots) {
    if (!result.fit.irf) return;
    Plot plot{"chirp",
              "Arrival of the pump over wavelength",
              wavelength_axis(),
              delay_axis(false, "delay"),
              {},
              {}};
    PlotCurve onsets{"half rise", CurveRole::measured, {}, {}, {}};
    for (const TransientOnset& onset : result.onsets) {
        onsets.x.push_back(onset.wavelength_nm);
        onsets.y.push_back(onset.delay_ps);
    }
    PlotCurve centre{"centre of the response", CurveRole::fitted, {}, {}, {}};
    for (const double wavelength : result.map.wavelengths_nm) {
        centre.x.push_back(wavelength);
        centre.y.push_back(result.fit.irf->centre_at(wavelength));
    }
    if (!onsets.x.empty()) plot.curves.push_back(std::move(onsets));
    plot.curves.push_back(std::move(centre));
    plot.caption = "Measured half rises, which start the fit, and the centre fitted to the map.";
    plots.push_back(std::move(plot));
}

/// Which rows or columns are drawn: at most `most`, evenly.
std::vector<Index> even(Index count, Index most, Index first = 0) {
    std::vector<Index> out;
    const Index rest = count - first;
    const Index step = std::max<Index>(1, (rest + most - 1) / most);
    for (Index i = first; i < count; i += step) out.push_back(i);
    return out;
}

}  // namespace

std::vector<Plot> transient_plots(const TransientResult& result) {
    std::vector<Plot> plots;
    plots.push_back(spectra_plot(result));
    if (result.fit.model.kind != TransientModelKind::parallel) {
        plots.push_back(decay_spectra_plot(result));
    }
    plots.push_back(concentrations_plot(result));
    add_kinetics(result, plots);
    add_energies(result, plots);
    add_delays(result, plots);
    add_chirp(result, plots);
    plots.push_back(singular_plot(result));
    add_residual_vectors(result, plots);
    return plots;
}

std::vector<MapPlot> transient_maps(const TransientResult& result) {
    constexpr Index side = 200;  // 200 x 200 cells
    std::vector<double> delays = after_zero(result);
    const double width = result.fit.irf ? result.fit.irf->width_ps : 0;
    const double lowest = std::max(width / 2, delays.back() * 1e-6);
    const auto first = std::ranges::lower_bound(delays, lowest) - delays.begin();
    const auto rows = even(result.map.signal.rows(), side, first);
    const auto columns = even(result.map.signal.cols(), side);
    MapPlot frame;
    frame.x = wavelength_axis();
    frame.y = delay_axis(true);
    frame.value = change_axis();
    frame.diverging = true;
    for (const Index i : rows) frame.y_values.push_back(delays[static_cast<std::size_t>(i)]);
    for (const Index j : columns) {
        frame.x_values.push_back(result.map.wavelengths_nm[static_cast<std::size_t>(j)]);
    }
    const auto drawn = [&](const char* id, const char* title, const Eigen::MatrixXd& values,
                           const char* caption) {
        MapPlot out = frame;
        out.id = id;
        out.title = title;
        out.caption = caption;
        for (const Index i : rows) {
            for (const Index j : columns) out.values.push_back(milli * values(i, j));
        }
        return out;
    };
    return {drawn("measured", "Measured", result.map.signal,
                  "Measured less the background before the pump, as recorded (with chirp); delays "
                  "from t0 at the reference wavelength."),
            drawn("fit", "Fit", result.fit.fitted, "Fitted by the model."),
            drawn("map_residual", "Residual", result.fit.residual, "Measured less fitted.")};
}

}  // namespace anchorite::measurement
