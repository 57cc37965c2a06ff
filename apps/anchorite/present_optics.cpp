#include "present_optics.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "anchorite/base/constants.hpp"
#include "table.hpp"

namespace anchorite::app {

namespace {

using optics::OpticsResult;

constexpr double nm = 1e9;                                            // per metre
constexpr double millielectronvolt = 1e-3 * constants::electronvolt;  // [J]

std::string percent(double share) {
    return fmt::format("{:.1f} %", 100 * share);
}

std::string with_band(double value, const optics::Band& band, bool known) {
    std::string text = percent(value);
    if (known) text += fmt::format(" ({:.1f}-{:.1f} %)", 100 * band.low, 100 * band.high);
    return text;
}

std::string reported_text(const OpticsResult& result) {
    const auto& reported = result.description.reported;
    if (!reported) return {};
    std::string text;
    if (reported->eqe_average) text += "mean " + percent(*reported->eqe_average);
    if (reported->eqe_max) {
        text +=
            fmt::format("{}champion {:.2f} %", text.empty() ? "" : ", ", 100 * *reported->eqe_max);
    }
    return text + (reported->source.empty() ? "" : "; " + reported->source);
}

std::string efficiency_text(const OpticsResult& result) {
    const optics::Figures& figures = result.emission.figures;
    const optics::ToleranceResult& tolerances = result.tolerances;
    const bool known = !tolerances.draws.empty();
    const bool top = result.emission.side == optics::Side::top;
    std::vector<std::vector<std::string>> rows{
        {"outcoupling", with_band(figures.outcoupling, tolerances.outcoupling, known),
         "power out over power emitted, mean over spectrum and position"},
        {"Purcell factor", fmt::format("{:.3f}", figures.purcell), "decay rate over that in bulk"},
        {"EQE", with_band(figures.efficiency, tolerances.efficiency, known),
         fmt::format("{} the device, at PLQY {} and charge balance {}", top ? "above" : "below",
                     percent(result.model.yield), percent(result.model.charge_balance))}};
    if (figures.other_side > 1e-4) {
        rows.push_back({"EQE, other side", percent(figures.other_side), top ? "below" : "above"});
    }
    std::string text = format_table({{"figure"}, {"value"}, {""}}, rows);
    if (result.description.reported) text += "EQE reported: " + reported_text(result) + "\n";
    if (known) {
        text += fmt::format("interval: 5-95 % of {} stacks drawn within the stated tolerances\n",
                            tolerances.draws.size());
    }
    return text;
}

std::string channels_text(const OpticsResult& result) {
    std::vector<std::vector<std::string>> rows;
    for (const optics::Channel& channel : result.channels) {
        if (channel.share < 5e-5) continue;
        const auto bar = static_cast<std::size_t>(40 * channel.share + 0.5);
        rows.push_back(
            {channel.name, fmt::format("{:.2f}", 100 * channel.share), std::string(bar, '#')});
    }
    return format_table({{"where the light goes"}, {"share [%]", Align::right}, {""}}, rows);
}

std::vector<std::string> spectrum_row(const std::string& name,
                                      const optics::SpectrumFigures& figures) {
    const auto width = [](const std::optional<double>& value, double unit) {
        return value ? fmt::format("{:.1f}", *value / unit) : std::string("-");
    };
    const auto pair = [](const std::optional<std::pair<double, double>>& values) {
        return values ? fmt::format("{:.4f}, {:.4f}", values->first, values->second)
                      : std::string("-");
    };
    const auto& colour = figures.colour;
    return {name,
            fmt::format("{:.1f}", figures.wavelength.position * nm),
            width(figures.wavelength.fwhm, 1e-9),
            width(figures.energy.fwhm, millielectronvolt),
            pair(colour ? std::optional(std::pair(colour->x, colour->y)) : std::nullopt),
            pair(colour ? std::optional(std::pair(colour->u, colour->v)) : std::nullopt),
            figures.dominant ? fmt::format("{}{:.1f}", figures.dominant->complementary ? "c" : "",
                                           figures.dominant->wavelength * nm)
                             : "-",
            fmt::format("{:.2f}", figures.efficacy)};
}

std::string appearance_text(const OpticsResult& result) {
    const optics::Appearance& view = result.appearance;
    const auto right = Align::right;
    std::string text = format_table({{"spectrum"},
                                     {"peak [nm]", right},
                                     {"FWHM [nm]", right},
                                     {"[meV]", right},
                                     {"x, y"},
                                     {"u', v'"},
                                     {"dominant [nm]", right},
                                     {"lm/W", right}},
                                    {spectrum_row("emitter itself", view.inside_figures),
                                     spectrum_row("seen along the normal", view.normal_figures),
                                     spectrum_row("all directions", view.all_figures)});
    text += fmt::format(
        "pattern: {:.3f} of a Lambertian source's light at equal normal radiance; {:.2f} cd/A at "
        "the\nnormal ({:.2f} if Lambertian), {:.3g} W/(sr A)\n",
        view.pattern, view.current_efficiency, view.lambertian_current_efficiency,
        view.radiance_per_current);
    return text;
}

std::string sensitivity_text(const OpticsResult& result) {
    const auto& all = result.tolerances.one_at_a_time;
    if (all.empty()) return {};
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < std::min<std::size_t>(all.size(), 8); ++i) {
        const optics::Sensitivity& one = all[i];
        const bool thickness = one.what.starts_with("thickness");
        rows.push_back({one.what,
                        thickness ? fmt::format("±{:.3g} nm", one.half_width * nm)
                                  : fmt::format("±{:.3g} %", 100 * one.half_width),
                        fmt::format("{:.2f}", 100 * one.low.efficiency),
                        fmt::format("{:.2f}", 100 * one.high.efficiency)});
    }
    const auto right = Align::right;
    return "\n" + format_table({{"one tolerance alone"},
                                {"half-width", right},
                                {"EQE at - [%]", right},
                                {"at + [%]", right}},
                               rows);
}

std::string stack_text(const OpticsResult& result) {
    static constexpr const char* bases[] = {"", "assumed", "stated", "measured"};
    const auto& wavelengths = result.model.stack.wavelengths;
    const std::size_t middle = wavelengths.size() / 2;
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = result.description.layers.size(); i-- > 0;) {
        const stack::Layer& layer = result.description.layers[i];
        const auto index = result.model.stack.layers[i + 1].index[middle];
        rows.push_back(
            {layer.name.value, layer.material.value, fmt::format("{:.6g}", layer.thickness * nm),
             bases[static_cast<std::size_t>(layer.basis)], fmt::format("{:.3f}", index.real()),
             index.imag() == 0 ? "0" : fmt::format("{:.2g}", index.imag())});
    }
    const auto right = Align::right;
    return format_table({{"layer, top first"},
                         {"material"},
                         {"thickness [nm]", right},
                         {""},
                         {fmt::format("n at {:.4g} nm", wavelengths[middle] * nm), right},
                         {"k", right}},
                        rows);
}

}  // namespace

