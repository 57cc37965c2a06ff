#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "anchorite/optics/tolerance.hpp"
#include "anchorite/study/prediction.hpp"

NLOHMANN_JSON_NAMESPACE_BEGIN
/// A value or null.
template <class T>
struct adl_serializer<std::optional<T>> {
    static void to_json(json& out, const std::optional<T>& value) {
        out = value ? json(*value) : json(nullptr);
    }
    static void from_json(const json& in, std::optional<T>& value) {
        value = in.is_null() ? std::nullopt : std::optional<T>(in.get<T>());
    }
};
NLOHMANN_JSON_NAMESPACE_END

namespace anchorite::numerics {
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Interval, low, high)
}

namespace anchorite::study {

/// What the diodes of all samples need of the stack's optics.
struct StackOptics {
    StageSpectrum spectrum;
    double lumens_per_watt = 0;
    double efficiency = 0;  ///< of the stack's own dots
    double low = 0;         ///< 5th percentile of it over the stated tolerances
    double high = 0;        ///< 95th percentile
};

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Predicted, value, interval)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(StageSpectrum, wavelengths, power, peak, fwhm, x, y)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(StackOptics, spectrum, lumens_per_watt, efficiency, low, high)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(DiodeCurves, name, voltage, current, radiance, external, turn_on,
                                   best, best_current, first_roll_off, second_roll_off, failed)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(HoleOnlyCurve, name, trap_density, voltage, current, limit,
                                   measured, objections)

}  // namespace anchorite::study
