#include "anchorite/measurement/light/measured_spectrum.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/measurement/formats/columns.hpp"
#include "measurement/light/plain_units.hpp"

namespace anchorite::measurement {

namespace {

const ColumnQuery wavelength_query{
    "wavelength", Dimension::length, {"wavelength", "wavelengths", "lambda", "λ", "wl"}, "nm"};
const ColumnQuery energy_query{
    "photon energy", Dimension::energy, {"photon energy", "energy", "e"}, {}};

/// Where a table's light is spread over.
struct SpectralAxis {
    const Column* column = nullptr;
    bool energy = false;
    std::vector<double> wavelengths;  ///< [m]
};

SpectralAxis axis_of(const DataTable& table) {
    SpectralAxis axis;
    axis.column = search_column(table, wavelength_query);
    if (axis.column != nullptr) {
        axis.wavelengths = column_in_si(*axis.column, Dimension::length, wavelength_query.unstated);
        return axis;
    }
    axis.column = search_column(table, energy_query);
    if (axis.column == nullptr) {
        throw InputError(fmt::format(
            "there is no column of wavelengths or photon energies; the columns are: {}. Name them "
            "with --columns, e.g. 'wavelength [nm]' counts",
            column_list(table)));
    }
    axis.energy = true;
    axis.wavelengths = column_in_si(*axis.column, Dimension::energy);
    for (double& value : axis.wavelengths) value = hc / value;
    return axis;
}

MeasuredSpectrum spectrum_of(const SpectralAxis& axis, const Column& column, SpectralWeight weight,
                             SpectralPer per) {
    const bool per_energy = axis.energy && per == SpectralPer::axis;
    MeasuredSpectrum spectrum{column.name, {}, {}, weight};
    for (std::size_t i = 0; i < column.values.size(); ++i) {
        const double wavelength = axis.wavelengths[i];
        if (!std::isfinite(wavelength) || !std::isfinite(column.values[i])) continue;
        spectrum.wavelengths.push_back(wavelength);
        spectrum.values.push_back(column.values[i] *
                                  (per_energy ? hc / (wavelength * wavelength) : 1));
    }
    auto& x = spectrum.wavelengths;
    if (!x.empty() && x.front() > x.back()) {
        std::ranges::reverse(x);
        std::ranges::reverse(spectrum.values);
    }
    spectrum.assumed_nm = !axis.energy && axis.column->unit.empty();
    spectrum.validate();
    return spectrum;
}

}  // namespace

std::string_view name_of(SpectralWeight weight) {
    return weight == SpectralWeight::photons ? "photons" : "power";
}

void MeasuredSpectrum::validate() const {
    if (wavelengths.size() != values.size() || wavelengths.size() < 5) {
        throw InputError(
            fmt::format("spectrum \"{}\" has {} wavelengths and {} values; give five "
                        "or more of each",
                        name, wavelengths.size(), values.size()));
    }
    for (std::size_t i = 0; i < wavelengths.size(); ++i) {
        const double last = i == 0 ? 0 : wavelengths[i - 1];
        if (!(wavelengths[i] > last) || !std::isfinite(wavelengths[i])) {
            throw InputError(fmt::format("the wavelengths of \"{}\" do not rise at {:.6g} nm", name,
                                         wavelengths[i] * 1e9));
        }
        if (!std::isfinite(values[i])) {
            throw InputError(
                fmt::format("\"{}\" has no number at {:.6g} nm", name, wavelengths[i] * 1e9));
        }
    }
}

std::vector<MeasuredSpectrum> spectra_of(const InstrumentFile& file, SpectralWeight weight,
                                         SpectralPer per) {
    std::vector<MeasuredSpectrum> spectra;
    for (const DataTable& table : file.tables) {
        const SpectralAxis axis = axis_of(table);
        for (const Column& column : table.columns) {
            if (&column == axis.column) continue;
            spectra.push_back(spectrum_of(axis, column, weight, per));
            if (table.columns.size() == 2 && !table.name.empty()) spectra.back().name = table.name;
        }
    }
    if (spectra.empty()) throw InputError("the file has no spectrum");
    return spectra;
}

MeasuredSpectrum only_spectrum(const InstrumentFile& file, SpectralWeight weight, SpectralPer per) {
    auto spectra = spectra_of(file, weight, per);
    if (spectra.size() == 1) return std::move(spectra.front());
    std::string names;
    for (const auto& spectrum : spectra) {
        names += fmt::format("{}\"{}\"", names.empty() ? "" : ", ", spectrum.name);
    }
    throw InputError(fmt::format("{} spectra ({}) where one is needed; give a file of one",
                                 spectra.size(), names));
}

optics::Spectrum power_of(const MeasuredSpectrum& spectrum) {
    spectrum.validate();
    optics::Spectrum out{spectrum.wavelengths, spectrum.values};
    for (double& value : out.values) value = std::max(value, 0.0);
    out.validate();
    return spectrum.weight == SpectralWeight::photons ? optics::photons_to_power(out) : out;
}

EnergySpectrum per_energy(const MeasuredSpectrum& spectrum) {
    EnergySpectrum out;
    for (std::size_t i = spectrum.values.size(); i-- > 0;) {
        const double wavelength = spectrum.wavelengths[i];
        out.energies.push_back(hc / wavelength);
        out.values.push_back(spectrum.values[i] * wavelength * wavelength / hc);
    }
    return out;
}

}  // namespace anchorite::measurement
