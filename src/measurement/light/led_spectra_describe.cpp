#include "measurement/light/led_spectra_describe.hpp"

#include <fmt/format.h>

#include "anchorite/base/constants.hpp"
#include "anchorite/measurement/light/spectrum_figures.hpp"
#include "anchorite/optics/appearance.hpp"
#include "measurement/light/plain_units.hpp"

namespace anchorite::measurement {

namespace {

/// Mean wavelength of the photons' mean energy, hc/⟨hν⟩ [nm].
double mean_wavelength(const optics::Spectrum& power) {
    return hc / optics::mean_photon_energy(power) / nm;
}

ResultTable spectra_table(const LedLight& light) {
    ResultColumn bias{"bias", "V"}, mean{"hc/⟨hν⟩", "nm"}, peak{"peak", "nm"}, width{"FWHM [nm]"},
        energy{"mean photon energy", "eV"}, efficacy{"efficacy [lm/W]"}, x{"CIE x"}, y{"CIE y"};
    for (const BiasSpectrum& one : light.by_bias) {
        const optics::SpectrumFigures figures = optics::spectrum_figures(one.power);
        const bool seen = visible_share(one.power) >= least_visible && figures.colour.has_value() &&
                          colour_doubt(one.power).shift().colour <= most_shift;
        bias.numbers.push_back(one.voltage);
        mean.numbers.push_back(mean_wavelength(one.power));
        peak.numbers.push_back(figures.wavelength.position / nm);
        width.words.push_back(figures.wavelength.fwhm
                                  ? fmt::format("{:.4g}", *figures.wavelength.fwhm / nm)
                                  : "none");
        energy.numbers.push_back(optics::mean_photon_energy(one.power) / constants::electronvolt);
        efficacy.words.push_back(seen ? fmt::format("{:.4g}", figures.efficacy) : "none");
        x.words.push_back(seen ? fmt::format("{:.4f}", figures.colour->x) : "none");
        y.words.push_back(seen ? fmt::format("{:.4f}", figures.colour->y) : "none");
    }
    return {
        "spectra", "Spectra by bias (in watts)", {bias, mean, peak, width, energy, efficacy, x, y}};
}

Plot shift_plot(const LedLight& light) {
    PlotCurve mean{"hc/⟨hν⟩", CurveRole::measured, {}, {}};
    PlotCurve peak{"peak", CurveRole::reference, {}, {}};
    for (const BiasSpectrum& one : light.by_bias) {
        mean.x.push_back(one.voltage);
        peak.x.push_back(one.voltage);
        mean.y.push_back(mean_wavelength(one.power));
        peak.y.push_back(optics::peak_in_wavelength(one.power).position / nm);
    }
    return {"wavelength",
            "Wavelength against bias",
            {"voltage", "V"},
            {"wavelength", "nm"},
            {std::move(mean), std::move(peak)},
            "Computed from the spectrum measured at each bias."};
}

}  // namespace

std::string spectra_text(const LedLight& light) {
    if (light.by_bias.empty()) return "one for all biases";
    return fmt::format(
        "{} from {:g} to {:g} V, mixed in proportion between them, that of the end "
        "beyond",
        light.by_bias.size(), light.by_bias.front().voltage, light.by_bias.back().voltage);
}

void describe_spectra(const LedResult& result, Analysis& analysis) {
    if (result.light.by_bias.empty()) return;
    analysis.tables.push_back(spectra_table(result.light));
    analysis.plots.push_back(shift_plot(result.light));
}

}  // namespace anchorite::measurement
