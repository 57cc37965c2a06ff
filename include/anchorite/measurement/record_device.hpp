#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/base/located.hpp"
#include "anchorite/base/schema.hpp"

namespace anchorite::measurement {

/// The light of a device: a Gaussian of this peak and width.
struct LightReport {
    std::optional<double> peak;  ///< [m]
    std::optional<double> fwhm;  ///< [m]
};

/// One [[device.point]] of a curve: two of the three give the third.
struct OperatingPoint {
    Located<double> current_density;          ///< [A/m²]
    std::optional<Located<double>> radiance;  ///< [W/(sr m²)]
    std::optional<Located<double>> eqe;
    std::string from;
};

/// One [[device]]: the figures of a light-emitting diode.
struct DeviceReport {
    Located<std::string> name;
    std::optional<Located<double>> radiance_max;  ///< [W/(sr m²)]
    std::optional<Located<double>> eqe_max;       ///< champion
    std::optional<Located<double>> eqe_average;   ///< mean over devices
    std::optional<double> plqy;                   ///< of the emitter
    std::optional<Located<std::string>> stack;    ///< a stack file, relative to the record
    std::optional<double> peak;                   ///< [m]
    std::optional<double> fwhm;                   ///< [m]
    std::optional<Located<std::array<double, 2>>> cie;
    std::vector<OperatingPoint> points;
    std::string from;
    bool measured = false;  ///< by an analysis of files here, not reported
};

/// One [[lifetime.level]]: a lifetime measured at a drive level.
struct LifetimeLevel {
    Located<double> radiance;  ///< [W/(sr m²)]
    double t50 = 0;            ///< [s]
};

/// One [[lifetime]]: T50 at a level of radiance or luminance, by R0ⁿ T50 = constant.
struct LifetimeReport {
    Located<std::string> name;
    Located<double> t50;                        ///< [s]
    std::optional<Located<double>> radiance;    ///< initial [W/(sr m²)]; either this
    std::optional<Located<double>> luminance;   ///< or this [cd/m²]
    std::optional<double> acceleration;         ///< n
    std::optional<double> peak;                 ///< of the device's light [m]
    std::optional<double> fwhm;                 ///< [m]
    std::optional<Located<double>> stands_for;  ///< luminance the level is said to be [cd/m²]
    std::optional<double> stands_for_peak;      ///< of the light it is said for [m]
    std::optional<double> stands_for_fwhm;      ///< [m]
    std::vector<LifetimeLevel> levels;
    std::string from;
};

/// One [[repeated]]: one quantity that a report gives more than once.
struct RepeatedValue {
    Located<std::string> name;
    std::vector<std::string> values;  ///< numbers with or without "%"
    std::vector<std::string> from;    ///< as many, where each stands; may be empty
};

/// The table [light] of a record.
Schema<LightReport> light_schema();

/// The table [[device]] of a record.
Schema<DeviceReport> device_schema();

/// The table [[lifetime]] of a record.
Schema<LifetimeReport> lifetime_schema();

/// The table [[repeated]] of a record.
Schema<RepeatedValue> repeated_schema();

}  // namespace anchorite::measurement
