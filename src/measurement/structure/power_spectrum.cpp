#include "anchorite/measurement/structure/power_spectrum.hpp"

#include <fftw3.h>

#include <cmath>
#include <memory>
#include <mutex>
#include <numeric>

#include "hann_window.hpp"

namespace anchorite::measurement {

namespace {

struct Free {
    void operator()(void* memory) const { fftw_free(memory); }
};

/// FFTW plans in one thread at a time.
std::mutex& planning() {
    static std::mutex mutex;
    return mutex;
}

std::vector<double> window_of(SpectrumWindow window, std::size_t length) {
    return window == SpectrumWindow::hann ? hann_window(length) : std::vector<double>(length, 1.0);
}

}  // namespace

PowerSpectrum power_spectrum(const ImageMap& image, SpectrumWindow window) {
    image.validate();
    const std::size_t half = image.columns / 2 + 1;
    const std::unique_ptr<double, Free> in(fftw_alloc_real(image.values.size()));
    const std::unique_ptr<fftw_complex, Free> out(fftw_alloc_complex(half * image.rows));
    fftw_plan plan = nullptr;
    {
        const std::lock_guard lock(planning());
        plan = fftw_plan_dft_r2c_2d(static_cast<int>(image.rows), static_cast<int>(image.columns),
                                    in.get(), out.get(), FFTW_ESTIMATE);
    }
    const auto wx = window_of(window, image.columns), wy = window_of(window, image.rows);
    const double mean = std::accumulate(image.values.begin(), image.values.end(), 0.0) /
                        static_cast<double>(image.values.size());
    for (std::size_t r = 0; r < image.rows; ++r) {
        for (std::size_t c = 0; c < image.columns; ++c) {
            const std::size_t i = r * image.columns + c;
            in.get()[i] = wx[c] * wy[r] * (image.values[i] - mean);
        }
    }
    fftw_execute(plan);
    {
        const std::lock_guard lock(planning());
        fftw_destroy_plan(plan);
    }
    PowerSpectrum spectrum;
    spectrum.columns = half;
    spectrum.rows = image.rows;
    spectrum.step_x = 1 / (image.step_x * static_cast<double>(image.columns));
    spectrum.step_y = 1 / (image.step_y * static_cast<double>(image.rows));
    spectrum.power.resize(half * image.rows);
    for (std::size_t i = 0; i < spectrum.power.size(); ++i) {
        const double re = out.get()[i][0], im = out.get()[i][1];
        spectrum.power[i] = re * re + im * im;
    }
    spectrum.window_power = std::inner_product(wx.begin(), wx.end(), wx.begin(), 0.0) *
                            std::inner_product(wy.begin(), wy.end(), wy.begin(), 0.0);
    return spectrum;
}

}  // namespace anchorite::measurement
