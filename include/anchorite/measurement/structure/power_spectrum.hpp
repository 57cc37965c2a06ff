#pragma once

#include <cstddef>
#include <vector>

#include "anchorite/measurement/structure/image_map.hpp"

namespace anchorite::measurement {

/// What an image is multiplied by before its Fourier transform.
enum class SpectrumWindow { none, hann };

/// Power of an image over spatial frequency, the mean removed.
struct PowerSpectrum {
    std::size_t columns = 0;    ///< x frequencies from 0 on: image columns/2 + 1
    std::size_t rows = 0;       ///< y frequencies, first the positive ones as FFTW orders them
    double step_x = 0;          ///< between frequencies [1/length]
    double step_y = 0;          ///< [1/length]
    std::vector<double> power;  ///< squared modulus of the windowed sum, row by row
    double window_power = 0;    ///< Σw²: white noise of variance v has power v Σw²
};

/// @throws InputError  the image is not valid
PowerSpectrum power_spectrum(const ImageMap& image, SpectrumWindow window = SpectrumWindow::hann);

}  // namespace anchorite::measurement
