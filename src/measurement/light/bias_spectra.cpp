#include "anchorite/measurement/light/bias_spectra.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <string>

#include "anchorite/base/error.hpp"
#include "anchorite/base/units.hpp"
#include "anchorite/measurement/light/spectrum_figures.hpp"

namespace anchorite::measurement {

namespace {

optics::Spectrum over_its_power(optics::Spectrum spectrum, double share) {
    const double total = optics::integral(spectrum);
    for (double& value : spectrum.values) value *= share / total;
    return spectrum;
}

optics::Spectrum mixed(const optics::Spectrum& a, const optics::Spectrum& b) {
    optics::Spectrum out;
    std::ranges::set_union(a.wavelengths, b.wavelengths, std::back_inserter(out.wavelengths));
    for (const double wavelength : out.wavelengths) {
        out.values.push_back(value_at(a, wavelength) + value_at(b, wavelength));
    }
    return out;
}

}  // namespace

std::optional<double> bias_in(std::string_view heading) {
    static const std::regex voltage(R"((^|[^0-9A-Za-z.])(-?\d+(?:\.\d+)?)\s*(m?V)(?![\w/]))");
    const std::string text(heading);
    std::sregex_iterator found(text.begin(), text.end(), voltage);
    if (found == std::sregex_iterator()) return std::nullopt;
    const std::smatch first = *found;
    if (++found != std::sregex_iterator()) return std::nullopt;
    return parse_quantity(first.str(2) + " " + first.str(3), Dimension::voltage);
}

std::vector<BiasSpectrum> with_biases(const std::vector<MeasuredSpectrum>& spectra,
                                      const std::vector<double>& biases) {
    if (!biases.empty() && biases.size() != spectra.size()) {
        throw InputError(fmt::format("{} biases for {} spectra", biases.size(), spectra.size()));
    }
    std::vector<BiasSpectrum> out;
    for (std::size_t i = 0; i < spectra.size(); ++i) {
        const auto named = bias_in(spectra[i].name);
        if (biases.empty() && !named) {
            throw InputError(
                fmt::format("{} spectra, and \"{}\" names no bias; head it e.g. \"3.5 V\" or give "
                            "--spectrum-bias once a spectrum",
                            spectra.size(), spectra[i].name));
        }
        out.push_back({biases.empty() ? *named : biases[i], power_of(spectra[i])});
    }
    std::ranges::sort(out, {}, &BiasSpectrum::voltage);
    for (std::size_t i = 1; i < out.size(); ++i) {
        if (out[i].voltage > out[i - 1].voltage) continue;
        throw InputError(fmt::format("two spectra at {:g} V", out[i].voltage));
    }
    return out;
}

optics::Spectrum spectrum_at(const std::vector<BiasSpectrum>& spectra, double voltage) {
    const auto above = std::ranges::lower_bound(spectra, voltage, {}, &BiasSpectrum::voltage);
    if (above == spectra.end()) return spectra.back().power;
    if (above == spectra.begin() || above->voltage == voltage) return above->power;
    const BiasSpectrum& below = *(above - 1);
    const double share = (voltage - below.voltage) / (above->voltage - below.voltage);
    return mixed(over_its_power(below.power, 1 - share), over_its_power(above->power, share));
}

double visible_share(const optics::Spectrum& power) {
    return visible_share(
        MeasuredSpectrum{"", power.wavelengths, power.values, SpectralWeight::power});
}

}  // namespace anchorite::measurement
