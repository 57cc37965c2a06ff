#include "anchorite/measurement/structure/powder_pattern.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

namespace {

std::string lower_letters(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        }
    }
    return out;
}

/// Value of the first entry whose key ends in one of the words, letters and digits compared alone.
std::optional<std::string> entry_of(const InstrumentFile& file, const DataTable& table,
                                    std::initializer_list<std::string_view> words) {
    for (const auto* header : {&table.header, &file.header}) {
        for (const HeaderEntry& entry : *header) {
            const std::string key = lower_letters(entry.key);
            if (std::ranges::any_of(words, [&](auto word) { return key.ends_with(word); })) {
                return entry.value;
            }
        }
    }
    return std::nullopt;
}

std::optional<double> number_of(const std::optional<std::string>& text) {
    if (!text) return std::nullopt;
    const auto begin = text->find_first_of("0123456789.");
    if (begin == std::string::npos) return std::nullopt;
    double value = 0;
    const auto [end, error] =
        std::from_chars(text->data() + begin, text->data() + text->size(), value);
    if (error != std::errc{}) return std::nullopt;
    return value;
}

std::optional<Radiation> radiation_in(const InstrumentFile& file, const DataTable& table) {
    const auto anode = entry_of(file, table, {"anode", "anodematerial", "anodetype"});
    const auto alpha1 = number_of(entry_of(
        file, table, {"kalpha1", "alpha1", "wavelength1", "wl1", "lambda1", "lambdaalpha1"}));
    const auto alpha2 = number_of(entry_of(
        file, table, {"kalpha2", "alpha2", "wavelength2", "wl2", "lambda2", "lambdaalpha2"}));
    const std::string name =
        anode ? fmt::format("{} Kα", *anode) : std::string("Kα as the file gives it");
    if (alpha1 && *alpha1 > 0) {
        const auto ratio = number_of(
            entry_of(file, table, {"ratiokalpha2kalpha1", "alpha2alpha1ratio", "wlratio"}));
        const bool doublet = alpha2 && *alpha2 > 0;
        return Radiation{name, *alpha1, doublet ? *alpha2 : 0, doublet ? ratio.value_or(0.5) : 0};
    }
    if (!anode) return std::nullopt;
    const std::vector<std::string> known = known_anodes();
    std::string element;
    for (const char c : *anode) {
        if (std::isalpha(static_cast<unsigned char>(c)) != 0 && element.size() < 2) element += c;
    }
    if (std::ranges::find(known, element) == known.end()) return std::nullopt;
    return radiation_of_anode(element);
}

const DataTable& chosen_table(const InstrumentFile& file, std::size_t table) {
    const std::string path = file.path.string();
    if (table >= file.tables.size()) {
        throw InputError(
            SourceLocation{path, 0, 0, {}},
            fmt::format("there is no scan {}: the file has {}", table + 1, file.tables.size()),
            "a diffraction pattern is a table of 2θ and counts");
    }
    if (file.tables[table].columns.size() < 2) {
        throw InputError(SourceLocation{path, 0, 0, {}},
                         "a diffraction pattern needs two columns, 2θ and counts");
    }
    return file.tables[table];
}

void check_angle_unit(const InstrumentFile& file, const Column& column) {
    static const std::vector<std::string> degrees{"", "°", "deg", "degree", "degrees", "Deg"};
    if (std::ranges::find(degrees, column.unit) != degrees.end()) return;
    throw InputError(SourceLocation{file.path.string(), 0, 0, {}},
                     fmt::format("the first column is in {}, 2θ is in degrees", column.unit),
                     "convert it, or name the columns with --columns");
}

}  // namespace

std::vector<double> PowderPattern::errors() const {
    std::vector<double> out(counts.size(), 1.0);
    if (noise == PatternNoise::unknown) return out;
    for (std::size_t i = 0; i < counts.size(); ++i) out[i] = std::sqrt(std::max(counts[i], 1.0));
    return out;
}

void PowderPattern::validate() const {
    if (two_theta.size() < 20 || two_theta.size() != counts.size()) {
        throw InputError(fmt::format("{}: {} points are no diffraction pattern; 20 are the least",
                                     name, two_theta.size()));
    }
    for (std::size_t i = 0; i < two_theta.size(); ++i) {
        const bool rising = i == 0 || two_theta[i] > two_theta[i - 1];
        if (!rising || !(two_theta[i] > 0 && two_theta[i] < 180)) {
            throw InputError(fmt::format(
                "{}: point {} at {:g}° does not go on from the one before between 0 and 180°", name,
                i + 1, two_theta[i]));
        }
    }
    radiation.validate();
}

PowderPattern powder_pattern(const InstrumentFile& file, const PatternChoice& choice) {
    const DataTable& table = chosen_table(file, choice.table);
    check_angle_unit(file, table.columns[0]);
    PowderPattern out;
    out.name = file.path.filename().string();
    const auto& angles = table.columns[0].values;
    const auto& counts = table.columns[1].values;
    for (std::size_t i = 0; i < angles.size(); ++i) {
        if (!(angles[i] >= choice.from && angles[i] <= choice.to)) continue;
        if (!std::isfinite(counts[i])) continue;
        out.two_theta.push_back(angles[i]);
        out.counts.push_back(counts[i]);
    }
    const auto radiation = choice.radiation ? choice.radiation : radiation_in(file, table);
    if (!radiation) {
        throw InputError(
            SourceLocation{file.path.string(), 0, 0, {}}, "the file does not name its radiation",
            fmt::format("give --anode ({}) or --wavelength", fmt::join(known_anodes(), ", ")));
    }
    out.radiation = *radiation;
    const bool negative = std::ranges::any_of(out.counts, [](double c) { return c < 0; });
    out.noise = choice.noise.value_or(negative ? PatternNoise::unknown : PatternNoise::counting);
    out.validate();
    return out;
}

}  // namespace anchorite::measurement
