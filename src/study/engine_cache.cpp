#include "anchorite/study/engine_cache.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "anchorite/base/checked_entry.hpp"
#include "anchorite/base/output_file.hpp"
#include "anchorite/base/provenance.hpp"
#include "anchorite/base/text_file.hpp"

namespace anchorite::study {

namespace {

using nlohmann::ordered_json;

constexpr const char* entry_format = "anchorite-gfn2-1";

std::string coordinates(const molecule::Positions& positions) {
    std::string text;
    for (const double x : positions.reshaped()) {
        text += fmt::format("{:.8f} ", x);
    }
    return text;
}

ordered_json numbers(const Eigen::Ref<const Eigen::VectorXd>& values) {
    return std::vector<double>(values.begin(), values.end());
}

Eigen::VectorXd vector(const ordered_json& array, Eigen::Index size) {
    const auto values = array.get<std::vector<double>>();
    Eigen::VectorXd result =
        Eigen::Map<const Eigen::VectorXd>(values.data(), Eigen::Index(values.size()));
    if (result.size() != size || !result.allFinite()) {
        throw RunError("wrong number of values");
    }
    return result;
}

ordered_json content(const molecule::XtbResult& result) {
    return {{"energy_kJ_per_mol", result.energy},
            {"positions_angstrom", numbers(result.positions.reshaped())},
            {"charges_e", numbers(result.charges)},
            {"dipole_e_angstrom", numbers(result.dipole)},
            {"converged", result.termination == Termination::converged},
            {"steps", result.steps},
            {"message", result.message}};
}

molecule::XtbResult parse_content(const ordered_json& body, int atoms) {
    molecule::XtbResult result;
    result.energy = body.at("energy_kJ_per_mol").get<double>();
    result.positions = vector(body.at("positions_angstrom"), 3 * atoms).reshaped(3, atoms);
    result.charges = vector(body.at("charges_e"), atoms);
    result.dipole = vector(body.at("dipole_e_angstrom"), 3);
    result.termination =
        body.at("converged").get<bool>() ? Termination::converged : Termination::ran_out;
    result.steps = body.at("steps").get<int>();
    result.message = body.at("message").get<std::string>();
    return result;
}

std::optional<molecule::XtbResult> load(const std::filesystem::path& file, int atoms) {
    try {
        return parse_cache_entry(read_text_file(file), atoms);
    } catch (const Error&) {  // absent, or not even text
        return std::nullopt;
    }
}

void keep(const std::filesystem::path& file, const molecule::XtbResult& result) {
    try {
        write_file(file, cache_entry_text(result));
    } catch (const RunError&) {
        return;  // a cache that cannot be written costs time, not the result
    }
}

}  // namespace

EngineCache EngineCache::standard() {
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && *cache == '/') {
        return EngineCache(std::filesystem::path(cache) / "anchorite");
    }
    if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/') {
        return EngineCache(std::filesystem::path(home) / ".cache" / "anchorite");
    }
    return {};
}

std::filesystem::path EngineCache::entry(const molecule::Molecule& molecule,
                                         const molecule::Positions& start,
                                         const molecule::XtbOptions& options) const {
    std::string key = fmt::format("{}\nGFN2-xTB {}\ncharge {}\n", entry_format,
                                  molecule::xtb_version(), molecule.charge());
    key += fmt::format("elements {}\n", fmt::join(molecule.elements(), " "));
    key += "start " + coordinates(start) + "\n";
    key +=
        fmt::format("steps {} gradient {} accuracy {} temperature {}\n", options.max_steps,
                    options.gradient_tolerance, options.accuracy, options.electronic_temperature);
    return folder_ / "gfn2" / (sha256(key) + ".json");
}

molecule::XtbResult EngineCache::optimise(const molecule::Molecule& molecule,
                                          const molecule::Positions& start,
                                          const molecule::XtbOptions& options) const {
    if (folder_.empty()) {
        return molecule::gfn2_optimise(molecule, start, options);
    }
    const auto file = entry(molecule, start, options);
    if (auto known = load(file, molecule.atom_count())) {
        return *std::move(known);
    }
    molecule::XtbResult result = molecule::gfn2_optimise(molecule, start, options);
    if (result.termination != Termination::failed) {
        keep(file, result);
    }
    return result;
}

std::string cache_entry_text(const molecule::XtbResult& result) {
    return entry_text(entry_format, content(result));
}

std::optional<molecule::XtbResult> parse_cache_entry(const std::string& text, int atoms) {
    try {
        const auto body = parse_entry(entry_format, text);
        if (!body) return std::nullopt;
        return parse_content(*body, atoms);
    } catch (const nlohmann::json::exception&) {
        return std::nullopt;
    } catch (const RunError&) {
        return std::nullopt;
    }
}

}  // namespace anchorite::study
