#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/measurement/formats/instrument_file.hpp"

namespace anchorite::measurement {

/// Which energy a file's axis is.
enum class EnergyScale { unsaid, binding, kinetic };

/// What a person knows of the axes of a photoelectron spectrum.
struct XpsAxes {
    EnergyScale scale = EnergyScale::unsaid;   ///< unsaid: as the file says
    std::optional<double> photon_energy = {};  ///< [eV]; by default the file's
    void validate() const;                     ///< @throws InputError
};

/// A photoelectron spectrum over binding energy.
struct XpsSpectrum {
    std::string name;
    std::vector<double> energy;      ///< binding energy, ascending [eV]
    std::vector<double> counts;      ///< of each point; rates times dwell where that is known
    bool counted = true;             ///< single electrons were counted: Poisson statistics
    std::string scale;               ///< how the axis came about, for people
    std::vector<std::string> notes;  ///< what was not applied or not known, whole sentences
    std::string unit = "counts";     ///< of `counts`; the file's where electrons were not counted

    /// The points from one binding energy to another [eV].
    /// @throws InputError  fewer than 8; the message gives the spectrum's range
    [[nodiscard]] XpsSpectrum window(double low, double high) const;
};

/// Spectrum of a table: binding energy as it is, or photon energy less kinetic energy. A work
/// function that the file names is reported and not applied: instruments have subtracted it.
/// @throws InputError  no energy axis, one that may be either, kinetic energy without photon
///                     energy, energies that repeat, negative or missing intensities
XpsSpectrum xps_spectrum(const DataTable& table, const XpsAxes& axes = {});

}  // namespace anchorite::measurement
