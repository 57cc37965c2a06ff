#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "anchorite/measurement/structure/fringes.hpp"

namespace anchorite::measurement {

namespace {

std::string index_text(const FringesResult& result, std::size_t fringe) {
    const auto& indexed = result.assigned.indexed;
    const auto found = std::ranges::find(indexed, fringe, &FringeIndex::fringe);
    return found == indexed.end() ? "-" : miller_text(found->hkl);
}

/// How the scale was corrected, and by which sets of fringes, at the file's own scale.
std::string correction_text(const FringesResult& result) {
    std::vector<std::string> sets;
    for (const std::size_t i : result.reference_sets) {
        sets.push_back(fmt::format("spacing {} ({:.5g} Å)", i + 1,
                                   result.fringes[i].spacing / result.correction));
    }
    std::string text =
        fmt::format("all spacings x {:.5f}: {} {} the reference", result.correction,
                    fmt::join(sets, " and "), sets.size() > 1 ? "are on average" : "is");
    if (result.weaker_sets > 0) {
        text += fmt::format("; left out: {} weaker within 10 % of it", result.weaker_sets);
    }
    return text;
}

std::string error_definition(const FringesResult& result) {
    if (result.reference > 0) {
        return fmt::format("scale from a reference of {:g} Å, its fit error{} included",
                           result.reference,
                           result.reference_sets.size() > 1 ? " and its sets' spread" : "");
    }
    if (result.options.calibration_error > 0) {
        return fmt::format("fit and {:g} % of calibration", 100 * result.options.calibration_error);
    }
    return "scale of the file taken as exact";
}

void add_spacings(const FringesResult& result, Analysis& out) {
    const double quantile = numerics::student_quantile(0.95, 0);
    for (std::size_t i = 0; i < result.fringes.size(); ++i) {
        const Fringe& fringe = result.fringes[i];
        const std::string index = index_text(result, i);
        Estimate d{fmt::format("d_{}", i + 1),
                   index == "-" ? fmt::format("spacing {}", i + 1)
                                : fmt::format("spacing {} ({})", i + 1, index),
                   fringe.spacing, "Å"};
        if (fringe.error > 0) {
            d.standard_error = fringe.error;
            d.interval = {fringe.spacing - quantile * fringe.error,
                          fringe.spacing + quantile * fringe.error};
        } else {
            d.no_error = "it is the reference";
        }
        d.definition = "1/|q| of the refined wave; " + error_definition(result);
        out.estimates.push_back(d);
    }
}

void add_scale(const FringesResult& result, Analysis& out) {
    const FringeAssignment& assigned = result.assigned;
    if (assigned.indexed.size() < 2) return;
    Estimate scale{"scale", fmt::format("spacing over that of {}", result.crystal), assigned.scale};
    scale.standard_error = assigned.scale_spread;
    scale.definition = fmt::format("mean over {} sets of fringes; error: their standard deviation",
                                   assigned.indexed.size());
    out.estimates.push_back(scale);
    if (!result.uneven) return;
    Estimate uneven{"anisotropy", "spread within one family", 100 * *result.uneven, "%"};
    uneven.definition = "longest over shortest spacing of equivalent planes, less 1";
    uneven.no_error = "a measure of the scan's distortion";
    out.estimates.push_back(uneven);
}

ResultTable fringe_table(const FringesResult& result) {
    ResultTable table{"fringes", "Sets of fringes", {}};
    ResultColumn hkl{"hkl"}, spacing{"d", "Å"}, fit{"error of the fit", "Å"}, error{"error", "Å"},
        direction{"normal against x", "°"}, angle{"angle to the first", "°"},
        power{"power over noise"};
    for (std::size_t i = 0; i < result.fringes.size(); ++i) {
        const Fringe& fringe = result.fringes[i];
        hkl.words.push_back(index_text(result, i));
        spacing.numbers.push_back(fringe.spacing);
        fit.numbers.push_back(fringe.fit_error);
        error.numbers.push_back(fringe.error);
        direction.numbers.push_back(fringe.direction);
        angle.numbers.push_back(fringe_angle(result.fringes.front(), fringe));
        power.numbers.push_back(fringe.significance);
    }
    table.columns = {hkl, spacing, fit, error, direction, angle, power};
    return table;
}

/// Logarithm of the power about zero frequency, as far as fringes are found, thinned by maxima.
MapPlot spectrum_map(const FringesResult& result) {
    const PowerSpectrum spectrum = power_spectrum(result.image);
    double reach = 0;
    for (const Fringe& fringe : result.fringes) reach = std::max(reach, 1.3 / fringe.spacing);
    constexpr long half = 99;
    const long rows = static_cast<long>(spectrum.rows),
               columns = static_cast<long>(spectrum.columns);
    const long bins =
        std::max<long>(1, std::lround(reach / static_cast<double>(half) / spectrum.step_x));
    MapPlot out{"spectrum",
                "Power spectrum",
                {"frequency x", "1/Å"},
                {"frequency y", "1/Å"},
                {"lg power"},
                {},
                {},
                {}};
    const auto power = [&](long c, long r) {
        if (c < 0) c = -c, r = -r;
        if (c >= columns || std::abs(r) > rows / 2) return 0.0;
        return spectrum.power[static_cast<std::size_t>((r + rows) % rows * columns + c)];
    };
    for (long x = -half; x <= half; ++x) {
        out.x_values.push_back(static_cast<double>(x * bins) * spectrum.step_x);
        out.y_values.push_back(static_cast<double>(x * bins) * spectrum.step_y);
    }
    for (long y = -half; y <= half; ++y) {
        for (long x = -half; x <= half; ++x) {
            double most = 1e-300;
            for (long i = 0; i < bins * bins; ++i) {
                most = std::max(most, power(x * bins + i % bins, y * bins + i / bins));
            }
            out.values.push_back(std::log10(most));
        }
    }
    const double floor = *std::ranges::max_element(out.values) - 12;
    for (double& value : out.values) value = std::max(value, floor);
    out.caption = "Power of the image after a Hann window, largest value of each cell.";
    return out;
}

Plot spot_plot(const FringesResult& result) {
    Plot plot{"spots", "Fringes found", {"frequency x", "1/Å"}, {"frequency y", "1/Å"}, {}};
    PlotCurve spots{"fringes", CurveRole::measured, {}, {}};
    for (const Fringe& fringe : result.fringes) {
        for (const double sign : {1.0, -1.0}) {
            spots.x.push_back(sign * fringe.frequency_x);
            spots.y.push_back(sign * fringe.frequency_y);
        }
    }
    plot.curves = {spots};
    plot.caption = "Frequencies of the refined waves, each with its mirror image.";
    return plot;
}

}  // namespace

Analysis describe(const FringesResult& result) {
    Analysis out;
    out.kind = "fringes";
    out.title = "Lattice fringes of " + result.image.name;
    out.warnings = result.warnings;
    add_spacings(result, out);
    add_scale(result, out);
    out.summary =
        fmt::format("{} sets of fringes, the strongest {} at {:.1f}°", result.fringes.size(),
                    value_text(out.estimates.front()), result.fringes.front().direction);
    out.tables.push_back(fringe_table(result));
    out.maps.push_back(
        map_plot(result.image, "image", "Image", {"intensity", result.image.value_unit}));
    out.maps.back().caption = "Image, averaged over blocks of pixels.";
    out.maps.push_back(spectrum_map(result));
    out.plots.push_back(spot_plot(result));
    out.settings = {
        {"window", "Hann, mean removed"},
        {"pixel", fmt::format("{:.5g} Å x {:.5g} Å", result.image.step_x, result.image.step_y)},
        {"peak", "maximum of the continuous windowed Fourier sum"},
        {"calibration", error_definition(result)}};
    if (result.reference > 0) {
        out.settings.push_back({"correction", correction_text(result)});
    }
    return out;
}

}  // namespace anchorite::measurement
