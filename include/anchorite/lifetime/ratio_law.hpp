#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace anchorite::lifetime {

/// T50 ∝ (k_nr/k_r)⁻¹, anchored at a reference device: T50_ref · ratio_ref / ratio [s]. Seen within
/// 0.14 decades in the seven devices of Nat. Commun. 16, 8201 (2025); an observation on seven
/// points of one stack, not physics. DefectGrowth of order 2 behaves so.
/// @throws InputError  a value that is not positive
double lifetime_by_ratio(double reference_lifetime, double reference_ratio, double ratio);

/// log10 of measured over predicted lifetime of each device, the reference's being 0.
/// @throws InputError  lists of different length, a value that is not positive, no such reference
std::vector<double> decades_from_ratio_law(std::span<const double> lifetimes,
                                           std::span<const double> ratios, std::size_t reference);

/// The same law calibrated on several devices, slope kept at -1.
struct RatioLaw {
    double level = 0;      ///< mean of log10(T · k_nr/k_r) [log10 s]
    double deviation = 0;  ///< standard deviation of a device about it [decades]
    double half = 0;       ///< half width of the interval of a new device [decades]; infinite for
                           ///< one device
};

/// A lifetime the law gives.
struct RatioLifetime {
    double seconds = 0;  ///< [s]
    double low = 0;      ///< interval of a new device [s]
    double high = 0;     ///< [s]
};

/// Mean in logarithms. @throws InputError  no device, different length, a value that is not
/// positive
RatioLaw fit_ratio_law(std::span<const double> lifetimes, std::span<const double> ratios,
                       double confidence = 0.95);

/// Lifetime of a device with this k_nr/k_r. The interval knows the scatter of devices, and of the
/// ratio where its own ends are given. @throws InputError  a ratio that is not positive
RatioLifetime predict(const RatioLaw& law, double ratio, double ratio_low, double ratio_high);

}  // namespace anchorite::lifetime
