#include "anchorite/measurement/light/colour_doubt.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "anchorite/measurement/light/peak.hpp"
#include "anchorite/optics/colour.hpp"
#include "anchorite/optics/photometry.hpp"

namespace anchorite::measurement {

namespace {

double lowest_tenth(const std::vector<double>& values) {
    const std::size_t count = values.size(), parts = std::clamp<std::size_t>(count / 5, 1, 10);
    double lowest = *std::ranges::max_element(values);
    for (std::size_t part = 0; part < parts; ++part) {
        const std::size_t from = part * count / parts, to = (part + 1) * count / parts;
        const double sum = std::accumulate(values.begin() + static_cast<std::ptrdiff_t>(from),
                                           values.begin() + static_cast<std::ptrdiff_t>(to), 0.0);
        lowest = std::min(lowest, sum / static_cast<double>(to - from));
    }
    return lowest;
}

/// The spectrum less a level, without what is then below a limit.
MeasuredSpectrum less(MeasuredSpectrum spectrum, double level,
                      const std::optional<double>& limit = {}) {
    for (double& value : spectrum.values) {
        value -= level;
        if (limit && value <= *limit) value = 0;
    }
    return spectrum;
}

/// A spectrum's colour and efficacy; none where nothing that is seen is above 0.
struct Appearance {
    optics::Chromaticity colour;
    double efficacy = 0;
};

std::optional<Appearance> appearance_of(const MeasuredSpectrum& spectrum) {
    if (!(*std::ranges::max_element(spectrum.values) > 0)) return std::nullopt;
    const optics::Spectrum power = power_of(spectrum);
    const double efficacy = optics::luminous_efficacy(power);
    if (!(efficacy > 0)) return std::nullopt;
    return Appearance{optics::chromaticity(power), efficacy};
}

ColourShift farthest(const MeasuredSpectrum& spectrum,
                     const std::vector<MeasuredSpectrum>& readings) {
    const auto own = appearance_of(spectrum);
    if (!own) return {1, 0};
    ColourShift out;
    for (const MeasuredSpectrum& reading : readings) {
        const auto other = appearance_of(reading);
        if (!other) return {1, own->efficacy};
        out.colour = std::max({out.colour, std::abs(other->colour.x - own->colour.x),
                               std::abs(other->colour.y - own->colour.y)});
        out.efficacy = std::max(out.efficacy, std::abs(other->efficacy - own->efficacy));
    }
    return out;
}

}  // namespace

ColourShift ColourDoubt::shift() const {
    return {std::max(offset.colour, scatter.colour), std::max(offset.efficacy, scatter.efficacy)};
}

ColourDoubt colour_doubt(const MeasuredSpectrum& spectrum, double scatter) {
    ColourDoubt out;
    out.level = lowest_tenth(spectrum.values);
    out.share = out.level / *std::ranges::max_element(spectrum.values);
    out.offset =
        farthest(spectrum, {less(spectrum, out.level), less(spectrum, out.level, 3 * scatter)});
    out.scatter = farthest(spectrum, {less(spectrum, -scatter), less(spectrum, scatter),
                                      less(spectrum, 0, 3 * scatter)});
    return out;
}

ColourDoubt colour_doubt(const optics::Spectrum& power) {
    const MeasuredSpectrum spectrum{"", power.wavelengths, power.values, SpectralWeight::power};
    return colour_doubt(spectrum, scatter_of(power.wavelengths, power.values));
}

optics::Spectrum without_level(const optics::Spectrum& power) {
    const MeasuredSpectrum spectrum{"", power.wavelengths, power.values, SpectralWeight::power};
    const MeasuredSpectrum rest = less(spectrum, lowest_tenth(power.values));
    return *std::ranges::max_element(rest.values) > 0 ? power_of(rest) : power;
}

}  // namespace anchorite::measurement
