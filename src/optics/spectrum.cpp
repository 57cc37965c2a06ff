#include "anchorite/optics/spectrum.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/optics/text_columns.hpp"

namespace anchorite::optics {
namespace {

/// Multiplies by a function of wavelength, 1 at the highest point.
template <class Factor>
Spectrum reweighted(const Spectrum& spectrum, const Factor& factor) {
    const auto top = std::max_element(spectrum.values.begin(), spectrum.values.end());
    const auto at = static_cast<std::size_t>(top - spectrum.values.begin());
    const double scale = factor(spectrum.wavelengths[at]);
    Spectrum result = spectrum;
    for (std::size_t i = 0; i < result.values.size(); ++i) {
        result.values[i] *= factor(result.wavelengths[i]) / scale;
    }
    return result;
}

/// Vertex of the parabola through three points; the middle one where they are no peak.
struct Vertex {
    double x, y;
};
Vertex vertex(const double* x, const double* y) {
    const double left = (y[1] - y[0]) / (x[1] - x[0]);
    const double right = (y[2] - y[1]) / (x[2] - x[1]);
    const double curvature = (right - left) / (x[2] - x[0]);
    if (!(curvature < 0)) return {x[1], y[1]};
    const double at = 0.5 * (x[0] + x[1] - left / curvature);
    return {at, y[0] + left * (at - x[0]) + curvature * (at - x[0]) * (at - x[1])};
}

/// Where the curve falls to `level`, going from point `from` by `step`; none where it does not.
std::optional<double> crossing(const std::vector<double>& x, const std::vector<double>& y,
                               std::size_t from, int step, double level) {
    for (auto i = static_cast<std::ptrdiff_t>(from);; i += step) {
        const std::ptrdiff_t next = i + step;
        if (next < 0 || next >= static_cast<std::ptrdiff_t>(x.size())) return std::nullopt;
        const double a = y[static_cast<std::size_t>(i)], b = y[static_cast<std::size_t>(next)];
        if (b > level) continue;
        const double share = a == b ? 0 : (a - level) / (a - b);
        return x[static_cast<std::size_t>(i)] +
               share * (x[static_cast<std::size_t>(next)] - x[static_cast<std::size_t>(i)]);
    }
}

Peak peak_of(const std::vector<double>& x, const std::vector<double>& y) {
    const auto top = static_cast<std::size_t>(std::max_element(y.begin(), y.end()) - y.begin());
    Vertex best{x[top], y[top]};
    if (top > 0 && top + 1 < x.size()) best = vertex(&x[top - 1], &y[top - 1]);
    Peak peak{best.x, std::nullopt};
    const auto below = crossing(x, y, top, -1, best.y / 2);
    const auto above = crossing(x, y, top, 1, best.y / 2);
    if (below && above) peak.fwhm = *above - *below;
    return peak;
}

}  // namespace

void Spectrum::validate() const {
    if (wavelengths.size() < 2 || values.size() != wavelengths.size()) {
        throw InputError(
            fmt::format("a spectrum of {} wavelengths and {} values; it needs two or "
                        "more of both",
                        wavelengths.size(), values.size()));
    }
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double last = i == 0 ? 0 : wavelengths[i - 1];
        if (!(wavelengths[i] > last) || !std::isfinite(wavelengths[i])) {
            throw InputError("wavelengths of a spectrum must be positive and ascending");
        }
        if (!(values[i] >= 0) || !std::isfinite(values[i])) {
            throw InputError(fmt::format("a spectrum has {} at {:.6g} nm; it cannot be negative",
                                         values[i], wavelengths[i] * 1e9));
        }
        sum += values[i];
    }
    if (sum == 0) throw InputError("a spectrum that is 0 everywhere");
}

std::vector<double> gaussian(const std::vector<double>& wavelengths, double peak, double fwhm) {
    std::vector<double> values;
    for (const double wavelength : wavelengths) {
        const double distance = (wavelength - peak) / fwhm;
        values.push_back(std::exp(-4 * std::log(2.0) * distance * distance));
    }
    return values;
}

Spectrum gaussian_spectrum(double peak, double fwhm) {
    constexpr int points_a_width = 200;
    const double reach = std::min(6 * fwhm / std::sqrt(8 * std::log(2.0)), 0.99 * peak);
    const int half = static_cast<int>(std::ceil(reach / fwhm * points_a_width));
    Spectrum spectrum;
    for (int i = -half; i <= half; ++i) spectrum.wavelengths.push_back(peak + i * reach / half);
    spectrum.values = gaussian(spectrum.wavelengths, peak, fwhm);
    return spectrum;
}

