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

FittedValue position_of(const XpsLevelFit& level) {
    return level.fit.lines[level.strongest()].position;
}

double sensitivity_of(const XpsAnalysisOptions& options, const std::string& level) {
    for (const auto& [name, value] : options.sensitivities) {
        if (word_of(name) == word_of(level)) return value;
    }
    return find_core_level(level).sensitivity;
}

/// Shares of all species of a file; components of one fit share its covariance.
XpsComposition composition_of(const XpsResult& result, std::size_t file) {
    std::vector<XpsAmount> amounts;
    std::vector<const XpsFit*> fits;
    for (const XpsLevelFit& one : result.levels) {
        if (one.file != file) continue;
        fits.push_back(&one.fit);
        const double sensitivity = sensitivity_of(result.options, one.level);
        for (const XpsLine& line : one.fit.lines) {
            amounts.push_back({line.name, line.area.value, sensitivity});
        }
    }
    const auto count = static_cast<Eigen::Index>(amounts.size());
    Eigen::MatrixXd covariance = Eigen::MatrixXd::Zero(count, count);
    Eigen::Index at = 0;
    for (const XpsFit* fit : fits) {
        const Eigen::Index size = fit->area_covariance.rows();
        covariance.block(at, at, size, size) = fit->area_covariance;
        at += size;
    }
    return atomic_shares(amounts, covariance);
}

void add_shifts(XpsResult& result, std::size_t file) {
    const std::string& internal = result.options.internal;
    for (const XpsLevelFit& one : result.levels) {
        if (one.file != file || word_of(one.level) == word_of(internal)) continue;
        result.shifts.push_back(
            {one.level,
             relative_shift(position_of(one), position_of(level_of(result, file, internal)),
                            position_of(level_of(result, 0, one.level)),
                            position_of(level_of(result, 0, internal)),
                            result.options.repeatability)});
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
        fit.lines, {}, [](const XpsLine& line) { return line.area.value; });
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
            options.reference ? options.reference->position -
                                    position_of(level_of(result, i, options.reference->level)).value
                              : 0);
        const bool several = options.levels.size() > 1 || result.levels.back().fit.lines.size() > 1;
        if (several) result.compositions.push_back(composition_of(result, i));
        if (i > 0 && !options.internal.empty()) add_shifts(result, i);
    }
    if (!options.internal.empty()) level_of(result, 0, options.internal);
    return result;
}

}  // namespace anchorite::measurement
