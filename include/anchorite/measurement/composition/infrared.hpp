#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/measurement/analysis.hpp"
#include "anchorite/measurement/composition/trace.hpp"

namespace anchorite::measurement {

/// What the ordinate of an infrared spectrum is.
enum class InfraredOrdinate { unsaid, transmittance, absorbance };

/// How a baseline is drawn.
enum class InfraredBaseline {
    none,
    anchors,      ///< straight between named points
    rubber_band,  ///< lower convex hull
};

/// What is asked of infrared spectra. Wavenumbers in 1/cm.
struct InfraredOptions {
    InfraredOrdinate ordinate = InfraredOrdinate::unsaid;  ///< unsaid: as the file says
    bool attenuated_reflection = false;  ///< absorbance times wavenumber / atr_reference
    double atr_reference = 1000;         ///< wavenumber that stays as it is [1/cm]
    InfraredBaseline baseline = InfraredBaseline::none;
    std::vector<double> anchors = {};          ///< [1/cm]
    std::vector<TraceWindow> bands;            ///< [1/cm]
    std::optional<TraceWindow> internal = {};  ///< band that others are divided by
    std::optional<TraceWindow> noise = {};     ///< a part without bands
    void validate() const;                     ///< @throws InputError
};

/// An absorbance spectrum over wavenumber, and what was done to it.
struct InfraredSpectrum {
    Trace raw;        ///< absorbance as converted
    Trace corrected;  ///< after reflection and baseline
    std::vector<double> baseline;
    double noise = 0;      ///< of a point; 0 where no part without bands is named
    std::string ordinate;  ///< how the absorbance came about
    std::vector<std::string> notes = {};
};

/// Absorbance of a table: A = -log10 T, with T in % where the unit says so.
/// @throws InputError  an ordinate that may be either, a transmittance that is not positive, no
///                     wavenumbers, anchors outside
InfraredSpectrum infrared_spectrum(const DataTable& table, const InfraredOptions& options);

/// The lower convex hull of a curve, at its points.
std::vector<double> rubber_band(const Trace& trace);

/// A number with a standard error.
struct InfraredValue {
    double value = 0;
    double error = 0;
};

/// One band of one spectrum.
struct InfraredBand {
    TraceWindow window;
    BandFigures figures;
    double height_error = 0;
    std::vector<double> weights = {};         ///< of every point in the area, baseline included
    std::optional<InfraredValue> ratio = {};  ///< area over that of the internal band
};

/// What infrared spectra give: the first is what others are compared with.
struct InfraredResult {
    std::vector<SourceFile> sources;
    InfraredOptions options;
    std::vector<InfraredSpectrum> spectra;
    std::vector<std::vector<InfraredBand>> bands;     ///< [spectrum][band]
    std::vector<std::vector<InfraredValue>> changes;  ///< [spectrum after the first][band]:
                                                      ///< relative change of ratio, else of area
};

/// @throws InputError  no band, a file without spectrum, and as infrared_spectrum
InfraredResult analyse_infrared(const std::vector<InstrumentFile>& files,
                                const InfraredOptions& options);

/// Everything to print and draw.
Analysis describe(const InfraredResult& result);

}  // namespace anchorite::measurement
