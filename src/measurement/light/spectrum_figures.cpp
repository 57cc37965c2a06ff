#include "anchorite/measurement/light/spectrum_figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/optics/photometry.hpp"

namespace anchorite::measurement {

namespace {

bool inside(const SpectralWindow& window, double wavelength) {
    return wavelength >= window.from && wavelength <= window.to;
}

/// Mean place and value of a window.
struct Level {
    double wavelength = 0;
    double value = 0;
};

Level level_in(const MeasuredSpectrum& spectrum, const SpectralWindow& window) {
    Level level;
    double count = 0;
    for (std::size_t i = 0; i < spectrum.values.size(); ++i) {
        if (!inside(window, spectrum.wavelengths[i])) continue;
        level.wavelength += spectrum.wavelengths[i];
        level.value += spectrum.values[i];
        ++count;
    }
    if (count < 3) {
        throw InputError(fmt::format(
            "the background window {:g} to {:g} nm holds {} points of \"{}\"; three are the least",
            window.from * 1e9, window.to * 1e9, count, spectrum.name));
    }
    return {level.wavelength / count, level.value / count};
}

/// Least-squares line through the windows' means; constant for one.
std::vector<double> background_of(const MeasuredSpectrum& spectrum,
                                  const std::vector<SpectralWindow>& windows) {
    std::vector<double> out(spectrum.values.size(), 0);
    if (windows.empty()) return out;
    std::vector<Level> levels;
    for (const auto& window : windows) levels.push_back(level_in(spectrum, window));
    const auto count = static_cast<double>(levels.size());
    Level mean;
    for (const Level& level : levels) {
        mean.wavelength += level.wavelength / count;
        mean.value += level.value / count;
    }
    double square = 0, product = 0;
    for (const Level& level : levels) {
        const double distance = level.wavelength - mean.wavelength;
        square += distance * distance;
        product += distance * (level.value - mean.value);
    }
    const double slope = square > 0 ? product / square : 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i] = mean.value + slope * (spectrum.wavelengths[i] - mean.wavelength);
    }
    return out;
}

/// Subtracts the background and keeps the window.
void prepare(const MeasuredSpectrum& raw, const SpectrumOptions& options, SpectrumFigures& out) {
    const std::vector<double> background = background_of(raw, options.background);
    out.spectrum = {raw.name, {}, {}, raw.weight, raw.assumed_nm};
    for (std::size_t i = 0; i < raw.values.size(); ++i) {
        if (options.window && !inside(*options.window, raw.wavelengths[i])) continue;
        out.spectrum.wavelengths.push_back(raw.wavelengths[i]);
        out.spectrum.values.push_back(raw.values[i] - background[i]);
        out.background.push_back(background[i]);
    }
    out.spectrum.validate();
}

/// Scatter of the points where there is background alone; where no such part is named, of all.
double baseline_scatter(const MeasuredSpectrum& raw, const SpectrumOptions& options) {
    std::vector<double> x, y;
    for (std::size_t i = 0; i < raw.values.size(); ++i) {
        const bool counts = options.background.empty() ||
                            std::ranges::any_of(options.background, [&](const auto& window) {
                                return inside(window, raw.wavelengths[i]);
                            });
        if (!counts) continue;
        x.push_back(raw.wavelengths[i]);
        y.push_back(raw.values[i]);
    }
    return scatter_of(x, y);
}

/// Colour and efficacy, and how far they move with the baseline.
void find_colour(SpectrumFigures& out) {
    const optics::Spectrum power = power_of(out.spectrum);
    out.doubt = colour_doubt(out.spectrum, out.scatter);
    if (!out.wavelength.above_scatter || out.doubt.shift().colour > most_shift) return;
    out.colour = optics::chromaticity(power);
    out.efficacy = optics::luminous_efficacy(power);
}

}  // namespace

void SpectrumOptions::validate() const {
    if (!(parabola_share > 0 && parabola_share < 1)) {
        throw InputError("the parabola's share of the maximum must lie between 0 and 1");
    }
    if (sum) sum->validate();
    std::vector<SpectralWindow> windows = background;
    if (window) windows.push_back(*window);
    for (const auto& [from, to] : windows) {
        if (!(from > 0 && to > from)) {
            throw InputError("a window of wavelengths ends before it begins");
        }
    }
}

double visible_share(const MeasuredSpectrum& spectrum) {
    double all = 0, seen = 0;
    for (std::size_t i = 1; i < spectrum.values.size(); ++i) {
        const double middle = (spectrum.wavelengths[i] + spectrum.wavelengths[i - 1]) / 2;
        const double watts = spectrum.weight == SpectralWeight::photons ? 1 / middle : 1;
        const double part = watts * (spectrum.values[i] + spectrum.values[i - 1]) / 2 *
                            (spectrum.wavelengths[i] - spectrum.wavelengths[i - 1]);
        all += part;
        if (middle >= 380e-9 && middle <= 780e-9) seen += part;
    }
    return all > 0 ? std::clamp(seen / all, 0.0, 1.0) : 0;
}

SpectrumFigures spectrum_figures(const MeasuredSpectrum& spectrum, const SpectrumOptions& options) {
    options.validate();
    spectrum.validate();
    SpectrumFigures out;
    prepare(spectrum, options, out);
    const MeasuredSpectrum& clean = out.spectrum;
    out.wavelength = peak_figures(clean.wavelengths, clean.values, options.parabola_share);
    const EnergySpectrum energies = per_energy(clean);
    out.energy = peak_figures(energies.energies, energies.values, options.parabola_share);
    if (out.wavelength.is_peak()) out.gaussian = fit_gaussian(clean.wavelengths, clean.values);
    out.visible = visible_share(clean);
    out.scatter = baseline_scatter(spectrum, options);
    if (out.visible >= least_visible) find_colour(out);
    out.photon_energy = optics::mean_photon_energy(power_of(clean));
    if (options.sum) out.sum = fit_peak_sum(clean, *options.sum);
    return out;
}

SpectrumResult analyse_spectra(const std::vector<MeasuredSpectrum>& spectra,
                               const SpectrumOptions& options) {
    if (spectra.empty()) throw InputError("there is no spectrum");
    SpectrumResult result{options, {}};
    for (const auto& spectrum : spectra) {
        result.figures.push_back(spectrum_figures(spectrum, options));
    }
    return result;
}

}  // namespace anchorite::measurement
