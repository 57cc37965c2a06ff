#pragma once

#include "anchorite/measurement/formats/format.hpp"

namespace anchorite::measurement {

/// PicoQuant unified histograms (.phu).
Format picoquant_histogram_format();
/// PicoQuant histograms from before the unified ones: PicoHarp 300 (.phd), TimeHarp 200 (.thd).
Format picoharp_histogram_format();
Format timeharp_histogram_format();
/// PicoQuant unified time-tagged records (.ptu).
Format picoquant_records_format();
/// Ultrafast Systems transient absorption (.ufs).
Format ultrafast_format();
/// PANalytical XRDML.
Format xrdml_format();
/// Bruker and Siemens RAW, versions 1 to 4.
Format bruker_raw_format();
/// Bruker BRML.
Format brml_format();
/// Bruker, Veeco and Digital Instruments Nanoscope images.
Format nanoscope_format();
/// Igor binary waves as Asylum Research writes them (.ibw).
Format igor_wave_format();
/// Gatan DigitalMicrograph 3 and 4.
Format gatan_format();
/// FEI TIA series (.ser).
Format tia_format();
/// Electron microscopy data in HDF5: Velox and Berkeley (.emd).
Format emd_format();
/// Galactic SPC, as infrared and Raman spectrometers export it.
Format galactic_format();
/// Grey images in TIFF.
Format tiff_format();

}  // namespace anchorite::measurement
