#include "anchorite/measurement/composition/xps_spectrum.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <numeric>

#include "anchorite/base/error.hpp"
#include "anchorite/base/lower_case.hpp"

namespace anchorite::measurement {

namespace {

constexpr std::size_t least_points = 8;
constexpr double unrecorded = 1e36;

/// Number of the first header entry whose key contains all words.
std::optional<double> header_number(const DataTable& table,
                                    std::initializer_list<std::string_view> words) {
    for (const auto& [key, value] : table.header) {
        const std::string plain = lower_case(key);
        const bool all = std::ranges::all_of(
            words, [&](std::string_view word) { return plain.find(word) != std::string::npos; });
        double number = 0;
        const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
        // VAMAS writes 1e37 for what was not recorded (ISO 14976).
        if (all && read.ec == std::errc{} && number < unrecorded) return number;
    }
    return std::nullopt;
}

[[noreturn]] void refuse(const DataTable& table, const std::string& why, const std::string& hint) {
    throw InputError({}, fmt::format("spectrum \"{}\": {}", table.name, why), hint);
}

EnergyScale scale_of(const DataTable& table, const XpsAxes& axes) {
    const std::string name = lower_case(table.columns.front().name);
    const bool kinetic = name.find("kinetic") != std::string::npos;
    const bool binding = name.find("binding") != std::string::npos;
    const EnergyScale said = kinetic   ? EnergyScale::kinetic
                             : binding ? EnergyScale::binding
                                       : EnergyScale::unsaid;
    if (axes.scale != EnergyScale::unsaid && said != EnergyScale::unsaid && axes.scale != said) {
        refuse(table, fmt::format("its axis is \"{}\", not what is asked", name),
               "leave out --energy: the file says which energy it has");
    }
    const EnergyScale scale = said == EnergyScale::unsaid ? axes.scale : said;
    if (scale == EnergyScale::unsaid) {
        refuse(table,
               fmt::format("the axis \"{}\" may be binding or kinetic energy",
                           table.columns.front().name),
               "say --energy binding or --energy kinetic");
    }
    return scale;
}

double photon_energy_of(const DataTable& table, const XpsAxes& axes) {
    if (axes.photon_energy) return *axes.photon_energy;
    for (const auto& words : {std::initializer_list<std::string_view>{"source", "energy"},
                              {"photon", "energy"},
                              {"excitation", "energy"}}) {
        if (const auto found = header_number(table, words); found && *found > 0) return *found;
    }
    refuse(table, "kinetic energies without a photon energy have no binding energies",
           "say --photon-energy, 1486.6 eV for Al Kα or 1253.6 eV for Mg Kα");
}

/// Counts a point for each unit of the file's intensity, and whether electrons were counted.
struct CountScale {
    double factor = 1;
    bool counted = true;
};

CountScale count_scale(const DataTable& table, const Column& intensity,
                       std::vector<std::string>& notes) {
    const std::string words = lower_case(intensity.name + " " + intensity.unit);
    const bool rate =
        words.find("/s") != std::string::npos || words.find("per second") != std::string::npos ||
        words.find("cps") != std::string::npos || words.find("s^-1") != std::string::npos ||
        words.find("s-1") != std::string::npos;
    if (!rate) {
        const bool whole = std::ranges::all_of(intensity.values, [](double count) {
            return std::abs(count - std::round(count)) < 1e-6;
        });
        if (whole) return {1, true};
        notes.push_back(
            "The intensities are not whole numbers, so electrons were not counted one "
            "by one: errors follow from the scatter about the fit.");
        return {1, false};
    }
    const auto dwell = header_number(table, {"dwell"}), time = header_number(table, {"collection"});
    const auto scans = header_number(table, {"scans"});
    if (!dwell && !time) {
        notes.push_back(
            "The intensities are rates and the file gives no dwell time: errors follow "
            "from the scatter about the fit.");
        return {1, false};
    }
    const double seconds = (dwell ? *dwell : *time) * std::max(1.0, scans.value_or(1));
    notes.push_back(fmt::format("Rates are counts by the dwell time of {:.4g} s.", seconds));
    return {seconds, true};
}

void check_values(const DataTable& table, const XpsSpectrum& spectrum) {
    for (std::size_t i = 0; i < spectrum.energy.size(); ++i) {
        if (!std::isfinite(spectrum.energy[i]) || !std::isfinite(spectrum.counts[i])) {
            refuse(table, fmt::format("row {} has no number", i + 1), "repair or cut the file");
        }
        if (spectrum.counts[i] < 0) {
            refuse(table, fmt::format("row {} has a negative intensity", i + 1),
                   "use the spectrum before its background was subtracted");
        }
        if (i > 0 && !(spectrum.energy[i] > spectrum.energy[i - 1])) {
            refuse(table, fmt::format("the energy {:.4g} eV occurs twice", spectrum.energy[i]),
                   "add up the scans first");
        }
    }
}

}  // namespace

void XpsAxes::validate() const {
    if (photon_energy && !(*photon_energy > 0)) {
        throw InputError("the photon energy must be positive");
    }
}

XpsSpectrum XpsSpectrum::window(double low, double high) const {
    XpsSpectrum out{name, {}, {}, counted, scale, notes, unit};
    for (std::size_t i = 0; i < energy.size(); ++i) {
        if (energy[i] < low || energy[i] > high) continue;
        out.energy.push_back(energy[i]);
        out.counts.push_back(counts[i]);
    }
    if (out.energy.size() >= least_points) return out;
    const auto ends =
        energy.empty() ? std::pair(0.0, 0.0) : std::pair(energy.front(), energy.back());
    throw InputError(
        fmt::format("spectrum \"{}\" has {} points from {:g} to {:g} eV; it reaches "
                    "from {:g} to {:g} eV",
                    name, out.energy.size(), low, high, ends.first, ends.second));
}

XpsSpectrum xps_spectrum(const DataTable& table, const XpsAxes& axes) {
    axes.validate();
    if (table.columns.size() < 2) {
        refuse(table, "an axis and intensities are needed", "use a table with two columns");
    }
    const EnergyScale scale = scale_of(table, axes);
    const Column& intensity = table.columns[1];
    XpsSpectrum out;
    out.name = table.name;
    const auto [factor, counted] = count_scale(table, intensity, out.notes);
    out.counted = counted;
    if (!counted) out.unit = intensity.unit;
    const bool kinetic = scale == EnergyScale::kinetic;
    const double photon = kinetic ? photon_energy_of(table, axes) : 0;
    out.scale = kinetic ? fmt::format("binding energy = {:g} eV - kinetic energy", photon)
                        : "binding energy as in the file";
    if (const auto work = header_number(table, {"work", "function"})) {
        out.notes.push_back(fmt::format(
            "The file names a work function of {:g} eV, which is not applied again.", *work));
    }
    std::vector<std::size_t> order(table.rows());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto binding = [&](std::size_t row) {
        const double energy = table.columns[0].values[row];
        return kinetic ? photon - energy : energy;
    };
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return binding(a) < binding(b); });
    for (const std::size_t row : order) {
        out.energy.push_back(binding(row));
        out.counts.push_back(intensity.values[row] * factor);
    }
    check_values(table, out);
    return out;
}

}  // namespace anchorite::measurement
