#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "anchorite/measurement/light/measured_spectrum.hpp"

namespace anchorite::app {

/// What is said of a device's light without or beside the file of its spectrum.
struct LightArguments {
    std::string values = "photons";  ///< what the file's values are proportional to
    std::string peak, fwhm;          ///< of a Gaussian instead

    /// What the file's values are proportional to.
    [[nodiscard]] measurement::SpectralWeight weight() const;
    /// The Gaussian in watts; none where peak and width are not both given.
    /// @throws InputError  names the option
    [[nodiscard]] std::optional<optics::Spectrum> gaussian() const;
};

/// Adds --spectrum-values, --peak and --fwhm.
void add_light_options(CLI::App& command, LightArguments& arguments);

/// "photons" or "power". @returns the one that the word names
measurement::SpectralWeight weight_of(const std::string& word);

}  // namespace anchorite::app