double value_at(const Spectrum& spectrum, double wavelength) {
    const auto& x = spectrum.wavelengths;
    if (wavelength < x.front() || wavelength > x.back()) return 0;
    const auto above = std::lower_bound(x.begin(), x.end(), wavelength);
    if (above == x.begin()) return spectrum.values.front();
    const auto i = static_cast<std::size_t>(above - x.begin());
    const double share = (wavelength - x[i - 1]) / (x[i] - x[i - 1]);
    return spectrum.values[i - 1] + share * (spectrum.values[i] - spectrum.values[i - 1]);
}

double integral(const Spectrum& spectrum) {
    double sum = 0;
    for (std::size_t i = 1; i < spectrum.values.size(); ++i) {
        sum += 0.5 * (spectrum.values[i] + spectrum.values[i - 1]) *
               (spectrum.wavelengths[i] - spectrum.wavelengths[i - 1]);
    }
    return sum;
}

Spectrum photons_to_power(const Spectrum& photons) {
    return reweighted(photons, [](double wavelength) { return 1 / wavelength; });
}

Spectrum power_to_photons(const Spectrum& power) {
    return reweighted(power, [](double wavelength) { return wavelength; });
}

double mean_photon_energy(const Spectrum& power) {
    Spectrum photons = power;
    for (std::size_t i = 0; i < photons.values.size(); ++i) {
        photons.values[i] *= photons.wavelengths[i] / (constants::planck * constants::light_speed);
    }
    return integral(power) / integral(photons);
}

Peak peak_in_wavelength(const Spectrum& spectrum) {
    return peak_of(spectrum.wavelengths, spectrum.values);
}

Peak peak_in_energy(const Spectrum& spectrum) {
    std::vector<double> energies;
    std::vector<double> values;
    for (std::size_t i = spectrum.values.size(); i-- > 0;) {
        const double wavelength = spectrum.wavelengths[i];
        energies.push_back((constants::planck * constants::light_speed) / wavelength);
        values.push_back(spectrum.values[i] * wavelength * wavelength /
                         (constants::planck * constants::light_speed));
    }
    return peak_of(energies, values);
}

std::optional<double> baseline(const Spectrum& spectrum) {
    const Peak peak = peak_in_wavelength(spectrum);
    if (!peak.fwhm) return std::nullopt;
    std::vector<double> far;
    for (std::size_t i = 0; i < spectrum.values.size(); ++i) {
        if (std::abs(spectrum.wavelengths[i] - peak.position) > 2.5 * *peak.fwhm) {
            far.push_back(spectrum.values[i]);
        }
    }
    if (far.empty()) return std::nullopt;
    const auto middle = far.begin() + static_cast<std::ptrdiff_t>(far.size() / 2);
    std::nth_element(far.begin(), middle, far.end());
    return *middle / *std::max_element(spectrum.values.begin(), spectrum.values.end());
}

Spectrum parse_spectrum(std::string_view text, std::string_view name,
                        const std::optional<std::string>& unit) {
    auto blocks = parse_text_columns(text, name);
    TextBlock& block = blocks.front();
    if (blocks.size() > 1) {
        throw InputError(blocks[1].places.front(), "a second table in a file of one spectrum");
    }
    if (block.rows.front().size() != 2) {
        throw InputError(block.places.front(), fmt::format("{} columns; a spectrum has wavelength "
                                                           "and intensity",
                                                           block.rows.front().size()));
    }
    order_by_wavelength(block);
    const double factor = wavelength_factor(block, unit);
    Spectrum spectrum;
    for (std::size_t i = 0; i < block.rows.size(); ++i) {
        if (block.rows[i][1] < 0) {
            throw InputError(block.places[i],
                             fmt::format("intensity {:.6g} is negative", block.rows[i][1]),
                             "subtract no more than the dark signal, or cut the row");
        }
        spectrum.wavelengths.push_back(block.rows[i][0] * factor);
        spectrum.values.push_back(block.rows[i][1]);
    }
    spectrum.validate();
    return spectrum;
}

}  // namespace anchorite::optics
