#include "anchorite/measurement/light/plqy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/light/sweep.hpp"

namespace anchorite::measurement {

namespace {

/// Correction at a wavelength, straight between its points.
double correction_at(const Correction& correction, double wavelength) {
    const double photons = correction.to_power ? wavelength * 1e9 : 1;
    if (!correction.factors) return photons;
    const auto factor =
        on_line(correction.factors->wavelengths, correction.factors->values, wavelength);
    if (!factor) {
        throw InputError(fmt::format("the correction does not reach {:.1f} nm", wavelength * 1e9));
    }
    return photons * *factor;
}

/// Points of a spectrum within a window.
std::vector<std::size_t> rows_in(const MeasuredSpectrum& spectrum, const SpectralWindow& window) {
    std::vector<std::size_t> rows;
    // A window's ends are meant to include points of the same printed wavelength.
    const double slack = 1e-9 * window.to;
    for (std::size_t i = 0; i < spectrum.wavelengths.size(); ++i) {
        const double wavelength = spectrum.wavelengths[i];
        if (wavelength >= window.from - slack && wavelength <= window.to + slack) rows.push_back(i);
    }
    return rows;
}

/// L_a, L_b, L_c, P_b, P_c, and what P_b and P_c are both too large by: the error of the stray
/// light that was subtracted from either.
using Sums = std::array<double, 6>;

struct Yield {
    double absorbed = 0;
    double internal = 0;
    double external = 0;
};

Yield yield_of(const Sums& sums) {
    const auto [la, lb, lc, pb, pc, stray] = sums;
    const double left = lc / lb;
    const double external = (pc - stray - left * (pb - stray)) / la;
    return {1 - left, external / (1 - left), external};
}

/// First-order propagation by central differences.
Yield error_of(const Sums& sums, const Sums& errors) {
    Yield out;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const double step = errors[i] > 0 ? 1e-3 * errors[i] : 0;
        if (step == 0) continue;
        Sums up = sums;
        Sums down = sums;
        up[i] += step;
        down[i] -= step;
        const Yield high = yield_of(up);
        const Yield low = yield_of(down);
        out.absorbed = std::hypot(out.absorbed, (high.absorbed - low.absorbed) / 2e-3);
        out.internal = std::hypot(out.internal, (high.internal - low.internal) / 2e-3);
        out.external = std::hypot(out.external, (high.external - low.external) / 2e-3);
    }
    return out;
}

/// Errors of spectra that count photons.
void set_errors(const Sums& sums, const PlqyOptions& options, PlqyFigures& figures) {
    const auto of = [](const PhotonSum& sum) { return sum.standard_error.value_or(0); };
    const Yield error =
        error_of(sums, {of(figures.empty_line), of(figures.beside_line), of(figures.on_sample_line),
                        of(figures.beside_light), of(figures.on_light), of(figures.stray_light)});
    const double correction = options.correction_error.value_or(0);
    figures.absorbed_error = error.absorbed;
    figures.internal_error = std::hypot(error.internal, correction * std::abs(figures.internal));
    figures.external_error = std::hypot(error.external, correction * std::abs(figures.external));
}

/// What the empty sphere shows at a spectrum's points of a window, straight between its own.
MeasuredSpectrum stray_at(const MeasuredSpectrum& stray, const MeasuredSpectrum& spectrum,
                          const SpectralWindow& window) {
    MeasuredSpectrum out = spectrum;
    const double slack = 1e-9 * window.to;
    for (const std::size_t i : rows_in(spectrum, window)) {
        double at = spectrum.wavelengths[i];
        const double inside = std::clamp(at, stray.wavelengths.front(), stray.wavelengths.back());
        if (std::abs(inside - at) <= slack) at = inside;
        const auto value = on_line(stray.wavelengths, stray.values, at);
        if (!value) {
            throw InputError(fmt::format(
                "the stray light of the empty sphere does not reach {:.1f} nm: measure it over the "
                "whole emission window, {:g} to {:g} nm",
                at * 1e9, window.from * 1e9, window.to * 1e9));
        }
        out.values[i] = *value;
    }
    return out;
}

/// Emission in the window less the stray light there. Its error is that of its own counts; that of
/// the stray light is common to all emission.
PhotonSum light_of(const MeasuredSpectrum& emission, const std::optional<MeasuredSpectrum>& stray,
                   const PlqyOptions& options) {
    PhotonSum sum = photons_in(emission, options.emission, options);
    if (stray) {
        const auto there = stray_at(*stray, emission, options.emission);
        sum.value -= photons_in(there, options.emission, options).value;
    }
    return sum;
}

void check(const PlqyFigures& figures) {
    if (!(figures.empty_line.value > 0) || !(figures.beside_line.value > 0)) {
        throw InputError("there is no exciting light in the excitation window");
    }
    if (!(figures.absorbed > 0)) {
        throw InputError(fmt::format(
            "the sample in the beam leaves {:.4g} of the exciting light: it absorbs nothing; are "
            "the two spectra exchanged",
            1 - figures.absorbed));
    }
}

void correct_for_reabsorption(double share, PlqyFigures& figures) {
    const double denominator = 1 - share + share * figures.internal;
    figures.corrected = figures.internal / denominator;
    // d/dΦ of Φ/(1 - a + aΦ)
    if (!figures.internal_error) return;
    figures.corrected_error = *figures.internal_error * (1 - share) / (denominator * denominator);
}

}  // namespace

