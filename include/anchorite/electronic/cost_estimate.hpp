#pragma once

#include "anchorite/electronic/result.hpp"

namespace anchorite::electronic {

/// Size of a plane-wave calculation.
struct PlaneWaveSize {
    double plane_waves = 0;  ///< per k-point
    double bands = 0;
    double k_points = 0;  ///< that are computed, after symmetry
};

/// What was measured on a small one.
struct MeasuredCost {
    PlaneWaveSize size;
    double seconds = 0;  ///< of one processor for one iteration of the density
};

/// A range, because the exponents of the parts are not measured.
struct CostRange {
    double low = 0;
    double high = 0;
};

/// Time and memory of a large plane-wave calculation.
struct CostEstimate {
    CostRange iteration_hours;  ///< processor hours of one iteration
    CostRange total_hours;      ///< processor hours of a whole self-consistency
    double memory = 0;          ///< of the processes together [bytes]
};

/// Number of plane waves up to a cutoff, V k³ / 6π² with k = √(2 m E) / ħ.
/// @param volume  of the cell [Å³]  @param cutoff  [Ry]
double plane_wave_count(double volume, double cutoff);

/// Cost of one iteration of a run that took a few.
/// @param size  of the run  @throws InputError  no iterations or no time
MeasuredCost measured_cost(const EngineResult& run, const PlaneWaveSize& size);

/// Scales a measured iteration. With N plane waves, b bands and k k-points applying the Hamiltonian
/// costs k b N log N (Fourier transforms: the lower bound, all of the time), orthogonalisation
/// k b² N (the upper bound, all of the time); see Payne et al., Rev. Mod. Phys. 64, 1045 (1992).
/// Memory is 4 k b N complex numbers of 16 bytes, the waves and three times as much beside them.
/// @param iterations  of the density until self-consistency, as a range
/// @param kept_k_points  whose waves are in memory at once; the others wait on disk
/// @throws InputError  a number is not positive
CostEstimate estimate_cost(const MeasuredCost& measured, const PlaneWaveSize& wanted,
                           const CostRange& iterations, double kept_k_points = 1);

}  // namespace anchorite::electronic
