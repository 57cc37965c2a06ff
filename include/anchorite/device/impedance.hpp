#pragma once

#include <complex>
#include <vector>

#include "anchorite/device/adapt.hpp"
#include "anchorite/device/grid.hpp"
#include "anchorite/device/steady.hpp"

namespace anchorite::device {

/// How a small-signal response is computed.
struct ImpedanceOptions {
    GridOptions grid;
    bool adapt = true;  ///< cut cells where the steady state asks for it
    AdaptOptions adaption;
    ContinuationOptions continuation;
    bool ions_move = true;  ///< else they stay where the bias put them
};

/// Response of the layers to a small alternating voltage.
struct ImpedancePoint {
    double frequency = 0;             ///< [Hz]
    std::complex<double> admittance;  ///< of the layers [S/m^2]
    std::complex<double> impedance;   ///< with series and shunt resistance [ohm m^2]
    double capacitance = 0;           ///< Im(admittance) / (2 pi f) [F/m^2]
};

/// Linearises the time-dependent equations at the steady state of a bias and solves them at each
/// frequency: carriers and ions are stored, traps fill and empty with their own rates, displacement
/// flows (Laux, IEEE Trans. Electron Devices 32 (1985) 2028).
/// @throws InputError  as Device::validate; a frequency that is not positive
/// @throws RunError    the steady state did not converge, or the linear system is singular
std::vector<ImpedancePoint> impedance(const Device& device, double bias,
                                      const std::vector<double>& frequencies,
                                      const ImpedanceOptions& options = {});

}  // namespace anchorite::device
