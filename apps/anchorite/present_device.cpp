#include "present_device.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "table.hpp"

namespace anchorite::app {

namespace {

using device::DeviceResult;

constexpr double per_cm2 = 0.1;  // mA/cm2 per A/m2

std::string number(const std::optional<double>& value, double factor = 1, int digits = 4) {
    return value ? fmt::format("{:.{}g}", *value * factor, digits) : "-";
}

std::string percent(const std::optional<double>& value) {
    return value ? fmt::format("{:.2f}", 100 * *value) : "-";
}

std::string layers_text(const DeviceResult& result) {
    std::vector<std::vector<std::string>> rows;
    const auto& layers = result.built.device.layers;
    for (std::size_t i = layers.size(); i-- > 0;) {
        const auto& layer = layers[i];
        rows.push_back({layer.name, fmt::format("{:.6g}", layer.thickness * 1e9),
                        fmt::format("{:.4g}", layer.electron_affinity / constants::electronvolt),
                        fmt::format("{:.4g}", layer.ionisation_energy / constants::electronvolt),
                        fmt::format("{:.2g}", layer.electrons.mobility * 1e4),
                        fmt::format("{:.2g}", layer.holes.mobility * 1e4)});
    }
    return format_table({{"layer, top first"},
                         {"nm", right},
                         {"Ec [eV]", right},
                         {"Ev [eV]", right},
                         {"mu_n [cm2/Vs]", right},
                         {"mu_p [cm2/Vs]", right}},
                        rows);
}

std::string curve_text(const DeviceResult& result) {
    std::vector<Column> columns{{"V [V]", right}, {"J [mA/cm2]", right}};
    if (result.light) {
        for (const char* title :
             {"L [cd/m2]", "R [W/sr m2]", "EQE [%]", "IQE [%]", "lm/W", "peak [nm]", "x", "y"}) {
            columns.push_back({title, right});
        }
    }
    columns.push_back({""});
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < result.sweep.points.size(); ++i) {
        const auto& point = result.sweep.points[i];
        const bool good = point.termination == Termination::converged;
        std::vector<std::string> row{fmt::format("{:.4g}", point.voltage),
                                     good ? fmt::format("{:.4g}", per_cm2 * point.current) : "-"};
        if (result.light) {
            const auto& led = result.points[i];
            row.push_back(good ? fmt::format("{:.4g}", led.luminance) : "-");
            row.push_back(good ? fmt::format("{:.4g}", led.radiance) : "-");
            row.push_back(percent(led.external));
            row.push_back(percent(led.internal));
            row.push_back(number(led.power_efficiency));
            const auto& look = result.looks[i];
            row.push_back(good ? fmt::format("{:.2f}", 1e9 * look.peak) : "-");
            row.push_back(good && look.colour ? fmt::format("{:.4f}", look.colour->x) : "-");
            row.push_back(good && look.colour ? fmt::format("{:.4f}", look.colour->y) : "-");
        }
        row.emplace_back(good ? "" : "did not converge");
        rows.push_back(std::move(row));
    }
    return format_table(columns, rows);
}

std::string best_text(const DeviceResult& result) {
    const auto& best = result.figures.best;
    if (!best) return "-";
    return fmt::format("{:.2f} % at {:.4g} V and {:.4g} mA/cm2{}", 100 * best->external,
                       best->voltage, per_cm2 * best->current,
                       best->at_end ? ", the end of the sweep" : "");
}

std::string figures_text(const DeviceResult& result) {
    if (!result.light) return {};
    const auto& figures = result.figures;
    const auto& settings = result.description.device;
    const auto& light = *result.light;
    const auto with = [](const std::optional<double>& value, const char* unit, double factor = 1) {
        return value ? fmt::format("{:.4g} {}", *value * factor, unit) : "not reached";
    };
    const std::string made = light.excitons ? "excitons" : "photons";
    return "\n" +
           format_table(
               {{"figure"}, {"value"}, {""}},
               {{"turn-on, radiance", with(figures.turn_on_radiance, "V"),
                 fmt::format("at {:g} W/(sr m2)", settings.turn_on_radiance)},
                {"turn-on, luminance", with(figures.turn_on_luminance, "V"),
                 fmt::format("at {:g} cd/m2", settings.turn_on_luminance)},
                {"largest EQE", best_text(result), "photons out on one side per electron"},
                {"J at 90 % of it", with(figures.first_roll_off, "mA/cm2", per_cm2), "roll-off"},
                {"J at 50 % of it", with(figures.second_roll_off, "mA/cm2", per_cm2), "roll-off"},
                {"outcoupling", fmt::format("{:.1f} %", 100 * light.outcoupling),
                 light.computed ? "computed, mean over the emitter" : "given"},
                {"yield", fmt::format("{:.1f} %", 100 * light.yield),
                 "of the " + made + " that recombination makes"}});
}

/// The losses at the largest EQE, or at the last point that converged.
std::string losses_text(const DeviceResult& result) {
    std::size_t at = result.split.size();
    for (std::size_t i = 0; i < result.split.size(); ++i) {
        if (result.split[i].empty()) continue;
        at = i;
        if (result.figures.best && result.sweep.points[i].voltage == result.figures.best->voltage) {
            break;
        }
    }
    if (at == result.split.size()) return {};
    const auto& layers = result.built.device.layers;
    static constexpr const char* words[] = {"radiative in ",
                                            "Auger in ",
                                            "traps in ",
                                            "traps above ",
                                            "electrons at the anode",
                                            "holes at the cathode",
                                            "generation in "};
    const double all = result.sweep.points[at].balance.current;
    std::vector<std::vector<std::string>> rows;
    for (const auto& part : result.split[at]) {
        if (std::abs(part.current) < 1e-6 * std::abs(all)) continue;
        rows.push_back({words[static_cast<std::size_t>(part.loss)] +
                            (part.layer ? layers[*part.layer].name : std::string()),
                        fmt::format("{:.3g}", per_cm2 * part.current),
                        fmt::format("{:.3g}", 100 * part.current / all)});
    }
    return "\n" + format_table({{fmt::format("where the current goes at {:.4g} V",
                                             result.sweep.points[at].voltage)},
                                {"mA/cm2", right},
                                {"share [%]", right}},
                               rows);
}

}  // namespace

