#include "light_arguments.hpp"

#include "analyse_input.hpp"

namespace anchorite::app {

measurement::SpectralWeight weight_of(const std::string& word) {
    return word == "power" ? measurement::SpectralWeight::power
                           : measurement::SpectralWeight::photons;
}

measurement::SpectralWeight LightArguments::weight() const {
    return weight_of(values);
}

std::optional<optics::Spectrum> LightArguments::gaussian() const {
    if (peak.empty() || fwhm.empty()) return std::nullopt;
    return optics::gaussian_spectrum(positive("--peak", peak, Dimension::length),
                                     positive("--fwhm", fwhm, Dimension::length));
}

void add_light_options(CLI::App& command, LightArguments& arguments) {
    command
        .add_option("--spectrum-values", arguments.values,
                    "What the spectrum's values are proportional to")
        ->check(CLI::IsMember({"photons", "power"}))
        ->capture_default_str();
    command.add_option("--peak", arguments.peak, "Peak of a Gaussian spectrum instead")
        ->type_name("LENGTH");
    command.add_option("--fwhm", arguments.fwhm, "Its full width at half maximum")
        ->type_name("LENGTH");
}

}  // namespace anchorite::app
