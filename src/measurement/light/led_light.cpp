#include "anchorite/measurement/light/led_light.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

namespace {

constexpr double pi = 3.141592653589793;

/// How files call a kind of light.
struct KindOfColumn {
    LightKind kind;
    ColumnQuery query;
};

const std::vector<KindOfColumn>& light_columns() {
    static const std::vector<KindOfColumn> kinds = {
        {LightKind::radiance, {"radiance", Dimension::radiance, {"radiance", "l e", "le", "r"}}},
        {LightKind::luminance,
         {"luminance", Dimension::luminance, {"luminance", "l v", "lv", "l"}}},
        {LightKind::photocurrent,
         {"photocurrent",
          Dimension::current,
          {"photocurrent", "photodiode current", "photodiode", "pd current", "pd", "i pd", "ipd"}}},
        {LightKind::flux,
         {"radiant flux",
          Dimension::power,
          {"radiant flux", "flux", "optical power", "radiant power", "sphere flux"}}},
    };
    return kinds;
}

/// A photocurrent is a current like any other: only its heading tells it.
bool is_named(const Column& column, const ColumnQuery& query) {
    const DataTable alone{"", {{column.name, "", {}}}};
    return search_column(alone, query) != nullptr;
}

const Column* light_column(const DataTable& table, const KindOfColumn& kind) {
    const Column* column = search_column(table, kind.query);
    const bool shared_unit = kind.kind == LightKind::photocurrent || kind.kind == LightKind::flux;
    if (column != nullptr && shared_unit && !is_named(*column, kind.query)) return nullptr;
    return column;
}

/// The electrical current or current density, whichever there is.
const Column& current_column(const DataTable& table) {
    const ColumnQuery density{
        "current density", Dimension::current_density, {"current density", "j"}};
    if (const Column* column = search_column(table, density)) return *column;
    return find_column(table, {"current", Dimension::current, {"current", "i"}});
}

struct FoundLight {
    LightKind kind;
    const Column* column;
};

FoundLight only_light(const DataTable& table, std::optional<LightKind> wanted) {
    std::vector<FoundLight> found;
    for (const KindOfColumn& kind : light_columns()) {
        if (wanted && *wanted != kind.kind) continue;
        const Column* column = light_column(table, kind);
        if (column != nullptr) found.push_back({kind.kind, column});
    }
    if (found.size() == 1) return found.front();
    if (found.empty()) {
        throw InputError(
            fmt::format("there is no column of {}; the columns are: {}",
                        wanted ? std::string(name_of(*wanted))
                               : "light (radiance, luminance, photocurrent or radiant flux)",
                        column_list(table)));
    }
    throw InputError(fmt::format("columns \"{}\" and \"{}\" are both light; choose with --light",
                                 found[0].column->name, found[1].column->name));
}

void add_led_sweeps(const DataTable& table, std::optional<double> area, const FoundLight& light,
                    std::vector<LedSweep>& sweeps) {
    const Dimension dimensions_of[] = {Dimension::radiance, Dimension::luminance,
                                       Dimension::current, Dimension::power};
    const auto volts = column_in_si(find_column(table, voltage_query()), Dimension::voltage, "V");
    const auto density = density_of(current_column(table), area);
    const auto values =
        column_in_si(*light.column, dimensions_of[static_cast<std::size_t>(light.kind)]);
    const Column* eqe =
        search_column(table, {"EQE", Dimension::fraction, {"eqe", "external quantum efficiency"}});
    const auto efficiency =
        eqe != nullptr ? column_in_si(*eqe, Dimension::fraction) : std::vector<double>{};
    const std::string name = table.name.empty() ? "sweep" : table.name;
    const auto parts = one_way_rows(name, volts, {density, values});
    for (const OneWay& part : parts) {
        LedSweep sweep;
        sweep.electrical.name =
            parts.size() > 1 ? fmt::format("{}, {}", name, name_of(part.direction)) : name;
        sweep.electrical.direction = part.direction;
        sweep.electrical.voltage = values_of_rows(volts, part.rows);
        sweep.electrical.current = values_of_rows(density, part.rows);
        sweep.electrical.header = table.header;
        sweep.light = values_of_rows(values, part.rows);
        if (!efficiency.empty()) sweep.efficiency = values_of_rows(efficiency, part.rows);
        sweeps.push_back(std::move(sweep));
    }
}

/// Half-angle's sine squared at which a disc is seen.
double sine_squared(const Photodiode& diode) {
    const double square = diode.radius * diode.radius;
    return square / (square + diode.distance * diode.distance);
}

}  // namespace

