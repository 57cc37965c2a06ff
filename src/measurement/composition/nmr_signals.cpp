#include "anchorite/measurement/composition/nmr_signals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/measurement/formats/at_file.hpp"

namespace anchorite::measurement {

namespace {

/// "##.OBSERVE FREQUENCY" of JCAMP-DX for NMR (Davies and Lampen, Appl. Spectrosc. 47, 1093
/// (1993)), which is in MHz; blanks do not count.
std::optional<double> observed_frequency(const std::vector<HeaderEntry>& header) {
    for (const auto& [key, value] : header) {
        std::string plain;
        for (const unsigned char letter : key) {
            if (std::isalpha(letter)) plain += static_cast<char>(std::toupper(letter));
        }
        const auto start = value.find_first_not_of(" \t");
        if (plain != "OBSERVEFREQUENCY" || start == std::string::npos) continue;
        double number = 0;
        const auto read =
            std::from_chars(value.data() + start, value.data() + value.size(), number);
        if (read.ec == std::errc{} && number > 0 && std::isfinite(number)) return number;
    }
    return std::nullopt;
}

/// Axis of a table in ppm, and in words where it comes from.
std::pair<Column, std::string> shifts_of(const InstrumentFile& file, const NmrOptions& options) {
    const DataTable& table = file.tables.front();
    Column out = table.columns.front();
    if (out.unit == "ppm") return {out, "ppm as in the file"};
    if (out.unit != "Hz") {
        throw InputError({}, fmt::format("the axis \"{}\" is no shift in ppm", out.name),
                         "name it, e.g. --columns 'shift [ppm]' intensity");
    }
    auto stated = observed_frequency(table.header);
    if (!stated) stated = observed_frequency(file.header);
    const auto frequency = options.frequency ? options.frequency : stated;
    if (!frequency) {
        throw InputError({}, "the axis is in Hz and the file states no frequency",
                         "say --frequency, that of the nucleus in MHz");
    }
    for (double& value : out.values) value /= *frequency;
    out.unit = "ppm";
    return {out, fmt::format("Hz over {:.9g} MHz, {}", *frequency,
                             options.frequency ? "as given" : "the file's observe frequency")};
}

NmrSpectrum spectrum_in(const InstrumentFile& file, const NmrOptions& options) {
    if (file.tables.empty() || file.tables.front().columns.size() < 2) {
        throw InputError("it has no spectrum");
    }
    const DataTable& table = file.tables.front();
    NmrSpectrum out;
    const auto [shifts, words] = shifts_of(file, options);
    out.axis = words;
    out.trace = trace_of(table, shifts, table.columns[1]);
    out.trace.name = file.path.filename().string();
    if (options.noise) out.noise = noise_of(part_of(out.trace, *options.noise));
    for (const TraceWindow& window : options.signals) {
        out.signals.push_back({window, band_figures(part_of(out.trace, window), out.noise)});
    }
    return out;
}

int atoms_of_nucleus(const Composition& formula, const std::string& nucleus) {
    const auto letters = nucleus.find_first_not_of("0123456789");
    const int element =
        letters == std::string::npos ? 0 : atomic_number(std::string_view(nucleus).substr(letters));
    const auto found = formula.find(element);
    return found == formula.end() ? 0 : found->second;
}

/// What areas are divided by: the area of some signals, which stands for some nuclei.
struct AreaScale {
    double nuclei = 0;
    double area = 0;
    double variance = 0;          ///< of the area
    std::vector<bool> of_signal;  ///< whether a signal's area is in it
};

AreaScale scale_of(const NmrSpectrum& spectrum, const NmrOptions& options, int expected) {
    AreaScale out{options.scale ? options.scale_nuclei : expected, 0, 0, {}};
    for (std::size_t i = 0; i < spectrum.signals.size(); ++i) {
        out.of_signal.push_back(!options.scale || *options.scale == i);
        if (!out.of_signal.back()) continue;
        const BandFigures& figures = spectrum.signals[i].figures;
        out.area += figures.area;
        out.variance += figures.area_error * figures.area_error;
    }
    if (!(out.area > 0)) {
        throw InputError("the signals of " + spectrum.trace.name +
                         " that the scale is taken from have no area");
    }
    return out;
}

/// Nuclei of some signals, n = N A/S, with the errors of their area A and of the scale's S to first
/// order; areas in both are one and the same. @param chosen  signals
void scale_areas(const NmrSpectrum& spectrum, const AreaScale& scale,
                 const std::vector<std::size_t>& chosen, double& nuclei, double& error) {
    const double per_area = scale.nuclei / scale.area;
    double area = 0;
    for (const std::size_t i : chosen) area += spectrum.signals[i].figures.area;
    const double share = area / scale.area;
    double variance = share * share * scale.variance;
    for (const std::size_t i : chosen) {
        const double own = spectrum.signals[i].figures.area_error;
        // (1 - share)² in place of share² where the area is in the scale as well
        variance += own * own * (scale.of_signal[i] ? 1 - 2 * share : 1);
    }
    nuclei = per_area * area;
    error = per_area * std::sqrt(std::max(0.0, variance));
}

}  // namespace

void NmrOptions::validate() const {
    const auto letters = nucleus.find_first_not_of("0123456789");
    const bool known = letters != std::string::npos && letters > 0 &&
                       atomic_number(std::string_view(nucleus).substr(letters)) > 0;
    if (!known) {
        throw InputError({}, "\"" + nucleus + "\" is not a nucleus", "write 1H, 13C, 19F, 31P ...");
    }
    if (signals.empty()) throw InputError("no signal is named that should be measured");
    if (scale && (*scale >= signals.size() || !(scale_nuclei > 0))) {
        throw InputError("the scale needs one of the signals and a positive count of nuclei");
    }
    if (frequency && !(*frequency > 0)) throw InputError("the frequency must be positive");
}

std::string_view direction_of_shift(double difference) {
    return difference > 0 ? "downfield" : difference < 0 ? "upfield" : "nowhere";
}

NmrResult analyse_nmr(const std::vector<InstrumentFile>& files, const NmrOptions& options) {
    options.validate();
    NmrResult result;
    result.options = options;
    if (options.formula) result.expected = atoms_of_nucleus(*options.formula, options.nucleus);
    if (result.expected == 0) {
        throw InputError("the formula has no nucleus " + options.nucleus);
    }
    for (const InstrumentFile& file : files) {
        result.sources.push_back({file.path, file.sha256, file.format});
        at_file(file, [&] { result.spectra.push_back(spectrum_in(file, options)); });
        if (!options.scale && !result.expected) continue;
        NmrSpectrum& spectrum = result.spectra.back();
        const AreaScale scale = scale_of(spectrum, options, result.expected.value_or(0));
        std::vector<std::size_t> all;
        for (std::size_t i = 0; i < spectrum.signals.size(); ++i) {
            NmrSignal& one = spectrum.signals[i];
            scale_areas(spectrum, scale, {i}, one.nuclei, one.nuclei_error);
            all.push_back(i);
        }
        if (result.spectra.size() > 1) continue;
        scale_areas(spectrum, scale, all, result.sum, result.sum_error);
    }
    return result;
}

}  // namespace anchorite::measurement