std::string optics_text(const OpticsResult& result) {
    return stack_text(result) + "\n" + efficiency_text(result) + "\n" + channels_text(result) +
           "\n" + appearance_text(result) + sensitivity_text(result);
}

std::string scan_text(const optics::ScanResult& scan, std::size_t rows) {
    std::vector<Column> columns;
    const auto& axes = scan.grid.axes();
    for (const auto& axis : axes) columns.push_back({stack::heading(axis), Align::right});
    for (const char* title : {"outcoupling [%]", "EQE [%]", "Purcell"}) {
        columns.push_back({title, Align::right});
    }
    std::vector<std::vector<std::string>> cells;
    for (std::size_t i = 0; i < std::min(rows, scan.figures.size()); ++i) {
        std::vector<std::string> row;
        for (std::size_t a = 0; a < axes.size(); ++a) {
            row.push_back(fmt::format("{:.6g}", stack::shown(axes[a], scan.grid.value(i, a))));
        }
        const optics::Figures& figures = scan.figures[i];
        row.push_back(fmt::format("{:.2f}", 100 * figures.outcoupling));
        row.push_back(fmt::format("{:.2f}", 100 * figures.efficiency));
        row.push_back(fmt::format("{:.3f}", figures.purcell));
        cells.push_back(std::move(row));
    }
    std::string text = format_table(columns, cells);
    if (scan.figures.size() > rows) {
        text += fmt::format("... and {} more in scan.csv\n", scan.figures.size() - rows);
    }
    return text;
}

}  // namespace anchorite::app
