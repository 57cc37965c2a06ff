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

}  // namespace anchorite::lifetime
