#include <fmt/format.h>

#include <algorithm>

#include "anchorite/base/constants.hpp"
#include "anchorite/measurement/light/spectrum_figures.hpp"
#include "measurement/light/peak_sum_describe.hpp"
#include "measurement/light/plain_units.hpp"

namespace anchorite::measurement {

namespace {

Estimate estimate(const char* id, const char* name, const PeakFigure& figure, double unit_size,
                  const char* unit, const std::string& definition) {
    Estimate out{id, name, figure.value / unit_size, unit, {}, {}, definition};
    if (figure.standard_error) {
        out.standard_error = *figure.standard_error / unit_size;
    } else {
        out.no_error = "too few points around the maximum to tell the noise";
    }
    return out;
}

void add_photometry(const SpectrumFigures& f, std::vector<Estimate>& out) {
    if (!f.colour) return;
    out.push_back({"efficacy",
                   "luminous efficacy",
                   *f.efficacy,
                   "lm/W",
                   f.doubt.shift().efficacy,
                   {},
                   "683.002 lm/W ∫S V dλ / ∫S dλ of the light in watts; error: with the baseline "
                   "moved by its scatter or taken away, without that of the wavelength scale"});
    const auto coordinate = [&](const char* id, const char* name, double value) {
        out.push_back({id,
                       name,
                       value,
                       "",
                       f.doubt.shift().colour,
                       {},
                       "2° observer, light in watts; error: the farther that x or y moves with the "
                       "baseline, by its scatter or taken away"});
    };
    coordinate("cie_x", "CIE 1931 x", f.colour->x);
    coordinate("cie_y", "CIE 1931 y", f.colour->y);
}

void add_peak(const SpectrumResult& result, std::vector<Estimate>& out) {
    const SpectrumFigures& f = result.figures.front();
    const std::string parabola =
        fmt::format("vertex of the parabola through the points above {:.0f} % of the maximum",
                    100 * result.options.parabola_share);
    out.push_back(
        estimate("peak", "peak", f.wavelength.position, nm, "nm", parabola + ", per wavelength"));
    if (f.energy.is_peak()) {
        out.push_back(estimate("peak_energy", "peak per energy", f.energy.position, ev, "eV",
                               parabola + ", values times λ²/hc"));
    }
    if (f.wavelength.fwhm) {
        out.push_back(estimate("fwhm", "full width at half maximum", *f.wavelength.fwhm, nm, "nm",
                               "between straight-line crossings of half the parabola's height"));
    }
    if (f.energy.is_peak() && f.energy.fwhm) {
        out.push_back(estimate("fwhm_energy", "full width at half maximum per energy",
                               *f.energy.fwhm, 1e-3 * ev, "meV", "the same, values times λ²/hc"));
    }
    out.push_back(estimate("centroid", "centroid", f.wavelength.centroid, nm, "nm",
                           "∫λS dλ/∫S dλ within one and a half widths of the peak"));
    out.push_back({"gaussian_peak",
                   "centre of a Gaussian",
                   f.gaussian.centre / nm,
                   "nm",
                   {},
                   numerics::Interval{f.gaussian.centre_interval.low / nm,
                                      f.gaussian.centre_interval.high / nm},
                   "least squares with an offset, all points alike"});
}

void add_estimates(const SpectrumResult& result, Analysis& analysis) {
    const SpectrumFigures& f = result.figures.front();
    auto& out = analysis.estimates;
    if (f.wavelength.is_peak()) add_peak(result, out);
    out.push_back({"photon_energy",
                   "mean photon energy",
                   f.photon_energy / ev,
                   "eV",
                   {},
                   {},
                   "∫S dλ / ∫S λ/hc dλ of the light in watts",
                   "systematic: background and wavelength scale"});
    add_photometry(f, out);
}

/// Width in a unit; NaN where there is none.
double width_of(const PeakFigures& peak, double unit) {
    return peak.is_peak() && peak.fwhm ? peak.fwhm->value / unit : number_or_none({});
}

/// A number of a peak; NaN where there is none.
double of_peak(const PeakFigures& peak, double value) {
    return peak.is_peak() ? value : number_or_none({});
}

ResultTable peak_table(const SpectrumResult& result) {
    ResultColumn name{"spectrum"}, peak{"peak", "nm"}, error{"its standard error", "nm"},
        energy{"peak per energy", "eV"}, width{"FWHM", "nm"},
        energy_width{"FWHM per energy", "meV"}, centroid{"centroid", "nm"},
        gaussian{"Gaussian's centre", "nm"}, x{"CIE x"}, y{"CIE y"};
    x.decimals = y.decimals = 4;
    for (const SpectrumFigures& f : result.figures) {
        const PeakFigures& per_wavelength = f.wavelength;
        name.words.push_back(f.spectrum.name);
        peak.numbers.push_back(of_peak(per_wavelength, per_wavelength.position.value / nm));
        error.numbers.push_back(of_peak(
            per_wavelength, number_or_none(per_wavelength.position.standard_error, 1 / nm)));
        // a curve that merely falls has its maximum times λ² inside: no peak of the spectrum
        const PeakFigures& of_energy = per_wavelength.is_peak() ? f.energy : per_wavelength;
        energy.numbers.push_back(of_peak(of_energy, f.energy.position.value / ev));
        width.numbers.push_back(width_of(per_wavelength, nm));
        energy_width.numbers.push_back(width_of(of_energy, 1e-3 * ev));
        centroid.numbers.push_back(of_peak(per_wavelength, per_wavelength.centroid.value / nm));
        gaussian.numbers.push_back(of_peak(per_wavelength, f.gaussian.centre / nm));
        x.numbers.push_back(f.colour ? f.colour->x : number_or_none({}));
        y.numbers.push_back(f.colour ? f.colour->y : number_or_none({}));
    }
    return {"peaks",
            "Peaks",
            {name, peak, error, energy, width, energy_width, centroid, gaussian, x, y}};
}

std::vector<double> in_nm(std::vector<double> wavelengths) {
    for (double& wavelength : wavelengths) wavelength /= nm;
    return wavelengths;
}

Plot spectra_plot(const SpectrumResult& result) {
    Plot plot{"spectra", "Spectra", {"wavelength", "nm"}, {"intensity per wavelength", ""}, {}, {}};
    for (const SpectrumFigures& f : result.figures) {
        plot.curves.push_back({f.spectrum.name, CurveRole::measured, in_nm(f.spectrum.wavelengths),
                               f.spectrum.values});
    }
    plot.caption = "Measured, background subtracted where one is stated.";
    return plot;
}

std::vector<Plot> fit_plots(const SpectrumFigures& f) {
    const PlotAxis x{"wavelength", "nm"};
    PlotCurve fit{"Gaussian", CurveRole::fitted, in_nm(f.spectrum.wavelengths), {}};
    PlotCurve residual{"measured - Gaussian", CurveRole::residual, fit.x, {}};
    for (std::size_t i = 0; i < f.spectrum.values.size(); ++i) {
        fit.y.push_back(f.gaussian.value(f.spectrum.wavelengths[i]));
        residual.y.push_back(f.spectrum.values[i] - fit.y.back());
    }
    const PlotCurve measured{f.spectrum.name, CurveRole::measured, fit.x, f.spectrum.values};
    return {{"gaussian",
             "Gaussian fitted to " + f.spectrum.name,
             x,
             {"intensity", ""},
             {measured, fit},
             "Measured points and the least-squares Gaussian with an offset."},
            {"gaussian_residual",
             "What the Gaussian leaves",
             x,
             {"residual", ""},
             {residual},
             "Measured less fitted: where it has structure, the peak is no Gaussian."}};
}

Plot energy_plot(const SpectrumResult& result) {
    Plot plot{"energies",
              "Spectra per energy",
              {"photon energy", "eV"},
              {"intensity per energy, maximum 1", ""},
              {},
              {}};
    for (const SpectrumFigures& f : result.figures) {
        const EnergySpectrum energies = per_energy(f.spectrum);
        PlotCurve curve{f.spectrum.name, CurveRole::measured, energies.energies, energies.values};
        for (double& value : curve.x) value /= ev;
        for (double& value : curve.y) value /= f.energy.height;
        plot.curves.push_back(std::move(curve));
    }
    plot.caption = "Measured, values times λ²/(hc).";
    return plot;
}

std::string background_text(const SpectrumOptions& options) {
    if (options.background.empty()) return "none subtracted";
    std::string text = options.background.size() == 1 ? "mean over" : "straight line through";
    for (const auto& window : options.background) {
        text += fmt::format(" {:g}-{:g} nm", window.from / nm, window.to / nm);
    }
    return text;
}

/// Why a curve has no peak.
std::string why_no_peak(const PeakFigures& peak) {
    return peak.at_edge ? "its highest point is its first or last"
                        : "its highest point does not stand above the scatter of the points";
}

/// Why a spectrum has no colour and no efficacy.
std::string why_no_colour(const SpectrumFigures& f) {
    if (f.visible < least_visible) {
        return fmt::format(
            "{:.2g} % of its power lies between 380 and 780 nm ({:.0f} % is the least); they would "
            "be "
            "those of noise and stray light",
            100 * f.visible, 100 * least_visible);
    }
    if (!f.wavelength.above_scatter) return why_no_peak(f.wavelength);
    if (f.doubt.offset.colour > f.doubt.scatter.colour) {
        return fmt::format(
            "taking away the lowest level of its values, {:.3g} or {:.2g} % of the maximum, moves "
            "x "
            "or y by {:.2g} ({:g} is the most): subtract a detector's offset with --background",
            f.doubt.level, 100 * f.doubt.share, f.doubt.offset.colour, most_shift);
    }
    return fmt::format(
        "moving the baseline by its scatter, {:.3g}, moves x or y by {:.2g} ({:g} is the most): "
        "they would be the baseline's",
        f.scatter, f.doubt.scatter.colour, most_shift);
}

void warn_of_definitions(const SpectrumFigures& f, std::vector<std::string>& warnings) {
    const double apart =
        std::abs(f.gaussian.centre - f.wavelength.position.value) /
        (f.wavelength.fwhm ? f.wavelength.fwhm->value : f.wavelength.position.value);
    if (!(apart > 0.05)) return;
    warnings.push_back(
        fmt::format("The definitions of the peak of {} differ: parabola {:.1f} nm, Gaussian {:.1f} "
                    "nm, centroid "
                    "{:.1f} nm; it is asymmetric or has a background.",
                    f.spectrum.name, f.wavelength.position.value / nm, f.gaussian.centre / nm,
                    f.wavelength.centroid.value / nm));
}

std::vector<std::string> warnings_of(const SpectrumResult& result) {
    std::vector<std::string> warnings;
    for (const SpectrumFigures& f : result.figures) {
        const std::string& name = f.spectrum.name;
        if (!f.colour) {
            warnings.push_back(
                fmt::format("{} has no colour and no efficacy: {}.", name, why_no_colour(f)));
        }
        if (!f.wavelength.is_peak()) {
            warnings.push_back(fmt::format("{} has no peak, no centroid and no width: {}.", name,
                                           why_no_peak(f.wavelength)));
            continue;
        }
        if (!f.energy.is_peak()) {
            warnings.push_back(fmt::format("{} has no peak per energy: after λ²/hc {}.", name,
                                           why_no_peak(f.energy)));
        }
        if (!f.wavelength.fwhm) {
            warnings.push_back(
                fmt::format("{} ends above half of its maximum: there is no width.", name));
        }
        warn_of_definitions(f, warnings);
    }
    return warnings;
}

std::string summary_of(const SpectrumResult& result) {
    const SpectrumFigures& first = result.figures.front();
    std::string text = first.spectrum.name;
    if (!first.wavelength.is_peak()) {
        text += " has no peak: " + why_no_peak(first.wavelength);
    } else {
        text += fmt::format(" peaks at {:.2f} nm", first.wavelength.position.value / nm);
        if (first.energy.is_peak()) {
            text += fmt::format(" ({:.4f} eV per energy)", first.energy.position.value / ev);
        }
        if (first.wavelength.fwhm && first.energy.is_peak() && first.energy.fwhm) {
            text += fmt::format(", {:.1f} nm or {:.0f} meV wide", first.wavelength.fwhm->value / nm,
                                1e3 * first.energy.fwhm->value / ev);
        }
    }
    if (result.figures.size() > 1) {
        text += fmt::format("; {} more spectra in the list", result.figures.size() - 1);
    }
    return text;
}

}  // namespace

Analysis describe(const SpectrumResult& result) {
    const SpectrumFigures& first = result.figures.front();
    Analysis analysis;
    analysis.kind = "spectrum";
    analysis.title = "Emission spectra";
    analysis.summary = summary_of(result);
    analysis.settings = {
        {"values", fmt::format("{} per wavelength", name_of(first.spectrum.weight))},
        {"background", background_text(result.options)},
        {"estimates", "of the first spectrum; the list has all"},
    };
    if (std::ranges::any_of(result.figures,
                            [](const SpectrumFigures& f) { return f.spectrum.assumed_nm; })) {
        analysis.settings.push_back({"wavelengths", "in nm, as their column states no unit"});
    }
    add_estimates(result, analysis);
    analysis.tables = {peak_table(result)};
    analysis.plots = {spectra_plot(result), energy_plot(result)};
    if (first.wavelength.is_peak()) {
        for (Plot& plot : fit_plots(first)) analysis.plots.push_back(std::move(plot));
    }
    analysis.warnings = warnings_of(result);
    describe_sums(result, analysis);
    return analysis;
}

}  // namespace anchorite::measurement
