#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/measurement/analysis.hpp"
#include "anchorite/measurement/composition/trace.hpp"
#include "anchorite/measurement/formula.hpp"

namespace anchorite::measurement {

/// What is asked of nuclear magnetic resonance spectra. Shifts in ppm.
struct NmrOptions {
    std::string nucleus = "1H";
    std::vector<TraceWindow> signals;
    std::optional<std::size_t> scale = {};    ///< signal whose nuclei are known
    double scale_nuclei = 0;                  ///< of that signal
    std::optional<Composition> formula = {};  ///< all nuclei, to compare with
    std::optional<TraceWindow> noise = {};    ///< a part without signals
    std::string reference = {};               ///< substance at 0 ppm: "85 % H3PO4"
    std::string solvent = {};
    /// Of the nucleus [MHz], for an axis in Hz; none: as the file's header says.
    std::optional<double> frequency = {};
    void validate() const;  ///< @throws InputError
};

/// One signal of one spectrum.
struct NmrSignal {
    TraceWindow window;
    BandFigures figures;
    double nuclei = 0;        ///< area, scaled
    double nuclei_error = 0;  ///< from the noise, of the scale too; 0 of what sets the scale
};

/// A spectrum with its signals.
struct NmrSpectrum {
    Trace trace;
    std::vector<NmrSignal> signals;
    double noise = 0;
    std::string axis;  ///< where the shifts come from, for people
};

/// What spectra give: the first is what others are compared with.
struct NmrResult {
    std::vector<SourceFile> sources;
    NmrOptions options;
    std::vector<NmrSpectrum> spectra;
    double sum = 0;                    ///< nuclei of all signals of the first
    double sum_error = 0;              ///< from the noise
    std::optional<int> expected = {};  ///< nuclei of the formula
};

/// "downfield" where a signal moved to a larger shift, "upfield" to a smaller one.
std::string_view direction_of_shift(double difference);

/// Integrals, scaled by a signal of known nuclei, else so that their sum is the formula's. Errors
/// are of first order in the areas of the signals and of the scale, windows taken as apart.
/// @throws InputError  no signal, neither scale nor formula; with the file's name: an axis that is
///                     no shift, one in Hz without a frequency, a window without points
NmrResult analyse_nmr(const std::vector<InstrumentFile>& files, const NmrOptions& options);

/// Everything to print and draw.
Analysis describe(const NmrResult& result);

}  // namespace anchorite::measurement
