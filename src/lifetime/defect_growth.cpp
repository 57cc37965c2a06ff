#include "anchorite/lifetime/defect_growth.hpp"

#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <limits>

#include "anchorite/base/error.hpp"

namespace anchorite::lifetime {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// g d^m [1/s].
double speed(const DefectGrowth& growth, double drive) {
    growth.validate();
    if (!(drive >= 0)) throw InputError("a drive must not be negative");
    return growth.growth * std::pow(drive, growth.drive_exponent);
}

double finite_radiance(const RadianceOfTraps& radiance, double nonradiative) {
    const double value = radiance(nonradiative);
    if (!std::isfinite(value)) throw RunError("the device gave a radiance that is not finite");
    return value;
}

/// ln k_nr at which the radiance has fallen to a level; infinite where it never does.
double log_rate_at(const RadianceOfTraps& radiance, double initial, double level) {
    const auto gap = [&](double log_rate) {
        return finite_radiance(radiance, std::exp(log_rate)) - level;
    };
    const double start = std::log(initial);
    constexpr double farthest = 60;  // e-folds of k_nr: 26 decades
    double low = start;
    double high = start;
    do {
        low = high;
        high += 1;
        if (high > start + farthest) return infinite;
    } while (gap(high) > 0);
    std::uintmax_t iterations = 200;
    const auto [left, right] = boost::math::tools::toms748_solve(
        gap, low, high, boost::math::tools::eps_tolerance<double>(46), iterations);
    return (left + right) / 2;
}

}  // namespace

void DefectGrowth::validate() const {
    if (!(initial > 0) || !(scale > 0)) {
        throw InputError("the growth of traps needs a positive initial rate and scale");
    }
    if (!(growth >= 0) || !std::isfinite(growth)) {
        throw InputError("the growth of traps must be finite and not negative");
    }
    if (!std::isfinite(drive_exponent) || !(order >= 0 && order <= 5)) {
        throw InputError(
            "the order of growth must lie between 0 and 5, its drive exponent be "
            "finite");
    }
}

double nonradiative_after(const DefectGrowth& growth, double drive, double time) {
    if (!(time >= 0)) throw InputError("a time must not be negative");
    const double grown = speed(growth, drive) * time;
    const double x = growth.initial / growth.scale;
    const double power = 1 - growth.order;
    if (power == 0) return growth.initial * std::exp(grown);
    const double inside = std::pow(x, power) + power * grown;
    return inside > 0 ? growth.scale * std::pow(inside, 1 / power) : infinite;
}

double time_to_nonradiative(const DefectGrowth& growth, double drive, double nonradiative) {
    const double rate = speed(growth, drive);
    if (!(nonradiative >= growth.initial)) {
        throw InputError("k_nr only grows: give a value above the initial one");
    }
    if (rate == 0) return nonradiative > growth.initial ? infinite : 0;
    const double power = 1 - growth.order;
    const double from = growth.initial / growth.scale;
    const double to = nonradiative / growth.scale;
    if (power == 0) return std::log(to / from) / rate;
    return (std::pow(to, power) - std::pow(from, power)) / (power * rate);
}

DecayCurve grow_defects(const DefectGrowth& growth, double drive, const RadianceOfTraps& radiance,
                        const std::vector<double>& times) {
    DecayCurve out;
    out.times = times;
    for (const double time : times) {
        const double nonradiative = nonradiative_after(growth, drive, time);
        out.values.push_back(std::isinf(nonradiative) ? 0
                                                      : finite_radiance(radiance, nonradiative));
    }
    return out;
}

double growth_lifetime(const DefectGrowth& growth, double drive, const RadianceOfTraps& radiance,
                       double share) {
    growth.validate();
    if (!(share > 0 && share < 1)) throw InputError("a share must lie between 0 and 1");
    const double fresh = finite_radiance(radiance, growth.initial);
    if (!(fresh > 0)) throw RunError("the fresh device gives no light");
    if (!(finite_radiance(radiance, 10 * growth.initial) <= fresh)) {
        throw RunError("the device's radiance rises with k_nr: no lifetime follows");
    }
    const double log_rate = log_rate_at(radiance, growth.initial, share * fresh);
    if (std::isinf(log_rate)) return infinite;
    return time_to_nonradiative(growth, drive, std::exp(log_rate));
}

PowerLaw acceleration_of(const DefectGrowth& growth, const std::vector<double>& drives,
                         const DrivenRadiance& radiance, double share) {
    std::vector<double> levels, seconds;
    for (const double drive : drives) {
        const RadianceOfTraps at = [&](double nonradiative) {
            return radiance(drive, nonradiative);
        };
        levels.push_back(finite_radiance(at, growth.initial));
        seconds.push_back(growth_lifetime(growth, drive, at, share));
    }
    return fit_power_law(levels, seconds);
}

}  // namespace anchorite::lifetime
