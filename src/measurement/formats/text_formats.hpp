#pragma once

#include "anchorite/measurement/formats/format.hpp"

namespace anchorite::measurement {

/// Tables of numbers in text whose separator, decimal mark, names and units follow from the file
/// or are given; tried only where no other format fits.
Format delimited_text_format();

/// A matrix as text with the axes as first row and column; x = wavelength, y = time.
Format matrix_text_format();

/// Edinburgh Instruments' text export (F900, Fluoracle): one table, a column for each scan.
Format edinburgh_format();

/// Horiba DataStation or IBH text: channels, which become ns by the time calibration.
Format horiba_format();

/// PicoQuant histograms as text (PicoHarp, TimeHarp, HydraHarp): one table for each curve, in ns.
Format picoquant_text_format();

/// Ocean Optics text (SpectraSuite, OceanView) in any language: wavelength in nm, intensity.
Format ocean_format();

/// Glotaran's "Time explicit" and "Wavelength explicit": a map, x = wavelength, y = time.
Format glotaran_format();

/// Patterns that PowDLL wrote, with a line 'Id: ... before the rows: 2θ in °, counts.
Format powdll_format();

/// Bruker UXD: one table for each range, 2θ in °, counts.
Format uxd_format();

/// SIMsalabim's tables of voltage and current density: V, A/m².
Format simsalabim_format();

/// JCAMP-DX in all its codings: a table for each spectrum or peak list.
Format jcamp_format();

/// VAMAS (ISO 14976): a table for each block, energies as the file has them.
Format vamas_format();

/// Current-voltage sweeps of HZB's Keithley program: a table for each sweep, with the figures that
/// the program derived in its header.
Format hzb_jv_format();

/// Current-voltage sweeps of HyDIRIS: a table for each sweep, with its figures.
Format hydiris_jv_format();

/// Keithley KickStart's CSV: voltages and currents of the channels.
Format kickstart_format();

/// Ultrafast Systems' CSV of Helios and Surface Xplorer: a map, x = wavelength, y = time.
Format helios_csv_format();

}  // namespace anchorite::measurement
