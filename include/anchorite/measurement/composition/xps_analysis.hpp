#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "anchorite/measurement/analysis.hpp"
#include "anchorite/measurement/composition/xps_fit.hpp"
#include "anchorite/measurement/composition/xps_quantify.hpp"
#include "anchorite/measurement/formats/instrument_file.hpp"

namespace anchorite::measurement {

/// A core level to be fitted in every file.
struct XpsLevelRequest {
    std::string level;  ///< of find_core_level
    /// [eV]; nothing: the whole spectrum, which then must reach the level's position of the table
    /// unless `positions` are given.
    std::optional<std::pair<double, double>> window = {};
    std::vector<double> positions = {};  ///< of its species [eV]; empty: one, at the maximum
};

/// A position that a level is given, so that charge drops out of all of them.
struct XpsReference {
    std::string level;    ///< one of those fitted
    double position = 0;  ///< of its strongest component [eV]
};

/// What is asked of photoelectron spectra.
struct XpsAnalysisOptions {
    std::vector<XpsLevelRequest> levels;
    XpsAxes axes = {};
    XpsFitOptions fit = {};
    std::map<std::string, double> sensitivities = {};  ///< by level; replaces the table's
    std::string internal = {};  ///< level that shifts between two files are relative to
    double repeatability = 0;   ///< of a difference of two levels [eV]
    std::optional<XpsReference> reference = {};
    void validate() const;  ///< @throws InputError
};

/// One level of one file.
struct XpsLevelFit {
    std::string level;
    std::size_t file = 0;  ///< from 0
    XpsFit fit;
    /// Place in `fit.lines` of the strongest component that is seen; of the strongest where none
    /// is.
    [[nodiscard]] std::size_t strongest() const;
};

/// How one level moved between two files.
struct XpsLevelShift {
    std::string level;
    std::size_t file = 1;  ///< from 0; against the first
    XpsShift shift;
};

/// What photoelectron spectra of one or several samples give.
struct XpsResult {
    std::vector<SourceFile> sources;
    XpsAnalysisOptions options;
    std::vector<XpsLevelFit> levels;  ///< file by file
    /// One a file, of the lines that are seen; none where one level was fitted.
    std::vector<XpsComposition> compositions;
    /// Of each further file against the first, of the levels that both show.
    std::vector<XpsLevelShift> shifts;
    std::vector<double> charge;  ///< added to the positions of each file [eV]
};

/// The spectrum of a level in a file: the table that carries its name, or else the only one that
/// covers the window.
/// @throws InputError  none or several; names them
XpsSpectrum find_xps_spectrum(const InstrumentFile& file, const XpsLevelRequest& request,
                              const XpsAxes& axes);

/// Fits every level in every file; compares the files where an internal level is named.
/// @throws InputError  no level, an unknown one, a reference or internal level that is not fitted
///                     or has no line, a spectrum that does not reach a level; and as
///                     find_xps_spectrum, fit_xps
/// @throws RunError    as fit_xps
XpsResult analyse_xps(std::span<const InstrumentFile> files, const XpsAnalysisOptions& options);

/// Everything to print and draw.
Analysis describe(const XpsResult& result);

}  // namespace anchorite::measurement
