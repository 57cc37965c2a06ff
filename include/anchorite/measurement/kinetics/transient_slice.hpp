#pragma once

#include <optional>
#include <vector>

#include "anchorite/measurement/kinetics/transient_map.hpp"

namespace anchorite::measurement {

/// A photon energy with a half width: kinetics are means over it.
struct EnergyBand {
    double energy_ev = 0;      ///< [eV]
    double half_width_ev = 0;  ///< [eV]; 0: at the energy alone
    void validate() const;     ///< @throws InputError  not 0 <= half width < energy
};

/// ΔA over delay.
struct TransientKinetics {
    EnergyBand band;
    std::vector<double> delays_ps;
    std::vector<double> signal;  ///< [ΔA], or over the value at `normalised_at_ps`
    int wavelengths = 0;         ///< that the mean is over; 0: interpolated between two
    std::optional<double> normalised_at_ps = {};
};

/// ΔA over photon energy, rising.
struct TransientSpectrum {
    double delay_ps = 0;
    std::vector<double> energies_ev;
    std::vector<double> signal;  ///< [ΔA]
};

/// E = hc/λ in vacuum [eV]. @param wavelength_nm  positive [nm]
double photon_energy_ev(double wavelength_nm);

/// The map's ΔA over photon energy. ΔA is a ratio at each wavelength, not a density over it: no
/// Jacobian is applied.
/// @throws InputError  a wavelength that is not positive
std::vector<double> photon_energies_ev(const TransientMap& map);

/// Mean over the wavelengths inside a band, all alike, missing values left out; where none is
/// inside, interpolated linearly in energy between the two neighbours.
/// @throws InputError  as EnergyBand::validate, or the band lies outside the map
TransientKinetics kinetics_at(const TransientMap& map, const EnergyBand& band);

/// Value at a delay [ps], interpolated linearly. @throws InputError  the delay is not measured
double value_at(const TransientKinetics& kinetics, double delay_ps);

/// Kinetics over their value at a delay, interpolated linearly.
/// @throws InputError  the delay is not measured, or the value there is 0
TransientKinetics normalised(const TransientKinetics& kinetics, double delay_ps);

/// Spectrum at a delay, interpolated linearly between its neighbours.
/// @throws InputError  the delay is not measured
TransientSpectrum spectrum_at(const TransientMap& map, double delay_ps);

}  // namespace anchorite::measurement
