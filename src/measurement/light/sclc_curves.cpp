#include "anchorite/measurement/light/sclc_curves.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

namespace {

constexpr double pi = 3.141592653589793;
constexpr std::size_t least_points = 5;

double permittivity_of(const SclcOptions& film) {
    return film.permittivity * constants::vacuum_permittivity;
}

/// Points of one polarity, rising, with both values positive.
void fill_branch(const Sweep& sweep, const SclcOptions& options, SclcBranch& branch) {
    const double sign = branch.negative ? -1 : 1;
    for (std::size_t i = 0; i < sweep.voltage.size(); ++i) {
        const std::size_t k = branch.negative ? sweep.voltage.size() - 1 - i : i;
        const double voltage = sign * (sweep.voltage[k] - options.built_in);
        const double current = sign * sweep.current[k];
        if (!(voltage > 0) || !(current > 0)) continue;
        branch.curve.voltage.push_back(voltage);
        branch.curve.current.push_back(current);
    }
}

/// Averages ln V and ln J of points that share a bin of ln V.
void thin(double points_per_decade, device::SclcCurve& curve) {
    const double width = std::log(10.0) / points_per_decade;
    const double origin = std::log(curve.voltage.front());
    std::vector<double> voltage, current;
    double bin = -1, count = 0;
    for (std::size_t i = 0; i < curve.voltage.size(); ++i) {
        const double at = std::floor((std::log(curve.voltage[i]) - origin) / width);
        if (at != bin) {
            voltage.push_back(0);
            current.push_back(0);
            bin = at;
            count = 0;
        }
        voltage.back() = (voltage.back() * count + std::log(curve.voltage[i])) / (count + 1);
        current.back() = (current.back() * count + std::log(curve.current[i])) / (count + 1);
        ++count;
    }
    for (double& value : voltage) value = std::exp(value);
    for (double& value : current) value = std::exp(value);
    curve.voltage = std::move(voltage);
    curve.current = std::move(current);
}

/// Where the tangent at the steepest point meets the line of slope 2 through the point of the
/// space-charge range whose slope is nearest to 2.
std::optional<double> quadratic_voltage(const SclcBranch& branch, std::size_t steepest,
                                        const std::optional<device::SlopeRange>& range) {
    constexpr double least_bend = 0.4;  // two lines of one slope meet nowhere
    const auto& slopes = branch.slopes;
    if (!range || slopes[steepest] - 2 < least_bend) return std::nullopt;
    std::size_t flat = range->first;
    for (std::size_t i = range->first; i < range->last; ++i) {
        if (std::abs(slopes[i] - 2) < std::abs(slopes[flat] - 2)) flat = i;
    }
    const auto& [voltage, current] = std::tie(branch.curve.voltage, branch.curve.current);
    const double steep = slopes[steepest];
    const double ln_v = (std::log(current[flat] / current[steepest]) +
                         steep * std::log(voltage[steepest]) - 2 * std::log(voltage[flat])) /
                        (steep - 2);
    return std::exp(ln_v);
}

}  // namespace

void SclcOptions::validate() const {
    if (!(thickness > 0) || !(permittivity > 0) || !(temperature > 0)) {
        throw InputError("thickness, permittivity and temperature must be positive");
    }
    if (!(points_per_decade >= 3))
        throw InputError("keep three points a decade of voltage or more");
    if (!std::isfinite(built_in)) throw InputError("the built-in voltage is not finite");
    if (!(thickness_error >= 0) || !(permittivity_error >= 0)) {
        throw InputError("standard errors cannot be negative");
    }
}

double moving_electrode_current(const SclcOptions& film, double mobility, double voltage) {
    film.validate();
    const double thermal = constants::boltzmann * film.temperature / constants::elementary_charge;
    return 4 * pi * pi * thermal * permittivity_of(film) * mobility * voltage /
           std::pow(film.thickness, 3);
}

double mott_gurney_current(const SclcOptions& film, double mobility, double voltage) {
    film.validate();
    return 9.0 / 8 * permittivity_of(film) * mobility * voltage * voltage /
           std::pow(film.thickness, 3);
}

double trap_density_at(const SclcOptions& film, double voltage) {
    return 2 * permittivity_of(film) * voltage /
           (constants::elementary_charge * film.thickness * film.thickness);
}

std::vector<SclcBranch> branches_of(const std::vector<Sweep>& sweeps, const SclcOptions& options) {
    options.validate();
    std::vector<SclcBranch> branches;
    for (const Sweep& sweep : sweeps) {
        for (const bool negative : {false, true}) {
            SclcBranch branch;
            branch.name =
                fmt::format("{}, {} bias", sweep.name, negative ? "negative" : "positive");
            branch.negative = negative;
            branch.curve.thickness = options.thickness;
            branch.curve.permittivity = options.permittivity;
            branch.curve.temperature = options.temperature;
            fill_branch(sweep, options, branch);
            if (branch.curve.voltage.size() < least_points) continue;
            thin(options.points_per_decade, branch.curve);
            if (branch.curve.voltage.size() < least_points) continue;
            branch.slopes = device::log_slopes(branch.curve);
            branches.push_back(std::move(branch));
        }
    }
    if (branches.empty()) {
        throw InputError(
            fmt::format("no sweep has {} points with voltage and current of one sign beyond {:g} V",
                        least_points, options.built_in));
    }
    return branches;
}

SclcFigures sclc_figures(const SclcBranch& branch, const SclcOptions& options) {
    SclcFigures figures;
    figures.branch = branch;
    figures.limit = device::trap_filled_limit(branch.curve);
    const auto top = std::ranges::max_element(branch.slopes) - branch.slopes.begin();
    const auto steepest = static_cast<std::size_t>(top);
    figures.voltages = {figures.limit.ohmic ? figures.limit.voltage : std::nullopt,
                        quadratic_voltage(branch, steepest, figures.limit.space_charge),
                        branch.curve.voltage[steepest]};
    figures.density_low = figures.limit.trap_density;
    if (figures.density_low && figures.voltages.quadratic) {
        figures.density_high = trap_density_at(options, *figures.voltages.quadratic);
    }
    figures.mobility = device::fit_mott_gurney(branch.curve);
    return figures;
}

SclcResult analyse_sclc(const std::vector<Sweep>& sweeps, const SclcOptions& options) {
    SclcResult result{options, {}};
    for (const SclcBranch& branch : branches_of(sweeps, options)) {
        result.figures.push_back(sclc_figures(branch, options));
    }
    return result;
}

}  // namespace anchorite::measurement
