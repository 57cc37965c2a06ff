#include "anchorite/measurement/light/absolute_plqy.hpp"

#include <cmath>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/measurement/light/photon_flux.hpp"
#include "measurement/light/plain_units.hpp"

namespace anchorite::measurement {

namespace {

MeasuredSpectrum within(const MeasuredSpectrum& flux, const std::optional<SpectralWindow>& window) {
    if (!window) return flux;
    MeasuredSpectrum out{flux.name, {}, {}, flux.weight};
    for (std::size_t i = 0; i < flux.values.size(); ++i) {
        const double wavelength = flux.wavelengths[i];
        if (wavelength < window->from || wavelength > window->to) continue;
        out.wavelengths.push_back(wavelength);
        out.values.push_back(flux.values[i]);
    }
    return out;
}

AbsoluteYield yield_from(double emitted, const AbsoluteOptions& options) {
    AbsoluteYield yield;
    yield.incident = incident_photons(*options.excitation);
    yield.absorbed = yield.incident * options.excitation->absorptance;
    yield.external = emitted / yield.incident;
    yield.internal = emitted / yield.absorbed;
    yield.relative_error = std::hypot(options.calibration_error, options.excitation_error);
    return yield;
}

/// Error of a Δμ by kT ln Φ: of the scale of Φ, and of T at fixed Φ, dΔμ/dT = (Δμ - E)/T.
double splitting_error(double splitting, double energy, const AbsoluteOptions& options) {
    const double temperature = options.tail.temperature;
    return std::hypot(constants::boltzmann * temperature * options.calibration_error,
                      (energy - splitting) / temperature * options.temperature_error);
}

EdgeSplitting edge_from(double emitted, const std::optional<AbsoluteYield>& yield,
                        double mean_energy, const AbsoluteOptions& options) {
    const double temperature = options.tail.temperature;
    const double thermal = constants::boltzmann * temperature;
    EdgeSplitting out;
    out.thermal = options.sides * (options.edge ? thermal_flux_absorbed(*options.edge, temperature)
                                                : thermal_flux_above(*options.gap, temperature));
    out.splitting = thermal * std::log(emitted / out.thermal);
    out.error = splitting_error(out.splitting, mean_energy, options);
    if (yield) out.radiative = thermal * std::log(yield->absorbed / out.thermal);
    return out;
}

}  // namespace

void Excitation::validate() const {
    if (!(wavelength > 0) || !(irradiance > 0)) {
        throw InputError("the exciting light needs a wavelength and an irradiance above 0");
    }
    if (!(absorptance > 0 && absorptance <= 1)) {
        throw InputError("the absorptance of the exciting light must lie above 0 and not above 1");
    }
}

double incident_photons(const Excitation& excitation) {
    return excitation.irradiance * excitation.wavelength / hc;
}

void AbsoluteOptions::validate() const {
    tail.validate();
    if (excitation) excitation->validate();
    if (sides != 1 && sides != 2) throw InputError("a film has one or two sides that emit");
    if (!(calibration_error >= 0) || !(excitation_error >= 0) || !(temperature_error >= 0)) {
        throw InputError("standard errors cannot be negative");
    }
    if (gap && !(*gap > 0)) throw InputError("the gap must be above 0");
}

AbsoluteFigures absolute_plqy(const MeasuredSpectrum& flux, const AbsoluteOptions& options) {
    options.validate();
    AbsoluteFigures out;
    out.flux = within(flux, options.emission);
    out.flux.validate();
    out.emitted = photons_of(out.flux);
    if (!(out.emitted > 0)) throw InputError("there is no light in the emission window");
    if (options.excitation) out.yield = yield_from(out.emitted, options);
    EnergySpectrum energies = per_energy(out.flux);
    for (double& value : energies.values) value /= options.sides;
    out.tail = planck_tail(energies, options.tail);
    const double middle = (out.tail.energies.front() + out.tail.energies.back()) / 2;
    out.tail_error =
        std::hypot(out.tail.deviation, splitting_error(out.tail.mean, middle, options));
    if (options.edge || options.gap) {
        out.edge = edge_from(out.emitted, out.yield, middle, options);
    }
    return out;
}

AbsoluteResult analyse_absolute_plqy(const std::vector<MeasuredSpectrum>& spectra,
                                     const AbsoluteOptions& options) {
    if (spectra.empty()) throw InputError("there is no spectrum");
    AbsoluteResult result{options, {}};
    for (const auto& spectrum : spectra) result.figures.push_back(absolute_plqy(spectrum, options));
    return result;
}

}  // namespace anchorite::measurement
