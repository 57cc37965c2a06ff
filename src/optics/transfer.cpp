#include "optics/transfer.hpp"

namespace anchorite::optics {

Spectrum transferred(const Spectrum& photons, const std::vector<double>& wavelengths,
                     std::vector<double> values) {
    const DispersionTable table{wavelengths, std::move(values)};
    const Dispersion transfer(table);
    Spectrum result = photons;
    for (std::size_t i = 0; i < result.values.size(); ++i) {
        result.values[i] *= value_at(transfer, result.wavelengths[i]);
    }
    return result;
}

std::vector<double> at_angle(const std::vector<std::vector<Radiant>>& pattern, std::size_t angle) {
    std::vector<double> values;
    for (const auto& wavelength : pattern) values.push_back(wavelength[angle].both());
    return values;
}

}  // namespace anchorite::optics
