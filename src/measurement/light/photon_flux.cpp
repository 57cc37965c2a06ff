#include "anchorite/measurement/light/photon_flux.hpp"

#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/measurement/formats/columns.hpp"
#include "measurement/light/plain_units.hpp"

namespace anchorite::measurement {

namespace {

/// Words of a unit without its brackets, slashes and exponents below 0.
std::vector<std::string> unit_words(std::string_view unit) {
    std::string plain;
    for (std::size_t i = 0; i < unit.size(); ++i) {
        if (unit.substr(i).starts_with("²")) {
            plain += '2';
            i += std::string_view("²").size() - 1;
        } else if (unit.substr(i).starts_with("µ") || unit.substr(i).starts_with("μ")) {
            plain += 'u';
            i += std::string_view("µ").size() - 1;
        } else if (std::string_view("/()[]*^- ").find(unit[i]) != std::string_view::npos) {
            if (unit[i] != '^' && unit[i] != '-') plain += ' ';
        } else {
            plain += unit[i];
        }
    }
    std::vector<std::string> words;
    std::string word;
    for (const char c : plain + ' ') {
        if (c != ' ') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::exchange(word, {}));
        }
    }
    return words;
}

/// What a word of a unit stands for.
enum class UnitPart { count, time, power, area, length };

struct UnitWord {
    UnitPart part;
    double factor = 1;
};

const std::map<std::string, UnitWord, std::less<>>& known_words() {
    static const std::map<std::string, UnitWord, std::less<>> words{
        {"1", {UnitPart::count}},         {"photons", {UnitPart::count}},
        {"photon", {UnitPart::count}},    {"ph", {UnitPart::count}},
        {"#", {UnitPart::count}},         {"s", {UnitPart::time}},
        {"s1", {UnitPart::time}},         {"W", {UnitPart::power}},
        {"mW", {UnitPart::power, 1e-3}},  {"uW", {UnitPart::power, 1e-6}},
        {"m2", {UnitPart::area}},         {"cm2", {UnitPart::area, 1e4}},
        {"mm2", {UnitPart::area, 1e6}},   {"nm", {UnitPart::length, 1e9}},
        {"nm1", {UnitPart::length, 1e9}}, {"um", {UnitPart::length, 1e6}},
        {"um1", {UnitPart::length, 1e6}}};
    return words;
}

/// Photons of a flux in watts.
void to_photons(MeasuredSpectrum& spectrum) {
    for (std::size_t i = 0; i < spectrum.values.size(); ++i) {
        spectrum.values[i] *= spectrum.wavelengths[i] / hc;
    }
    spectrum.weight = SpectralWeight::photons;
}

bool is_spectral_axis(const Column& column) {
    return measures(column, Dimension::length) || measures(column, Dimension::energy) ||
           column.name.find("avelength") != std::string::npos;
}

/// The table with its axis and one other column.
InstrumentFile with_column(const DataTable& table, const Column& column) {
    InstrumentFile out;
    out.tables.push_back({table.name, {}});
    for (const Column& other : table.columns) {
        if (is_spectral_axis(other)) out.tables[0].columns.push_back(other);
    }
    out.tables[0].columns.push_back(column);
    return out;
}

}  // namespace

std::optional<FluxUnit> flux_unit(std::string_view unit) {
    FluxUnit out;
    std::map<UnitPart, int> seen;
    for (const std::string& word : unit_words(unit)) {
        const auto known = known_words().find(word);
        if (known == known_words().end()) return std::nullopt;
        ++seen[known->second.part];
        out.factor *= known->second.factor;
    }
    const bool photons = seen[UnitPart::time] == 1 && seen[UnitPart::power] == 0;
    const bool power = seen[UnitPart::power] == 1 && seen[UnitPart::time] == 0;
    if (seen[UnitPart::area] != 1 || seen[UnitPart::length] != 1 || photons == power) {
        return std::nullopt;
    }
    out.weight = photons ? SpectralWeight::photons : SpectralWeight::power;
    return out;
}

std::vector<MeasuredSpectrum> photon_flux_of(const InstrumentFile& file) {
    std::vector<MeasuredSpectrum> spectra;
    for (const DataTable& table : file.tables) {
        for (const Column& column : table.columns) {
            const auto unit = flux_unit(column.unit);
            if (!unit) continue;
            MeasuredSpectrum spectrum =
                only_spectrum(with_column(table, column), unit->weight, SpectralPer::wavelength);
            for (double& value : spectrum.values) value *= unit->factor;
            if (unit->weight == SpectralWeight::power) to_photons(spectrum);
            spectra.push_back(std::move(spectrum));
        }
    }
    if (!spectra.empty()) return spectra;
    throw InputError(fmt::format(
        "no column is light per area and wavelength on an absolute scale; the columns are: {}. "
        "State the unit, e.g. --columns 'wavelength [nm]' 'flux [1/(s m2 nm)]'",
        file.tables.empty() ? "none" : column_list(file.tables.front())));
}

double photons_of(const MeasuredSpectrum& flux) {
    double sum = 0;
    for (std::size_t i = 1; i < flux.values.size(); ++i) {
        sum += (flux.values[i] + flux.values[i - 1]) / 2 *
               (flux.wavelengths[i] - flux.wavelengths[i - 1]);
    }
    return sum;
}

}  // namespace anchorite::measurement
