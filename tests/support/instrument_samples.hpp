#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "anchorite/measurement/formats/byte_reader.hpp"

namespace anchorite::test {

using measurement::ByteOrder;

// Small files in the documented layouts of instruments, made in memory. Images are 4 x 3 pixels
// with the values 10, 11, ... 21 row by row unless said otherwise.

/// A named sample of a format.
struct InstrumentSample {
    std::string format;  ///< id of its reader
    std::string name;    ///< file name in a corpus
    std::string bytes;
};

/// Two curves of 8 bins of 0.032 ns and 0.064 ns; counts of curve c at bin i: 100 c + i.
std::string phu_sample();
/// Two curves of 8 channels of 0.032 ns and 0.064 ns; counts of curve c at channel i: 100 c + i.
std::string phd_sample();
/// The same of TimeHarp 200, all channels of 0.032 ns; layout of version 5.0 or 6.0.
std::string thd_sample(bool new_layout);
/// A T3 file of 32-bit records for a device's record type.
std::string ptu_sample(std::uint32_t type, const std::vector<std::uint32_t>& records);
/// 3 wavelengths x 4 delays, values 10, 11, ...
std::string ufs_sample();
/// Two scans: in equal steps with a doublet of wavelengths, and with listed positions.
std::string xrdml_sample();
/// Five points from 10 deg in steps of 0.5 deg, counts 100 ... 104; version 1, 2, 3 or 4.
std::string bruker_raw_sample(int version);
/// The file of a ZIP archive that BRML readers look for, with three points.
std::string brml_xml();
/// A ZIP archive with one file.
std::string zip_sample(const std::string& name, const std::string& content);
/// A ZIP archive of that file, or of another text under its name.
std::string brml_sample(const std::string& xml = brml_xml());
/// Two channels: height (2 bytes a pixel) and phase.
std::string nanoscope_sample(int bytes = 2);
/// A wave of two layers, as Asylum Research writes it.
std::string ibw_sample(ByteOrder order);
/// Version 3 or 4; 16-bit integers; pixels of 0.25 nm with the origin at pixel 1.
std::string gatan_sample(int version, ByteOrder data_order);
/// Version 0x0210 (32-bit offsets) or 0x0220; two images.
std::string tia_sample(int version);
/// Two spectra of four channels.
std::string tia_spectra_sample();
/// Two frames of Velox; pixels of 1e-10 m.
std::string velox_sample();
/// Berkeley's layout; pixels of 0.5 nm.
std::string berkeley_sample();
/// Transmittance at 4000, 3000, 2000 and 1000 1/cm: 0.25, 0.5, 0.75, 1; floating, or 32-bit
/// integers with an exponent.
std::string spc_sample(ByteOrder order, bool floating);
/// Two spectra with x of their own: 1, 2, 3 and 10, 20, 30 of 16-bit integers.
std::string spc_own_axes_sample();
/// How a TIFF of the samples is stored.
struct TiffKind {
    int bits = 16;
    bool floating = false;
    int compression = 1;
    bool big_endian = false;
    std::string description = {};
    float resolution = 0;  ///< pixels per centimetre; 0: not said
};
std::string tiff_sample(const TiffKind& kind);

/// Samples of binary formats, of each kind one or more.
std::vector<InstrumentSample> binary_samples();
/// Samples of text formats.
std::vector<InstrumentSample> text_samples();
/// Both.
std::vector<InstrumentSample> instrument_samples();

/// Inputs of a reader that fuzzing found and that are kept in tests/fuzz/found.
/// @throws InputError  there is no such archive
std::vector<InstrumentSample> found_inputs(const std::string& format);

}  // namespace anchorite::test
