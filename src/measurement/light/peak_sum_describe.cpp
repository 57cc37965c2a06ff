#include "measurement/light/peak_sum_describe.hpp"

#include <fmt/format.h>

#include <cmath>

#include "anchorite/base/constants.hpp"
#include "measurement/light/plain_units.hpp"

namespace anchorite::measurement {

namespace {

Estimate figure_of(const std::string& id, const std::string& name, const FittedFigure& figure,
                   double unit, const char* unit_name, const std::string& definition) {
    Estimate out{id, name, figure.value / unit, unit_name, {}, {}, definition};
    const auto& [low, high] = figure.interval;
    if (std::isfinite(low) && std::isfinite(high)) {
        out.interval = numerics::Interval{low / unit, high / unit};
    } else {
        out.no_error = "the spectrum does not determine it beside the other peaks";
    }
    return out;
}

void add_sum_estimates(const PeakSum& sum, Analysis& analysis) {
    const std::string shape(name_of(sum.options.shape));
    for (std::size_t i = 0; i < sum.peaks.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        const FittedPeak& peak = sum.peaks[i];
        analysis.estimates.push_back(figure_of(
            "peak_" + number + "_energy", "energy of peak " + number, peak.energy, ev, "eV",
            fmt::format("maximum per energy of a {} of a sum of {}, times hc/λ² fitted to the "
                        "values per wavelength",
                        shape, sum.peaks.size())));
        analysis.estimates.push_back(figure_of("peak_" + number + "_fwhm",
                                               "width of peak " + number, peak.fwhm, 1e-3 * ev,
                                               "meV", "full width at half maximum per energy"));
    }
    if (!sum.form) return;
    const bool voigt = sum.options.shape == PeakShape::voigt;
    analysis.estimates.push_back(
        figure_of("peak_form", voigt ? "mixing" : "asymmetry", *sum.form, 1, "",
                  voigt ? "Lorentzian width over the sum of both, one for all peaks"
                        : "b of Fraser and Suzuki, one for all peaks; positive: tail at higher "
                          "energies"));
}

std::string ends_text(const numerics::Interval& interval, double unit, int digits) {
    if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) return "undetermined";
    return fmt::format("{:.{}f} ... {:.{}f}", interval.low / unit, digits, interval.high / unit,
                       digits);
}

ResultTable sum_table(const SpectrumResult& result) {
    ResultColumn name{"spectrum"}, number{"peak"}, energy{"energy", "eV"}, energies{"95 % [eV]"},
        wavelength{"hc/energy", "nm"}, width{"FWHM", "meV"}, widths{"95 % [meV]"},
        share{"share of the light", "%"};
    for (const SpectrumFigures& f : result.figures) {
        if (!f.sum) continue;
        for (std::size_t i = 0; i < f.sum->peaks.size(); ++i) {
            const FittedPeak& peak = f.sum->peaks[i];
            name.words.push_back(f.spectrum.name);
            number.numbers.push_back(static_cast<double>(i + 1));
            energy.numbers.push_back(peak.energy.value / ev);
            energies.words.push_back(ends_text(peak.energy.interval, ev, 4));
            wavelength.numbers.push_back(hc / peak.energy.value / nm);
            width.numbers.push_back(1e3 * peak.fwhm.value / ev);
            widths.words.push_back(ends_text(peak.fwhm.interval, 1e-3 * ev, 1));
            share.numbers.push_back(100 * peak.share);
        }
    }
    return {"sum_of_peaks",
            "Peaks of the sum",
            {name, number, energy, energies, wavelength, width, widths, share}};
}

ResultTable count_table(const PeakSum& sum) {
    ResultColumn peaks{"peaks"}, criterion{"n ln(S/n) + k ln n"}, deviation{"left over"};
    for (const PeakCount& tried : sum.tried) {
        peaks.numbers.push_back(tried.peaks);
        criterion.numbers.push_back(tried.criterion);
        deviation.numbers.push_back(tried.deviation);
    }
    return {"numbers_of_peaks", "Numbers of peaks tried", {peaks, criterion, deviation}};
}

std::vector<Plot> sum_plots(const SpectrumFigures& f) {
    const PlotAxis x{"wavelength", "nm"};
    PlotCurve measured{f.spectrum.name, CurveRole::measured, f.spectrum.wavelengths,
                       f.spectrum.values};
    for (double& value : measured.x) value /= nm;
    Plot plot{"sum",
              "Sum of peaks fitted to " + f.spectrum.name,
              x,
              {"intensity", ""},
              {measured, {"sum", CurveRole::fitted, measured.x, f.sum->model}},
              "Measured points, the fitted sum and its peaks without the background."};
    PlotCurve rest{"measured - sum", CurveRole::residual, measured.x, f.spectrum.values};
    for (std::size_t i = 0; i < rest.y.size(); ++i) rest.y[i] -= f.sum->model[i];
    for (std::size_t i = 0; i < f.sum->peaks.size(); ++i) {
        plot.curves.push_back({fmt::format("peak {}", i + 1), CurveRole::component, measured.x,
                               f.sum->peaks[i].values});
    }
    return {std::move(plot),
            {"sum_residual",
             "What the sum leaves",
             x,
             {"residual", ""},
             {std::move(rest)},
             "Measured less fitted."}};
}

/// Share of neighbours among the residuals that have one sign; 1/2 for noise.
double same_signs(const PeakSum& sum, const std::vector<double>& values) {
    double same = 0;
    for (std::size_t i = 1; i < values.size(); ++i) {
        same += (values[i] - sum.model[i]) * (values[i - 1] - sum.model[i - 1]) > 0 ? 1 : 0;
    }
    return same / static_cast<double>(values.size() - 1);
}

void warn_of_sum(const SpectrumFigures& f, Analysis& analysis) {
    const PeakSum& sum = *f.sum;
    // Signs of independent residuals agree in half of the pairs, ± 3/(2√n) at three deviations.
    const double expected = 0.5 + 1.5 / std::sqrt(static_cast<double>(f.spectrum.values.size()));
    if (same_signs(sum, f.spectrum.values) > expected) {
        analysis.warnings.push_back(fmt::format(
            "What {} peak{} of {} shape leave{} of {} has structure: intervals count noise alone "
            "and are too narrow.",
            sum.peaks.size(), sum.peaks.size() == 1 ? "" : "s", name_of(sum.options.shape),
            sum.peaks.size() == 1 ? "s" : "", f.spectrum.name));
    }
    if (!sum.options.count && static_cast<int>(sum.peaks.size()) == sum.options.most) {
        analysis.warnings.push_back(fmt::format(
            "{} peaks, the most that were allowed, still lower the criterion for {}: the shape "
            "does not fit it, or ask for a number.",
            sum.options.most, f.spectrum.name));
    }
}

}  // namespace

void describe_sums(const SpectrumResult& result, Analysis& analysis) {
    const SpectrumFigures& first = result.figures.front();
    if (!first.sum) return;
    const PeakSumOptions& options = first.sum->options;
    analysis.settings.push_back(
        {"sum of peaks",
         fmt::format("{}, {}", name_of(options.shape),
                     options.count
                         ? fmt::format("{} asked for", *options.count)
                         : fmt::format("as many as each lower n ln(S/n) + k ln n (Schwarz) by more "
                                       "than {:g}, {} at most",
                                       options.least_gain, options.most))});
    add_sum_estimates(*first.sum, analysis);
    analysis.tables.push_back(sum_table(result));
    analysis.tables.push_back(count_table(*first.sum));
    for (Plot& plot : sum_plots(first)) analysis.plots.push_back(std::move(plot));
    for (const SpectrumFigures& f : result.figures) {
        if (f.sum) warn_of_sum(f, analysis);
    }
}

}  // namespace anchorite::measurement
