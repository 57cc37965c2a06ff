#include "anchorite/measurement/kinetics/transient_slice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::Index;
using Eigen::VectorXd;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Where a value lies on an axis that rises: between `low` and low + 1, at a share of the way.
struct Place {
    Index low = 0;
    double share = 0;
};

Place place_on(const std::vector<double>& axis, double value, const char* name) {
    if (!(value >= axis.front() && value <= axis.back())) {
        throw InputError(fmt::format("{} {:.6g} is not measured: the map has {:.6g} to {:.6g}",
                                     name, value, axis.front(), axis.back()));
    }
    auto above = std::ranges::upper_bound(axis, value);
    if (above == axis.end()) --above;
    if (above == axis.begin()) return {0, 0};
    const double low = *(above - 1);
    return {above - axis.begin() - 1, (value - low) / (*above - low)};
}

template <typename Values>
VectorXd between(const Place& place, const Values& at) {
    if (place.share == 0) return at(place.low);
    return (1 - place.share) * at(place.low) + place.share * at(place.low + 1);
}

VectorXd mean_of(const TransientMap& map, const std::vector<Index>& columns) {
    VectorXd sum = VectorXd::Zero(map.signal.rows());
    VectorXd count = sum;
    for (const Index j : columns) {
        for (Index i = 0; i < sum.size(); ++i) {
            if (std::isnan(map.signal(i, j))) continue;
            sum(i) += map.signal(i, j);
            count(i) += 1;
        }
    }
    return (count.array() > 0).select(sum.array() / count.array().max(1), missing);
}

VectorXd interpolated(const TransientMap& map, double energy_ev) {
    const double wavelength = photon_energy_ev(energy_ev);  // hc/E is the same function
    Place place = place_on(map.wavelengths_nm, wavelength, "wavelength");
    if (place.share > 0) {
        const auto low = static_cast<std::size_t>(place.low);
        const double from = photon_energy_ev(map.wavelengths_nm[low]);
        const double to = photon_energy_ev(map.wavelengths_nm[low + 1]);
        place.share = (energy_ev - from) / (to - from);
    }
    return between(place, [&](Index j) -> VectorXd { return map.signal.col(j); });
}

}  // namespace

void EnergyBand::validate() const {
    if (!(energy_ev > 0 && half_width_ev >= 0 && half_width_ev < energy_ev)) {
        throw InputError(
            "a band of photon energies needs a positive energy and a smaller half "
            "width, e.g. 1.8 eV ± 20 meV");
    }
}

double photon_energy_ev(double wavelength_nm) {
    return constants::planck * constants::light_speed / constants::electronvolt * 1e9 /
           wavelength_nm;
}

std::vector<double> photon_energies_ev(const TransientMap& map) {
    if (!(map.wavelengths_nm.front() > 0)) {
        throw InputError("a photon energy needs wavelengths that are positive");
    }
    std::vector<double> out;
    for (const double wavelength : map.wavelengths_nm) out.push_back(photon_energy_ev(wavelength));
    return out;
}

TransientKinetics kinetics_at(const TransientMap& map, const EnergyBand& band) {
    band.validate();
    const std::vector<double> energies = photon_energies_ev(map);
    std::vector<Index> inside;
    for (std::size_t j = 0; j < energies.size(); ++j) {
        if (std::abs(energies[j] - band.energy_ev) <= band.half_width_ev) {
            inside.push_back(static_cast<Index>(j));
        }
    }
    if (band.energy_ev < energies.back() || band.energy_ev > energies.front()) {
        throw InputError(fmt::format("{:.6g} eV is outside the map, which has {:.4f} to {:.4f} eV",
                                     band.energy_ev, energies.back(), energies.front()));
    }
    const VectorXd signal =
        inside.empty() ? interpolated(map, band.energy_ev) : mean_of(map, inside);
    TransientKinetics out;
    out.band = band;
    out.delays_ps = map.delays_ps;
    out.signal.assign(signal.begin(), signal.end());
    out.wavelengths = static_cast<int>(inside.size());
    return out;
}

double value_at(const TransientKinetics& kinetics, double delay_ps) {
    const Place place = place_on(kinetics.delays_ps, delay_ps, "delay [ps]");
    return between(place, [&](Index i) -> VectorXd {
        return VectorXd::Constant(1, kinetics.signal[static_cast<std::size_t>(i)]);
    })(0);
}

TransientKinetics normalised(const TransientKinetics& kinetics, double delay_ps) {
    const double value = value_at(kinetics, delay_ps);
    if (!(std::abs(value) > 0)) {
        throw InputError(fmt::format(
            "the kinetics are 0 or not measured at {:.6g} ps: normalise at another delay",
            delay_ps));
    }
    TransientKinetics out = kinetics;
    for (double& one : out.signal) one /= value;
    out.normalised_at_ps = delay_ps;
    return out;
}

TransientSpectrum spectrum_at(const TransientMap& map, double delay_ps) {
    const Place place = place_on(map.delays_ps, delay_ps, "delay [ps]");
    const VectorXd signal =
        between(place, [&](Index i) -> VectorXd { return map.signal.row(i).transpose(); });
    TransientSpectrum out;
    out.delay_ps = delay_ps;
    out.energies_ev = photon_energies_ev(map);
    out.signal.assign(signal.begin(), signal.end());
    std::ranges::reverse(out.energies_ev);
    std::ranges::reverse(out.signal);
    return out;
}

}  // namespace anchorite::measurement
