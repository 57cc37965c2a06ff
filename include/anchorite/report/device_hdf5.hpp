#pragma once

#include <filesystem>

#include "anchorite/device/run.hpp"

namespace anchorite::report {

/// Writes everything a run gives, profiles at every node included, to one HDF5 file in SI units:
///
/// | path | holds |
/// |---|---|
/// | `/` | attributes: format, format_version, name, program, version, date, input, input_sha256 |
/// | `/curve/*` | one value a voltage; NaN where the point did not converge |
/// | `/points/NNNN/*` | profiles of that point of the curve, one value a node; attribute voltage_V
/// | | `/recombination_zone/*` | arrays [point × slice], centre and width | | `/transient/NN/*` |
/// one value a time; attributes name, kind, source | | `/impedance/NN/*` | one value a frequency;
/// attribute bias_V |
///
/// Each data set has an attribute `unit`.
/// @throws RunError  the file cannot be written
void write_device_hdf5(const device::DeviceResult& result, const std::filesystem::path& file);

}  // namespace anchorite::report
