#include <fmt/format.h>

#include <numbers>

#include "anchorite/report/optics_write.hpp"
#include "anchorite/screening/delimited.hpp"

namespace anchorite::report {
namespace {

using optics::OpticsResult;

constexpr double nm = 1e9;                         // per metre
constexpr double degree = std::numbers::pi / 180;  // [rad]

struct Column {
    std::string name;
    std::vector<double> values;
    double factor = 1;
};

std::string table(const std::vector<Column>& columns) {
    std::string text;
    for (const Column& column : columns) {
        text += (text.empty() ? "" : ",") + screening::csv_field(column.name);
    }
    text += "\n";
    for (std::size_t row = 0; row < columns.front().values.size(); ++row) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            text += fmt::format("{}{:.8g}", i == 0 ? "" : ",",
                                columns[i].values[row] * columns[i].factor);
        }
        text += "\n";
    }
    return text;
}

std::string channels(const OpticsResult& result) {
    static constexpr const char* kinds[] = {"out", "trapped", "absorbed"};
    std::string text = "channel,kind,share\n";
    for (const optics::Channel& channel : result.channels) {
        text += fmt::format("{},{},{:.8g}\n", screening::csv_field(channel.name),
                            kinds[static_cast<std::size_t>(channel.kind)], channel.share);
    }
    return text;
}

std::string by_wavelength(const OpticsResult& result) {
    std::vector<Column> columns{{"wavelength_nm", result.model.stack.wavelengths, nm},
                                {"spectrum_photons", result.model.emitter.spectrum}};
    for (const auto& channel : result.channels) {
        columns.push_back({"share " + channel.name, channel.by_wavelength});
    }
    return table(columns);
}

std::string by_position(const OpticsResult& result) {
    std::vector<Column> columns{{"position_nm", result.model.emitter.positions, nm},
                                {"profile", result.model.emitter.weights}};
    for (const auto& channel : result.channels) {
        columns.push_back({"share " + channel.name, channel.by_position});
    }
    return table(columns);
}

std::string angular(const OpticsResult& result) {
    Column angle{"angle_deg", {}, 1 / degree}, intensity{"intensity_per_sr", {}},
        substrate{"in_substrate_per_sr", result.appearance.in_substrate}, x{"x", {}}, y{"y", {}},
        shift{"colour_shift_uv", {}};
    const bool visible = result.appearance.normal_figures.colour.has_value();
    for (const auto& view : result.appearance.directions) {
        angle.values.push_back(view.angle);
        intensity.values.push_back(view.intensity);
        if (!visible) continue;
        x.values.push_back(view.colour->x);
        y.values.push_back(view.colour->y);
        shift.values.push_back(view.shift);
    }
    if (!visible) return table({angle, intensity, substrate});
    return table({angle, intensity, substrate, x, y, shift});
}

std::string spectra(const OpticsResult& result) {
    const optics::Appearance& view = result.appearance;
    return table({{"wavelength_nm", view.inside.wavelengths, nm},
                  {"power_inside", view.inside.values},
                  {"power_normal", view.normal.values},
                  {"power_all_directions", view.all.values}});
}

std::string outside_light(const OpticsResult& result) {
    std::vector<Column> columns{{"wavelength_nm", result.outside.wavelengths, nm},
                                {"reflectance", {}},
                                {"transmittance", {}}};
    for (const auto& layer : result.description.layers) {
        columns.push_back({"absorptance " + layer.name.value, {}});
    }
    for (const auto& response : result.outside.responses) {
        columns[1].values.push_back(response.reflectance);
        columns[2].values.push_back(response.transmittance);
        for (std::size_t i = 0; i < result.description.layers.size(); ++i) {
            columns[i + 3].values.push_back(response.absorbed[i + 1]);
        }
    }
    return table(columns);
}

std::string tolerances(const OpticsResult& result) {
    std::string text = "what,half_width,unit,outcoupling_low,outcoupling_high,eqe_low,eqe_high\n";
    for (const auto& one : result.tolerances.one_at_a_time) {
        const bool thickness = one.what.starts_with("thickness");
        text += fmt::format("{},{:.6g},{},{:.6g},{:.6g},{:.6g},{:.6g}\n",
                            screening::csv_field(one.what), one.half_width * (thickness ? nm : 1),
                            thickness ? "nm" : "1", one.low.outcoupling, one.high.outcoupling,
                            one.low.efficiency, one.high.efficiency);
    }
    return text;
}

std::string scan(const optics::ScanResult& scan) {
    std::vector<Column> columns;
    for (std::size_t a = 0; a < scan.grid.axes().size(); ++a) {
        const stack::ScanAxis& axis = scan.grid.axes()[a];
        Column column{stack::heading(axis), {}};
        for (std::size_t i = 0; i < scan.figures.size(); ++i) {
            column.values.push_back(stack::shown(axis, scan.grid.value(i, a)));
        }
        columns.push_back(std::move(column));
    }
    for (const auto& [name, figure] : {std::pair{"outcoupling", &optics::Figures::outcoupling},
                                       {"eqe", &optics::Figures::efficiency},
                                       {"purcell", &optics::Figures::purcell}}) {
        Column column{name, {}};
        for (const auto& one : scan.figures) column.values.push_back(one.*figure);
        columns.push_back(std::move(column));
    }
    return table(columns);
}

}  // namespace

std::vector<CsvFile> optics_csv(const OpticsResult& result) {
    std::vector<CsvFile> files{{"channels.csv", channels(result)},
                               {"power_by_wavelength.csv", by_wavelength(result)},
                               {"power_by_position.csv", by_position(result)},
                               {"angular.csv", angular(result)},
                               {"spectrum.csv", spectra(result)},
                               {"outside_light.csv", outside_light(result)}};
    if (!result.tolerances.draws.empty()) files.push_back({"tolerances.csv", tolerances(result)});
    if (result.scan) files.push_back({"scan.csv", scan(*result.scan)});
    return files;
}

}  // namespace anchorite::report
