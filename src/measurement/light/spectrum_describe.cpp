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
                   {},
                   {},
                   "683.002 lm/W ∫S V dλ / ∫S dλ of the light in watts",
                   "systematic: background and wavelength scale"});
    const auto coordinate = [&out](const char* id, const char* name, double value) {
        out.push_back({id,
                       name,
                       value,
                       "",
                       {},
                       {},
                       "2° observer, light in watts",
                       "systematic: 1 % of background moves it by about 0.01"});
    };
    coordinate("cie_x", "CIE 1931 x", f.colour->x);
    coordinate("cie_y", "CIE 1931 y", f.colour->y);
}

void add_estimates(const SpectrumResult& result, Analysis& analysis) {
    const SpectrumFigures& f = result.figures.front();
    const std::string parabola =
        fmt::format("vertex of the parabola through the points above {:.0f} % of the maximum",
                    100 * result.options.parabola_share);
    auto& out = analysis.estimates;
    out.push_back(
        estimate("peak", "peak", f.wavelength.position, nm, "nm", parabola + ", per wavelength"));
    out.push_back(estimate("peak_energy", "peak per energy", f.energy.position, ev, "eV",
                           parabola + ", values times λ²/hc"));
    if (f.wavelength.fwhm) {
        out.push_back(estimate("fwhm", "full width at half maximum", *f.wavelength.fwhm, nm, "nm",
                               "between straight-line crossings of half the parabola's height"));
    }
    if (f.energy.fwhm) {
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

std::string width_text(const std::optional<PeakFigure>& width, double unit) {
    return width ? fmt::format("{:.4g}", width->value / unit) : "none";
}

ResultTable peak_table(const SpectrumResult& result) {
    ResultColumn name{"spectrum"}, peak{"peak", "nm"}, error{"its standard error [nm]"},
        energy{"peak per energy", "eV"}, width{"FWHM [nm]"}, energy_width{"FWHM [meV]"},
        centroid{"centroid", "nm"}, gaussian{"Gaussian's centre", "nm"}, x{"CIE x"}, y{"CIE y"};
    for (const SpectrumFigures& f : result.figures) {
        name.words.push_back(f.spectrum.name);
        peak.numbers.push_back(f.wavelength.position.value / nm);
        const auto& deviation = f.wavelength.position.standard_error;
        error.words.push_back(deviation ? fmt::format("{:.2g}", *deviation / nm) : "none");
        energy.numbers.push_back(f.energy.position.value / ev);
        width.words.push_back(width_text(f.wavelength.fwhm, nm));
        energy_width.words.push_back(width_text(f.energy.fwhm, 1e-3 * ev));
        centroid.numbers.push_back(f.wavelength.centroid.value / nm);
        gaussian.numbers.push_back(f.gaussian.centre / nm);
        x.words.push_back(f.colour ? fmt::format("{:.4f}", f.colour->x) : "none");
        y.words.push_back(f.colour ? fmt::format("{:.4f}", f.colour->y) : "none");
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

std::vector<std::string> warnings_of(const SpectrumResult& result) {
    std::vector<std::string> warnings;
    for (const SpectrumFigures& f : result.figures) {
        if (!f.colour) {
            warnings.push_back(
                fmt::format("{} has no colour and no efficacy: {:.2g} % of its power lies between "
                            "380 and 780 nm (10 % is the least); they would be those of noise and "
                            "stray light.",
                            f.spectrum.name, 100 * f.visible));
        }
        if (f.wavelength.at_edge) {
            warnings.push_back(
                fmt::format("The highest point of {} is its first or last: there is no peak.",
                            f.spectrum.name));
        } else if (!f.wavelength.fwhm) {
            warnings.push_back(fmt::format("{} ends above half of its maximum: there is no width.",
                                           f.spectrum.name));
        }
        const double apart =
            std::abs(f.gaussian.centre - f.wavelength.position.value) /
            (f.wavelength.fwhm ? f.wavelength.fwhm->value : f.wavelength.position.value);
        if (apart > 0.05) {
            warnings.push_back(fmt::format(
                "The definitions of the peak of {} differ: parabola {:.1f} nm, Gaussian {:.1f} nm, "
                "centroid {:.1f} nm; it is asymmetric or has a background.",
                f.spectrum.name, f.wavelength.position.value / nm, f.gaussian.centre / nm,
                f.wavelength.centroid.value / nm));
        }
    }
    return warnings;
}

}  // namespace

Analysis describe(const SpectrumResult& result) {
    const SpectrumFigures& first = result.figures.front();
    Analysis analysis;
    analysis.kind = "spectrum";
    analysis.title = "Emission spectra";
    analysis.summary = fmt::format(
        "{} peaks at {:.2f} nm ({:.4f} eV per energy){}", first.spectrum.name,
        first.wavelength.position.value / nm, first.energy.position.value / ev,
        first.wavelength.fwhm && first.energy.fwhm
            ? fmt::format(", {:.1f} nm or {:.0f} meV wide", first.wavelength.fwhm->value / nm,
                          1e3 * first.energy.fwhm->value / ev)
            : "");
    if (result.figures.size() > 1) {
        analysis.summary += fmt::format("; {} more spectra in the list", result.figures.size() - 1);
    }
    analysis.settings = {
        {"values", fmt::format("{} per wavelength", name_of(first.spectrum.weight))},
        {"background", background_text(result.options)},
        {"estimates", "of the first spectrum; the list has all"},
    };
    add_estimates(result, analysis);
    analysis.tables = {peak_table(result)};
    analysis.plots = {spectra_plot(result), energy_plot(result)};
    for (Plot& plot : fit_plots(first)) analysis.plots.push_back(std::move(plot));
    analysis.warnings = warnings_of(result);
    describe_sums(result, analysis);
    return analysis;
}

}  // namespace anchorite::measurement
