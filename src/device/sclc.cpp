#include "anchorite/device/sclc.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/device/trap_filling.hpp"

namespace anchorite::device {

namespace {

constexpr double pi = 3.141592653589793;
constexpr double step_slope = 3;        ///< a steeper curve is filling traps
constexpr double ohmic_slack = 0.3;     ///< of a slope of 1, before the step
constexpr double square_slack = 0.4;    ///< of a slope of 2, after it
constexpr std::size_t least_range = 3;  ///< neighbouring points that make a range

void check(const SclcCurve& curve) {
    const std::size_t count = curve.voltage.size();
    if (curve.current.size() != count || count < 5) {
        throw InputError(fmt::format("{} voltages and {} currents: give at least five of each",
                                     count, curve.current.size()));
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (!(curve.voltage[i] > 0) || !(curve.current[i] > 0)) {
            throw InputError(fmt::format(
                "point {} has V = {:g}, J = {:g}: both must be positive for a logarithmic plot",
                i + 1, curve.voltage[i], curve.current[i]));
        }
        if (i > 0 && !(curve.voltage[i] > curve.voltage[i - 1])) {
            throw InputError(fmt::format("the voltage does not rise at point {}", i + 1));
        }
    }
    if (!(curve.thickness > 0) || !(curve.permittivity > 0) || !(curve.temperature > 0)) {
        throw InputError("thickness, permittivity and temperature must be positive");
    }
}

double permittivity(const SclcCurve& curve) {
    return curve.permittivity * constants::vacuum_permittivity;
}

}  // namespace

std::vector<double> log_slopes(const SclcCurve& curve) {
    const std::size_t count = curve.voltage.size();
    std::vector<double> slopes(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t a = i == 0 ? 0 : i - 1;
        const std::size_t b = i + 1 == count ? i : i + 1;
        slopes[i] = std::log(curve.current[b] / curve.current[a]) /
                    std::log(curve.voltage[b] / curve.voltage[a]);
    }
    return slopes;
}

std::optional<MottGurneyFit> fit_mott_gurney(const SclcCurve& curve, double slack) {
    check(curve);
    const auto slopes = log_slopes(curve);
    const auto fits = [&](std::size_t i) { return std::abs(slopes[i] - 2) <= slack; };
    std::size_t last = slopes.size();
    while (last > 0 && !fits(last - 1)) {
        // a curve that goes on to steepen only passes through 2: its traps are still being filled
        if (slopes[last - 1] > 2 + slack) return std::nullopt;
        --last;
    }
    std::size_t first = last;
    while (first > 0 && fits(first - 1)) --first;
    if (last < first + 3) return std::nullopt;
    MottGurneyFit fit;
    const auto count = static_cast<double>(last - first);
    double sum = 0;
    double squares = 0;
    for (std::size_t i = first; i < last; ++i) {
        const double mobility = 8 * curve.current[i] * std::pow(curve.thickness, 3) /
                                (9 * permittivity(curve) * std::pow(curve.voltage[i], 2));
        sum += std::log(mobility);
        squares += std::log(mobility) * std::log(mobility);
        fit.slope += slopes[i] / count;
    }
    fit.mobility = std::exp(sum / count);
    fit.logarithmic_spread = std::sqrt(std::max(0.0, squares / count - sum * sum / count / count));
    fit.from = curve.voltage[first];
    fit.to = curve.voltage[last - 1];
    return fit;
}

namespace {

/// Where the tangents at two points of the plot of ln J against ln V meet [V].
double tangents_meet(const SclcCurve& curve, const std::vector<double>& slopes, std::size_t a,
                     std::size_t b) {
    const double ln_v =
        (std::log(curve.current[a] / curve.current[b]) + slopes[b] * std::log(curve.voltage[b]) -
         slopes[a] * std::log(curve.voltage[a])) /
        (slopes[b] - slopes[a]);
    return std::exp(ln_v);
}

/// The last range of neighbouring points within [from, to) whose slopes all are within `slack` of
/// `slope`; none where fewer than three neighbours are.
std::optional<SlopeRange> last_range(const std::vector<double>& slopes, std::size_t from,
                                     std::size_t to, double slope, double slack) {
    SlopeRange range{to, to};
    for (std::size_t i = to; i-- > from;) {
        if (std::abs(slopes[i] - slope) <= slack) {
            range.first = i;
        } else if (range.last - range.first >= least_range) {
            break;
        } else {
            range = {i, i};
        }
    }
    if (range.last - range.first < least_range) return std::nullopt;
    return range;
}

/// What speaks against reading a trap density off a limit.
std::vector<std::string> objections_to(const TrapFilledLimit& limit,
                                       const std::vector<double>& slopes, double flattest) {
    std::vector<std::string> objections;
    if (limit.steepest < step_slope) {
        objections.push_back(
            fmt::format("no trap-filling step: the slope of ln J against ln V never exceeds "
                        "{:.2f}, 3 is needed",
                        limit.steepest));
    }
    if (!limit.ohmic) {
        objections.push_back(
            fmt::format("no ohmic range below the step: no three neighbouring points there have "
                        "slopes of 0.7 to 1.3; the least slope is {:.2f}",
                        flattest));
    }
    if (!limit.space_charge) {
        objections.push_back(
            fmt::format("no space-charge range above the step: no three neighbouring points there "
                        "have slopes of 1.6 to 2.4 and the last slope is {:.2f}; {}",
                        slopes.back(),
                        slopes.back() < 2 - square_slack
                            ? "raise the limit of the current, or measure a thicker film"
                            : "measure to higher voltages, in smaller steps"));
    }
    if (limit.voltage && *limit.voltage < limit.least_voltage) {
        objections.push_back(fmt::format(
            "V_TFL of {:.3g} V is below 2 pi^2 kT/q = {:.3g} V: carriers diffusing in from the "
            "contacts hide the traps; use a thicker film or fit the whole curve",
            *limit.voltage, limit.least_voltage));
    }
    return objections;
}

}  // namespace

TrapFilledLimit trap_filled_limit(const SclcCurve& curve) {
    check(curve);
    const auto slopes = log_slopes(curve);
    const auto steepest =
        static_cast<std::size_t>(std::ranges::max_element(slopes) - slopes.begin());
    TrapFilledLimit limit;
    limit.steepest = slopes[steepest];
    limit.least_voltage = least_trap_filling_voltage(curve.temperature);
    const bool steps = limit.steepest >= step_slope;
    limit.ohmic = last_range(slopes, 0, steps ? steepest : slopes.size(), 1, ohmic_slack);
    limit.space_charge =
        last_range(slopes, steps ? steepest + 1 : 0, slopes.size(), 2, square_slack);
    const SlopeRange below = limit.ohmic.value_or(SlopeRange{0, steepest + 1});
    const auto flattest = static_cast<std::size_t>(
        std::min_element(slopes.begin() + static_cast<std::ptrdiff_t>(below.first),
                         slopes.begin() + static_cast<std::ptrdiff_t>(below.last)) -
        slopes.begin());
    if (steps) {
        limit.voltage = tangents_meet(curve, slopes, flattest, steepest);
    }
    limit.objections = objections_to(limit, slopes, slopes[flattest]);
    if (limit.voltage && limit.objections.empty()) {
        limit.trap_density = 2 * permittivity(curve) * *limit.voltage /
                             (constants::elementary_charge * curve.thickness * curve.thickness);
    }
    return limit;
}

}  // namespace anchorite::device
