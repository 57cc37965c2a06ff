#pragma once

#include <string>
#include <vector>

#include "anchorite/lifetime/decay_fit.hpp"
#include "anchorite/lifetime/level.hpp"

namespace anchorite::lifetime {

/// A lifetime at an initial level. `Level` is Radiance or Luminance, `Lifetime` is
/// InterpolatedLifetime or ModelledLifetime; a list holds one of each, so that neither mixes.
template <class Level, class Lifetime>
struct LevelLifetime {
    Level level;
    Lifetime lifetime;
};

/// What the law R0ⁿ T = constant gives at a level: measured nowhere.
struct ExtrapolatedLifetime {
    double seconds = 0;  ///< [s]
    Interval interval;   ///< [s]
    double reach = 1;    ///< nearest level measured over this one, or its inverse; 1: inside
};

/// ln T = intercept - n ln(R0/centre).
struct PowerLaw {
    double n = 0;  ///< acceleration factor
    Interval n_interval;
    double centre = 1;                  ///< geometric mean of the levels, in their unit
    double intercept = 0;               ///< ln of the lifetime there [ln s]
    double lowest = 0;                  ///< level measured
    double highest = 0;                 ///< level measured
    numerics::CurveFit fit;             ///< of (intercept, n)
    std::vector<std::string> warnings;  ///< for people
};

/// R0ⁿ T = constant with T in terms of one kind of level and lifetime.
template <class Level, class Lifetime>
struct AccelerationLaw {
    PowerLaw law;
    double share = 0.5;  ///< of R0 that the lifetimes are times to
};

/// Least squares in logarithms over plain numbers; what the typed functions stand on.
/// @throws InputError  fewer than two levels, all the same level, a value that is not positive
PowerLaw fit_power_law(const std::vector<double>& levels, const std::vector<double>& seconds,
                       const numerics::CurveFitOptions& options = {});

/// The law at a level, with the interval of a new device (parameters and scatter).
/// @throws InputError  a level that is not positive
ExtrapolatedLifetime evaluate(const PowerLaw& law, double level);

/// @throws InputError  lifetimes to different shares
void check_one_share(const std::vector<double>& shares);

/// The acceleration law of several drive levels. Two levels give n without interval; fewer than
/// four, and n outside 1 ... 3, are warned of.
/// @throws InputError  as fit_power_law; lifetimes to different shares
template <class Level, class Lifetime>
AccelerationLaw<Level, Lifetime> fit_acceleration(
    const std::vector<LevelLifetime<Level, Lifetime>>& points,
    const numerics::CurveFitOptions& options = {}) {
    std::vector<double> levels, seconds, shares;
    for (const auto& point : points) {
        levels.push_back(point.level.value);
        seconds.push_back(point.lifetime.seconds);
        shares.push_back(point.lifetime.share);
    }
    check_one_share(shares);
    return {fit_power_law(levels, seconds, options), shares.empty() ? 0.5 : shares.front()};
}

/// Lifetime at a level of the law's own kind. @throws InputError  as evaluate
template <class Level, class Lifetime>
ExtrapolatedLifetime lifetime_at(const AccelerationLaw<Level, Lifetime>& law, Level level) {
    return evaluate(law.law, level.value);
}

/// A radiance law at a luminance, through the efficacy of this device's light.
/// @throws InputError  as evaluate and to_radiance
template <class Lifetime>
ExtrapolatedLifetime lifetime_at(const AccelerationLaw<Radiance, Lifetime>& law, Luminance level,
                                 LuminousEfficacy efficacy) {
    return evaluate(law.law, to_radiance(level, efficacy).value);
}

/// A luminance law at a radiance. @throws InputError  as evaluate and to_luminance
template <class Lifetime>
ExtrapolatedLifetime lifetime_at(const AccelerationLaw<Luminance, Lifetime>& law, Radiance level,
                                 LuminousEfficacy efficacy) {
    return evaluate(law.law, to_luminance(level, efficacy).value);
}

/// Whether the decays at several levels have one shape, without which n means nothing: empty, or a
/// sentence naming the levels whose stretching exponents differ beyond their intervals.
std::string shape_warning(const std::vector<DecayFit>& fits);

}  // namespace anchorite::lifetime