std::string device_text(const DeviceResult& result) {
    return layers_text(result) + "\n" + curve_text(result) + figures_text(result) +
           losses_text(result);
}

std::string device_scan_text(const device::ScanTable& scan, std::size_t rows) {
    std::vector<Column> columns;
    const auto& axes = scan.grid.axes();
    for (const auto& axis : axes) columns.push_back({stack::heading(axis), right});
    for (const char* title : {"EQE max [%]", "at [V]", "V_on [V]", "J90 [mA/cm2]", "J50 [mA/cm2]",
                              "J last [mA/cm2]", "failed"}) {
        columns.push_back({title, right});
    }
    std::vector<std::vector<std::string>> cells;
    for (std::size_t i = 0; i < std::min(rows, scan.points.size()); ++i) {
        std::vector<std::string> row;
        for (std::size_t a = 0; a < axes.size(); ++a) {
            row.push_back(fmt::format("{:.6g}", stack::shown(axes[a], scan.grid.value(i, a))));
        }
        const auto& one = scan.points[i];
        const auto& best = one.figures.best;
        row.push_back(best ? fmt::format("{:.2f}", 100 * best->external) : "-");
        row.push_back(best ? fmt::format("{:.4g}", best->voltage) : "-");
        row.push_back(number(one.figures.turn_on_radiance));
        row.push_back(number(one.figures.first_roll_off, per_cm2));
        row.push_back(number(one.figures.second_roll_off, per_cm2));
        row.push_back(fmt::format("{:.4g}", per_cm2 * one.current));
        row.push_back(std::to_string(one.failed));
        cells.push_back(std::move(row));
    }
    std::string text = format_table(columns, cells);
    if (scan.points.size() > rows) {
        text += fmt::format("... and {} more in scan.csv\n", scan.points.size() - rows);
    }
    return text;
}

}  // namespace anchorite::app