std::string_view name_of(LightKind kind) {
    constexpr std::string_view names[] = {"radiance", "luminance", "photocurrent", "radiant flux"};
    return names[static_cast<std::size_t>(kind)];
}

void LedLight::validate() const {
    power.validate();
    for (std::size_t i = 0; i < by_bias.size(); ++i) {
        by_bias[i].power.validate();
        if (i > 0 && !(by_bias[i].voltage > by_bias[i - 1].voltage)) {
            throw InputError("the biases of the spectra do not rise");
        }
    }
    if (!(pattern > 0)) throw InputError("the pattern factor must be positive");
    const bool needs_area = kind == LightKind::photocurrent || kind == LightKind::flux;
    if (needs_area && !(area > 0)) {
        throw InputError(fmt::format("a {} needs the device's area; give --area", name_of(kind)));
    }
    if (kind != LightKind::photocurrent) return;
    if (!(photodiode.radius > 0) || !(photodiode.distance > 0)) {
        throw InputError(
            "a photocurrent needs the photodiode's radius and distance, both positive");
    }
    photodiode.responsivity.validate();
}

LedLight at_bias(const LedLight& light, double voltage) {
    if (light.by_bias.empty()) return light;
    LedLight out = light;
    out.by_bias.clear();
    out.power = spectrum_at(light.by_bias, voltage);
    return out;
}

double mean_responsivity(const optics::Spectrum& power, const optics::Spectrum& responsivity) {
    power.validate();
    responsivity.validate();
    const double top = *std::ranges::max_element(power.values);
    optics::Spectrum product = power;
    for (std::size_t i = 0; i < power.values.size(); ++i) {
        const double wavelength = power.wavelengths[i];
        const bool inside = wavelength >= responsivity.wavelengths.front() &&
                            wavelength <= responsivity.wavelengths.back();
        if (!inside && power.values[i] > 0.01 * top) {
            throw InputError(fmt::format(
                "the responsivity ends before {:.0f} nm, where the spectrum still shines",
                wavelength * 1e9));
        }
        product.values[i] *= optics::value_at(responsivity, wavelength);
    }
    return optics::integral(product) / optics::integral(power);
}

double radiance_per_signal(const LedLight& light) {
    light.validate();
    switch (light.kind) {
        case LightKind::radiance:
            return 1;
        case LightKind::luminance:
            return optics::radiance(1, light.power);
        case LightKind::flux:
            return 1 / (pi * light.area * light.pattern);
        case LightKind::photocurrent:
            break;
    }
    return 1 / (mean_responsivity(light.power, light.photodiode.responsivity) * pi * light.area *
                sine_squared(light.photodiode));
}

LedSweeps led_sweeps_of(const InstrumentFile& file, std::optional<double> area,
                        std::optional<LightKind> kind) {
    if (!area) area = area_in_header(file);
    if (file.tables.empty()) throw InputError("the file has no table of numbers");
    LedSweeps out;
    out.kind = only_light(file.tables.front(), kind).kind;
    for (const DataTable& table : file.tables) {
        add_led_sweeps(table, area, only_light(table, out.kind), out.sweeps);
    }
    return out;
}

Noise noise_of(const LedSweep& sweep, double dark_below) {
    std::vector<double> dark;
    for (std::size_t i = 0; i < sweep.light.size(); ++i) {
        if (sweep.electrical.voltage[i] < dark_below) dark.push_back(sweep.light[i]);
    }
    Noise noise;
    noise.points = dark.size();
    if (dark.size() < 3) return noise;
    const auto count = static_cast<double>(dark.size());
    for (const double value : dark) noise.offset += value / count;
    double squares = 0;
    for (const double value : dark) squares += (value - noise.offset) * (value - noise.offset);
    noise.deviation = std::sqrt(squares / (count - 1));
    return noise;
}

}  // namespace anchorite::measurement
