#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "anchorite/measurement/light/measured_spectrum.hpp"
#include "anchorite/optics/spectrum.hpp"

namespace anchorite::measurement {

/// The light's spectrum at one bias.
struct BiasSpectrum {
    double voltage = 0;      ///< [V]
    optics::Spectrum power;  ///< in the normal direction [W/m, any scale]
};

/// The one voltage that a heading names: "3.5 V", "bias 3500 mV", "EL [4 V]" [V]; none where it
/// names none or several.
std::optional<double> bias_in(std::string_view heading);

/// Spectra with their biases, by rising voltage.
/// @param biases  one a spectrum [V]; empty: those that their names state
/// @throws InputError  a spectrum without a bias, two at one bias, another number of biases, or as
///                     power_of
std::vector<BiasSpectrum> with_biases(const std::vector<MeasuredSpectrum>& spectra,
                                      const std::vector<double>& biases);

/// Spectrum at any voltage: those of the neighbours, each over its power, mixed in proportion, so
/// that means over the spectrum run straight from bias to bias; beyond the ends that of the end.
/// @param spectra  by rising voltage, one at least
optics::Spectrum spectrum_at(const std::vector<BiasSpectrum>& spectra, double voltage);

/// Share of a spectrum's watts between 380 and 780 nm; as visible_share of a measured one.
double visible_share(const optics::Spectrum& power);

}  // namespace anchorite::measurement
