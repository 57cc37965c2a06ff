#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/units.hpp"
#include "anchorite/device/trap_filling.hpp"
#include "anchorite/measurement/light/sclc_curves.hpp"

namespace anchorite::measurement {

namespace {

constexpr double per_cm3 = 1e-6;
constexpr const char* no_scatter = "read off one curve; compare the constructions and directions";

/// The branch with the fewest objections.
const SclcFigures& best_of(const SclcResult& result) {
    return *std::ranges::min_element(result.figures, {}, [](const SclcFigures& figures) {
        return figures.limit.objections.size();
    });
}

double floor_density(const SclcOptions& options) {
    return device::least_trap_density(
        options.permittivity / (options.thickness * options.thickness), options.temperature);
}

void add_voltages(const SclcFigures& figures, Analysis& analysis) {
    const auto add = [&](const char* id, const char* name, std::optional<double> value,
                         const char* definition) {
        if (!value) return;
        analysis.estimates.push_back({id, name, *value, "V", {}, {}, definition, no_scatter});
    };
    add("v_tfl_ohmic", "V_TFL, ohmic and steepest", figures.voltages.ohmic,
        "tangents of the ohmic range and of the steepest point in ln J against ln V");
    add("v_tfl_quadratic", "V_TFL, steepest and quadratic", figures.voltages.quadratic,
        "tangents of the steepest point and of slope 2 above it");
    add("v_steepest", "voltage of the largest slope", figures.voltages.steepest,
        "largest d ln J / d ln V");
    analysis.estimates.push_back({"v_floor",
                                  "floor of V_TFL",
                                  figures.limit.least_voltage,
                                  "V",
                                  {},
                                  {},
                                  "2π²kT/q: below it the contacts' charge hides traps",
                                  "exact at the temperature given"});
}

void add_densities(const SclcResult& result, const SclcFigures& figures, Analysis& analysis) {
    const SclcOptions& options = result.options;
    const double relative = std::hypot(options.permittivity_error, 2 * options.thickness_error);
    const auto add = [&](const char* id, const char* name, std::optional<double> value,
                         const char* definition) {
        if (!value) return;
        Estimate estimate{id, name, *value * per_cm3, "cm^-3", {}, {}, definition};
        if (relative > 0) {
            estimate.standard_error = relative * estimate.value;
        } else {
            estimate.no_error = "the errors of thickness and permittivity are not given";
        }
        analysis.estimates.push_back(std::move(estimate));
    };
    add("trap_density", "trap density, ohmic construction", figures.density_low,
        "2εV_TFL/(qL²), a lower bound; error of thickness and permittivity");
    add("trap_density_quadratic", "trap density, quadratic construction", figures.density_high,
        "2εV_TFL/(qL²); error of thickness and permittivity");
    analysis.estimates.push_back({"trap_density_floor",
                                  "lowest trap density that shows",
                                  floor_density(options) * per_cm3,
                                  "cm^-3",
                                  {},
                                  {},
                                  "4π²kTε/(q²L²)",
                                  "as thickness and permittivity"});
}

void add_mobility(const SclcResult& result, const SclcFigures& figures, Analysis& analysis) {
    if (!figures.mobility) return;
    Estimate estimate{
        "mobility",
        "mobility",
        figures.mobility->mobility * 1e4,
        "cm2/(V s)",
        {},
        {},
        fmt::format("Mott-Gurney, 8JL³/(9εV²), {:.3g} to {:.3g} V, mean slope {:.2f}; "
                    "error of thickness, permittivity and scatter",
                    figures.mobility->from, figures.mobility->to, figures.mobility->slope)};
    const double film =
        std::hypot(3 * result.options.thickness_error, result.options.permittivity_error);
    if (film > 0) {
        estimate.standard_error =
            estimate.value * std::hypot(film, figures.mobility->logarithmic_spread);
    } else {
        estimate.no_error = "the errors of thickness and permittivity are not given";
    }
    analysis.estimates.push_back(std::move(estimate));
}

ResultTable branch_table(const SclcResult& result) {
    ResultColumn name{"branch"}, ohmic{"V_TFL, ohmic", "V"}, quadratic{"V_TFL, quadratic", "V"},
        steepest{"steepest at", "V"}, slope{"largest slope"}, density{"trap density", "cm^-3"},
        mobility{"mobility", "cm2/(V s)"};
    for (const SclcFigures& figures : result.figures) {
        name.words.push_back(figures.branch.name);
        ohmic.numbers.push_back(number_or_none(figures.voltages.ohmic));
        quadratic.numbers.push_back(number_or_none(figures.voltages.quadratic));
        steepest.numbers.push_back(figures.voltages.steepest);
        slope.numbers.push_back(figures.limit.steepest);
        density.numbers.push_back(number_or_none(figures.density_low, per_cm3));
        mobility.numbers.push_back(figures.mobility ? figures.mobility->mobility * 1e4
                                                    : number_or_none({}));
    }
    return {"branches", "Branches", {name, ohmic, quadratic, steepest, slope, density, mobility}};
}

std::vector<Plot> plots_of(const SclcResult& result) {
    Plot current{"current",
                 "Current density against voltage",
                 {"voltage", "V", true},
                 {"current density", "mA/cm2", true},
                 {},
                 {}};
    Plot slopes{"slopes", "Slope of ln J against ln V", {"voltage", "V", true}, {"slope", ""}, {},
                {}};
    for (const SclcFigures& figures : result.figures) {
        const auto& curve = figures.branch.curve;
        PlotCurve measured{figures.branch.name, CurveRole::measured, curve.voltage, curve.current};
        for (double& value : measured.y) {
            value = to_unit(value, "mA/cm2", Dimension::current_density);
        }
        current.curves.push_back(std::move(measured));
        slopes.curves.push_back(
            {figures.branch.name, CurveRole::measured, curve.voltage, figures.branch.slopes});
        if (!figures.mobility) continue;
        PlotCurve law{"Mott-Gurney", CurveRole::fitted, {}, {}};
        for (const double voltage : {figures.mobility->from, figures.mobility->to}) {
            law.x.push_back(voltage);
            law.y.push_back(
                to_unit(mott_gurney_current(result.options, figures.mobility->mobility, voltage),
                        "mA/cm2", Dimension::current_density));
        }
        current.curves.push_back(std::move(law));
    }
    current.caption =
        "Measured, dense points averaged; the law of Mott and Gurney where the slope is 2.";
    slopes.caption =
        "Computed by central differences: 1 ohmic, above 3 filling traps, 2 "
        "space-charge-limited.";
    return {current, slopes};
}

std::vector<std::string> warnings_of(const SclcResult& result) {
    std::vector<std::string> warnings;
    double lowest = 0, highest = 0;
    for (const SclcFigures& figures : result.figures) {
        for (const auto& objection : figures.limit.objections) {
            warnings.push_back(
                fmt::format("No trap density for {}: {}.", figures.branch.name, objection));
        }
        if (figures.mobility) {
            warnings.push_back(fmt::format(
                "The mobility of {} is biased upwards by diffusion and what is left of the "
                "built-in voltage: by 3 to 41 % on an ideal simulated device.",
                figures.branch.name));
        } else {
            warnings.push_back(
                fmt::format("No mobility for {}: the law of Mott and Gurney needs three "
                            "neighbouring points with slopes of 1.85 to 2.15 and none steeper at "
                            "higher voltages; the last slope is {:.2f}.",
                            figures.branch.name, figures.branch.slopes.back()));
        }
        if (!figures.voltages.ohmic) continue;
        lowest = lowest == 0 ? *figures.voltages.ohmic : std::min(lowest, *figures.voltages.ohmic);
        highest = std::max(highest, *figures.voltages.ohmic);
    }
    if (lowest > 0 && highest > 1.1 * lowest) {
        warnings.push_back(fmt::format(
            "V_TFL differs between branches, {:.3g} to {:.3g} V: ions move, or the contacts "
            "differ.",
            lowest, highest));
    }
    if (result.options.built_in == 0) {
        warnings.emplace_back(
            "No built-in voltage is subtracted; give --built-in if the contacts "
            "differ.");
    }
    return warnings;
}

std::string summary_of(const SclcFigures& best) {
    if (best.density_low) {
        return fmt::format(
            "Trap density at least {:.3g} cm^-3 (V_TFL {:.3g} V, ohmic and steepest "
            "tangents)",
            *best.density_low * per_cm3, *best.voltages.ohmic);
    }
    return fmt::format("No trap density: {}", best.limit.objections.empty()
                                                  ? "the curve has no trap-filling step"
                                                  : best.limit.objections.front());
}

}  // namespace

Analysis describe(const SclcResult& result) {
    const SclcFigures& best = best_of(result);
    const SclcOptions& options = result.options;
    Analysis analysis;
    analysis.kind = "sclc";
    analysis.title = "Space-charge-limited current";
    analysis.summary = summary_of(best);
    analysis.settings = {
        {"thickness", format_quantity(options.thickness, "nm", Dimension::length)},
        {"relative permittivity", fmt::format("{:g}", options.permittivity)},
        {"temperature", fmt::format("{:g} K", options.temperature)},
        {"built-in voltage", fmt::format("{:g} V, subtracted", options.built_in)},
        {"branch", best.branch.name},
        {"averaging", fmt::format("{:g} points a decade at most", options.points_per_decade)},
    };
    add_voltages(best, analysis);
    add_densities(result, best, analysis);
    add_mobility(result, best, analysis);
    analysis.tables = {branch_table(result)};
    analysis.plots = plots_of(result);
    analysis.warnings = warnings_of(result);
    return analysis;
}

}  // namespace anchorite::measurement
