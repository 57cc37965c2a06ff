#include "anchorite/measurement/composition/xps_analysis.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/composition/core_levels.hpp"

namespace anchorite::measurement {

namespace {

/// Letters and digits alone, small: "Pb 4f" and "pb4f_7/2" begin alike.
std::string word_of(std::string_view text) {
    std::string out;
    for (const unsigned char letter : text) {
        if (std::isalnum(letter)) out += static_cast<char>(std::tolower(letter));
    }
    return out;
}

bool covers(const XpsSpectrum& spectrum, const std::pair<double, double>& window) {
    return !spectrum.energy.empty() && spectrum.energy.front() <= window.first &&
           spectrum.energy.back() >= window.second;
}

/// Where the counts stand highest above the line between the ends: the strongest line.
double highest(const XpsSpectrum& spectrum) {
    const auto& energy = spectrum.energy;
    const auto& counts = spectrum.counts;
    const double slope = (counts.back() - counts.front()) / (energy.back() - energy.front());
    std::size_t best = 0;
    double height = -1e300;
    for (std::size_t i = 2; i + 2 < energy.size(); ++i) {
        const double mean =
            (counts[i - 2] + counts[i - 1] + counts[i] + counts[i + 1] + counts[i + 2]) / 5;
        const double above = mean - counts.front() - slope * (energy[i] - energy.front());
        if (above > height) {
            height = above;
            best = i;
        }
    }
    return energy[best];
}

/// Without window and positions the highest line of the spectrum is taken for the level's: a
/// spectrum that does not reach there has another level's.
void check_reach(const InstrumentFile& file, const XpsSpectrum& spectrum,
                 const XpsLevelRequest& request) {
    if (request.window || !request.positions.empty()) return;
    const CoreLevel& level = find_core_level(request.level);
    const double low = spectrum.energy.front(), high = spectrum.energy.back();
    if (level.position >= low && level.position <= high) return;
    throw InputError(
        {file.path.string(), 0, 0, {}},
        fmt::format(
            "spectrum \"{}\" reaches from {:.1f} to {:.1f} eV, but {} lies at about {:.1f} eV",
            spectrum.name, low, high, level.name, level.position),
        fmt::format("name the level that the spectrum shows, or say where its line lies: --level "
                    "'{}=LOW:HIGH'",
                    level.name));
}

XpsLevelFit fit_level(const InstrumentFile& file, const XpsLevelRequest& request,
                      const XpsAnalysisOptions& options) {
    XpsSpectrum spectrum = find_xps_spectrum(file, request, options.axes);
    check_reach(file, spectrum, request);
    if (request.window) spectrum = spectrum.window(request.window->first, request.window->second);
    const auto positions =
        request.positions.empty() ? std::vector<double>{highest(spectrum)} : request.positions;
    XpsLevelFit out;
    out.level = std::string(find_core_level(request.level).name);
    out.fit = fit_xps(spectrum, components_of(request.level, positions), options.fit);
    return out;
}

const XpsLevelFit& level_of(const XpsResult& result, std::size_t file, const std::string& level) {
    const auto found = std::ranges::find_if(result.levels, [&](const XpsLevelFit& one) {
        return one.file == file && word_of(one.level) == word_of(level);
    });
    if (found == result.levels.end()) {
        throw InputError({}, "the level \"" + level + "\" is named but not fitted",
                         "fit it as well: add --level '" + level + "'");
    }
    return *found;
}

/// Position of the strongest line that is seen.
std::optional<FittedValue> position_of(const XpsLevelFit& level) {
    const XpsLine& line = level.fit.lines[level.strongest()];
    return line.seen ? std::optional(line.position) : std::nullopt;
}

/// The same of a level that others are referred to.
FittedValue needed_position(const XpsResult& result, std::size_t file, const std::string& level,
                            const char* option) {
    const auto position = position_of(level_of(result, file, level));
    if (position) return *position;
    throw InputError(
        {result.sources[file].path.string(), 0, 0, {}},
        fmt::format("no line of {} stands above the noise", level),
        fmt::format("positions cannot be referred to it: name another level with {}", option));
}

double sensitivity_of(const XpsAnalysisOptions& options, const std::string& level) {
    for (const auto& [name, value] : options.sensitivities) {
        if (word_of(name) == word_of(level)) return value;
    }
    return find_core_level(level).sensitivity;
}

/// Places of the lines of a fit that are seen.
std::vector<Eigen::Index> seen_lines(const XpsFit& fit) {
    std::vector<Eigen::Index> out;
    for (std::size_t i = 0; i < fit.lines.size(); ++i) {
        if (fit.lines[i].seen) out.push_back(static_cast<Eigen::Index>(i));
    }
    return out;
}

/// Shares of the species of a file that are seen; components of one fit share its covariance.
/// Empty where fewer than two are.
XpsComposition composition_of(const XpsResult& result, std::size_t file) {
    std::vector<XpsAmount> amounts;
    Eigen::MatrixXd covariance(0, 0);
    for (const XpsLevelFit& one : result.levels) {
        if (one.file != file) continue;
        const auto seen = seen_lines(one.fit);
        const Eigen::Index at = covariance.rows(), size = static_cast<Eigen::Index>(seen.size());
        Eigen::MatrixXd larger = Eigen::MatrixXd::Zero(at + size, at + size);
        larger.topLeftCorner(at, at) = covariance;
        larger.bottomRightCorner(size, size) = one.fit.area_covariance(seen, seen);
        covariance = larger;
        const double sensitivity = sensitivity_of(result.options, one.level);
        for (const Eigen::Index i : seen) {
            const XpsLine& line = one.fit.lines[static_cast<std::size_t>(i)];
            amounts.push_back({line.name, line.area.value, sensitivity});
        }
    }
    return amounts.size() < 2 ? XpsComposition{} : atomic_shares(amounts, covariance);
}

void add_shifts(XpsResult& result, std::size_t file) {
    const std::string& internal = result.options.internal;
    const auto in = [&](std::size_t of) {
        return needed_position(result, of, internal, "--internal");
    };
    for (const XpsLevelFit& one : result.levels) {
        if (one.file != file || word_of(one.level) == word_of(internal)) continue;
        const auto here = position_of(one), first = position_of(level_of(result, 0, one.level));
        if (!here || !first) continue;
        result.shifts.push_back(
            {one.level, file,
             relative_shift(*here, in(file), *first, in(0), result.options.repeatability)});
    }
}

}  // namespace

void XpsAnalysisOptions::validate() const {
    if (levels.empty()) throw InputError("no core level is named that should be fitted");
    for (const auto& [name, value] : sensitivities) {
        find_core_level(name);
        if (!(value > 0)) throw InputError("the sensitivity of " + name + " must be positive");
    }
    if (!(repeatability >= 0)) throw InputError("the repeatability must not be negative");
    axes.validate();
    fit.validate();
}

std::size_t XpsLevelFit::strongest() const {
    const auto found = std::ranges::max_element(
        fit.lines, {}, [](const XpsLine& line) { return std::pair(line.seen, line.area.value); });
    return static_cast<std::size_t>(found - fit.lines.begin());
}

XpsSpectrum find_xps_spectrum(const InstrumentFile& file, const XpsLevelRequest& request,
                              const XpsAxes& axes) {
    const std::string wanted = word_of(find_core_level(request.level).name);
    std::vector<std::string> names;
    std::vector<const DataTable*> named;
    std::vector<XpsSpectrum> covering;
    for (const DataTable& table : file.tables) {
        names.push_back(table.name);
        if (word_of(table.name).find(wanted) != std::string::npos) named.push_back(&table);
    }
    if (named.size() == 1) return xps_spectrum(*named.front(), axes);
    if (file.tables.size() == 1) return xps_spectrum(file.tables.front(), axes);
    for (const DataTable& table : file.tables) {
        if (!request.window || !named.empty()) break;
        XpsSpectrum one = xps_spectrum(table, axes);
        if (covers(one, *request.window)) covering.push_back(std::move(one));
    }
    if (covering.size() == 1) return covering.front();
    throw InputError(
        {file.path.string(), 0, 0, {}},
        fmt::format("{} spectra may be {}", std::max(named.size(), covering.size()), request.level),
        fmt::format("its spectra: {}; keep one of each level, and name a window that only one of "
                    "them covers",
                    fmt::join(names, ", ")));
}

XpsResult analyse_xps(std::span<const InstrumentFile> files, const XpsAnalysisOptions& options) {
    options.validate();
    XpsResult result;
    result.options = options;
    for (std::size_t i = 0; i < files.size(); ++i) {
        result.sources.push_back({files[i].path, files[i].sha256, files[i].format});
        for (const XpsLevelRequest& request : options.levels) {
            result.levels.push_back(fit_level(files[i], request, options));
            result.levels.back().file = i;
        }
        result.charge.push_back(
            options.reference
                ? options.reference->position -
                      needed_position(result, i, options.reference->level, "--reference").value
                : 0);
        const bool several = options.levels.size() > 1 || result.levels.back().fit.lines.size() > 1;
        if (several) result.compositions.push_back(composition_of(result, i));
        if (i > 0 && !options.internal.empty()) add_shifts(result, i);
    }
    if (!options.internal.empty()) level_of(result, 0, options.internal);
    return result;
}

}  // namespace anchorite::measurement
