#include "light_of.hpp"

namespace anchorite::measurement {

std::optional<optics::Spectrum> light_of(const Record& record, const std::optional<double>& peak,
                                         const std::optional<double>& fwhm) {
    const auto& centre = peak ? peak : record.light.peak;
    const auto& width = fwhm ? fwhm : record.light.fwhm;
    if (!centre || !width) return std::nullopt;
    return optics::gaussian_spectrum(*centre, *width);
}

}  // namespace anchorite::measurement
