#pragma once

#include <vector>

#include "anchorite/device/device.hpp"
#include "anchorite/device/grid.hpp"

namespace anchorite::test {

/// Which Bernoulli function x / (e^x - 1) the fluxes contain.
enum class Bernoulli {
    exact,
    pieces,  ///< SIMsalabim's: Taylor polynomials below |x| = 1.5, off by up to 8e-4
};

/// The steady equations that SIMsalabim 5.36 solves, on its grid: a second solver that shares
/// nothing with the program's own but the description of the device. One node on each side of an
/// interface with a cell between them; finite differences with a backward difference of the
/// permittivity; ions normalised by the trapezoidal rule; the last layer's cells scaled as if
/// there were one more of them. 80-bit numbers. (Its manual, versions 5.0 to 5.36; Koster et al.,
/// Phys. Rev. B 72, 085205 (2005); Selberherr, Analysis and Simulation of Semiconductor Devices,
/// 6.1.)
struct PeerOptions {
    int points = 1000;  ///< between the contacts
    double grading = 4;
    Bernoulli bernoulli = Bernoulli::exact;
};

/// A solved voltage.
struct PeerPoint {
    double voltage = 0;
    double current = 0;  ///< mean over the cells [A/m^2]
    bool converged = false;
};

/// Places of the nodes and the layer of each.
device::Grid peer_grid(const device::Device& device, const PeerOptions& options);

/// Current at each voltage; Newton's method from the program's own solution.
std::vector<PeerPoint> peer_curve(const device::Device& device, const std::vector<double>& voltages,
                                  const PeerOptions& options);

}  // namespace anchorite::test