void PlqyOptions::validate() const {
    for (const auto& [from, to] : {excitation, emission}) {
        if (!(from > 0 && to > from)) {
            throw InputError("give both windows, excitation and emission, from below to above");
        }
    }
    if (excitation.to > emission.from && emission.to > excitation.from) {
        throw InputError("the windows of excitation and emission overlap");
    }
    if (reabsorbed && !(*reabsorbed >= 0 && *reabsorbed < 1)) {
        throw InputError("the share of emission that is absorbed again must lie in [0, 1)");
    }
    if (!(counts_per_unit.value_or(1) > 0) || !(correction_error.value_or(0) >= 0)) {
        throw InputError("counts per unit must be above 0 and errors not below");
    }
}

PhotonSum photons_in(const MeasuredSpectrum& spectrum, const SpectralWindow& window,
                     const PlqyOptions& options) {
    const std::vector<std::size_t> rows = rows_in(spectrum, window);
    if (rows.size() < 2) {
        throw InputError(fmt::format("\"{}\" has {} points from {:g} to {:g} nm; two are the least",
                                     spectrum.name, rows.size(), window.from * 1e9,
                                     window.to * 1e9));
    }
    PhotonSum sum;
    double variance = 0;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const double here = spectrum.wavelengths[rows[k]];
        const double left = k == 0 ? here : spectrum.wavelengths[rows[k - 1]];
        const double right = k + 1 == rows.size() ? here : spectrum.wavelengths[rows[k + 1]];
        const double weight = (right - left) / 2 * 1e9 * correction_at(options.correction, here);
        const double value = spectrum.values[rows[k]];
        sum.value += weight * value;
        variance += weight * weight * std::abs(value);
    }
    if (options.counts_per_unit)
        sum.standard_error = std::sqrt(variance / *options.counts_per_unit);
    return sum;
}

std::optional<double> counts_per_unit_of(const SphereSpectra& spectra, const PlqyOptions& options) {
    if (options.counts_per_unit) return options.counts_per_unit;
    const auto counted = [](const MeasuredSpectrum& spectrum, const SpectralWindow& window) {
        return std::ranges::all_of(rows_in(spectrum, window), [&](std::size_t row) {
            return spectrum.values[row] >= 0 &&
                   spectrum.values[row] == std::round(spectrum.values[row]);
        });
    };
    const bool all =
        counted(spectra.empty_excitation, options.excitation) &&
        counted(spectra.beside_excitation, options.excitation) &&
        counted(spectra.on_excitation, options.excitation) &&
        counted(spectra.beside_emission, options.emission) &&
        counted(spectra.on_emission, options.emission) &&
        (!spectra.empty_emission || counted(*spectra.empty_emission, options.emission));
    return all ? std::optional(1.0) : std::nullopt;
}

PlqyFigures plqy(const SphereSpectra& spectra, const PlqyOptions& asked) {
    asked.validate();
    PlqyOptions options = asked;
    options.counts_per_unit = counts_per_unit_of(spectra, asked);
    PlqyFigures out;
    out.empty_line = photons_in(spectra.empty_excitation, options.excitation, options);
    out.beside_line = photons_in(spectra.beside_excitation, options.excitation, options);
    out.on_sample_line = photons_in(spectra.on_excitation, options.excitation, options);
    const auto& stray = spectra.empty_emission;
    out.beside_light = light_of(spectra.beside_emission, stray, options);
    out.on_light = light_of(spectra.on_emission, stray, options);
    if (stray) out.stray_light = photons_in(*stray, options.emission, options);
    const Sums sums{out.empty_line.value,   out.beside_line.value, out.on_sample_line.value,
                    out.beside_light.value, out.on_light.value,    0};
    const Yield yield = yield_of(sums);
    out.absorbed = yield.absorbed;
    check(out);
    out.internal = yield.internal;
    out.external = yield.external;
    if (options.counts_per_unit) set_errors(sums, options, out);
    if (options.reabsorbed) correct_for_reabsorption(*options.reabsorbed, out);
    return out;
}

PlqyResult analyse_plqy(const std::vector<std::string>& names,
                        const std::vector<SphereSpectra>& spectra, const PlqyOptions& options) {
    if (spectra.empty()) throw InputError("there is no run");
    PlqyResult result{options, names, {}, spectra};
    for (const SphereSpectra& run : spectra) result.runs.push_back(plqy(run, options));
    return result;
}

}  // namespace anchorite::measurement
