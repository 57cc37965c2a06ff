#pragma once

#include <complex>
#include <string>
#include <vector>

namespace anchorite::optics {

/// One layer as light sees it, at every wavelength of a calculation.
struct OpticalLayer {
    std::string name;
    double thickness = 0;  ///< [m]; means nothing for the two half-spaces
    bool coherent = true;  ///< false: thick, only intensities add up (a glass substrate)
    std::vector<std::complex<double>> index;  ///< n + ik, k >= 0 absorbing, one a wavelength
};

/// A planar stack in numbers alone: no materials, no files. Light runs as exp(i(kz - ωt)).
struct OpticalStack {
    std::vector<double> wavelengths;  ///< in vacuum, ascending [m]
    /// From the bottom half-space (the substrate's side) to the top one, both included.
    std::vector<OpticalLayer> layers;
    /// @throws InputError  fewer than two layers, a list of another length than wavelengths, a
    ///                     wavelength or thickness that is not positive, n <= 0 or k < 0
    void validate() const;
};

}  // namespace anchorite::optics
