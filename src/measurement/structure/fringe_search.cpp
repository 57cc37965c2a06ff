#include "anchorite/measurement/structure/fringe_search.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>
#include <numeric>

#include "anchorite/base/error.hpp"
#include "anchorite/numerics/median.hpp"
#include "hann_window.hpp"

namespace anchorite::measurement {

namespace {

constexpr double pi = std::numbers::pi;
constexpr long clear_of_peak = 4;  ///< bins that a Hann window's peak fills
constexpr long around_peak = 14;   ///< bins in which its noise is looked at

/// A maximum of the power spectrum.
struct Maximum {
    long column;
    long row;  ///< negative frequencies negative
    double power;
    double noise;  ///< mean power of the noise around it
};

class Spectrum {
public:
    explicit Spectrum(const PowerSpectrum& spectrum) : s_(&spectrum) {}

    /// Power at any bin, by the symmetry of a real image.
    [[nodiscard]] double at(long column, long row) const {
        if (column < 0) column = -column, row = -row;
        const long rows = static_cast<long>(s_->rows), columns = static_cast<long>(s_->columns);
        if (column >= columns) return 0;
        const long wrapped = ((row % rows) + rows) % rows;
        return s_->power[static_cast<std::size_t>(wrapped * columns + column)];
    }

    /// Mean of exponentially distributed noise around a bin, from its median.
    [[nodiscard]] double noise(long column, long row) const {
        std::vector<double> around;
        for (long r = -around_peak; r <= around_peak; ++r) {
            for (long c = -around_peak; c <= around_peak; ++c) {
                if (std::max(std::abs(r), std::abs(c)) <= clear_of_peak) continue;
                around.push_back(at(column + c, row + r));
            }
        }
        return numerics::median(std::move(around)) / std::numbers::ln2;
    }

    [[nodiscard]] bool is_maximum(long column, long row) const {
        const double here = at(column, row);
        for (long r = -2; r <= 2; ++r) {
            for (long c = -2; c <= 2; ++c) {
                if ((r != 0 || c != 0) && at(column + c, row + r) > here) return false;
            }
        }
        return here > 0;
    }

    [[nodiscard]] double frequency(long column, long row) const {
        return std::hypot(static_cast<double>(column) * s_->step_x,
                          static_cast<double>(row) * s_->step_y);
    }

private:
    const PowerSpectrum* s_;
};

std::vector<Maximum> maxima(const PowerSpectrum& spectrum, double least, double most,
                            double significance) {
    const Spectrum at(spectrum);
    const long rows = static_cast<long>(spectrum.rows);
    std::vector<Maximum> out;
    for (long column = 0; column < static_cast<long>(spectrum.columns); ++column) {
        for (long row = -(rows - 1) / 2; row <= rows / 2; ++row) {
            if (column == 0 && row <= 0) continue;
            const double frequency = at.frequency(column, row);
            if (!(frequency >= least && frequency <= most) || !at.is_maximum(column, row)) continue;
            const double noise = at.noise(column, row);
            const double power = at.at(column, row);
            if (power >= significance * noise) out.push_back({column, row, power, noise});
        }
    }
    std::ranges::sort(out, std::greater{}, &Maximum::power);
    return out;
}

/// Windowed Fourier sums of an image at one frequency, coordinates about the window's centre.
struct Sums {
    std::complex<double> s;                 ///< Σ w I e^(-iqr)
    std::array<std::complex<double>, 2> d;  ///< Σ w x I e^(-iqr), and with y
};

/// The image times its window, with what its moments are.
class WindowedImage {
public:
    explicit WindowedImage(const ImageMap& image)
        : image_(&image), wx_(hann_window(image.columns)), wy_(hann_window(image.rows)) {
        mean_ = std::accumulate(image.values.begin(), image.values.end(), 0.0) /
                static_cast<double>(image.values.size());
    }

    [[nodiscard]] Sums sums(double qx, double qy) const {
        const auto ex = waves(image_->columns, qx * image_->step_x);
        const auto ey = waves(image_->rows, qy * image_->step_y);
        Sums out{};
        for (std::size_t r = 0; r < image_->rows; ++r) {
            std::complex<double> row = 0, row_x = 0;
            const double* values = image_->values.data() + r * image_->columns;
            for (std::size_t c = 0; c < image_->columns; ++c) {
                const std::complex<double> term = wx_[c] * (values[c] - mean_) * ex[c];
                row += term;
                row_x += place(c, image_->columns) * term;
            }
            const std::complex<double> weight = wy_[r] * ey[r];
            out.s += weight * row;
            out.d[0] += weight * row_x;
            out.d[1] += weight * place(r, image_->rows) * row;
        }
        return out;
    }

    /// Σw, Σw x², Σw² x² along one axis in pixels.
    struct Moments {
        double sum = 0;
        double second = 0;
        double squares = 0;
        double squared_second = 0;
    };
    [[nodiscard]] static Moments moments(const std::vector<double>& window) {
        Moments out;
        for (std::size_t i = 0; i < window.size(); ++i) {
            const double x = place(i, window.size()), w = window[i];
            out.sum += w;
            out.second += w * x * x;
            out.squares += w * w;
            out.squared_second += w * w * x * x;
        }
        return out;
    }
    [[nodiscard]] Moments x_moments() const { return moments(wx_); }
    [[nodiscard]] Moments y_moments() const { return moments(wy_); }

private:
    static double place(std::size_t i, std::size_t length) {
        return static_cast<double>(i) - 0.5 * static_cast<double>(length);
    }
    static std::vector<std::complex<double>> waves(std::size_t length, double phase) {
        std::vector<std::complex<double>> out(length);
        for (std::size_t i = 0; i < length; ++i)
            out[i] = std::polar(1.0, -phase * place(i, length));
        return out;
    }

    const ImageMap* image_;
    std::vector<double> wx_;
    std::vector<double> wy_;
    double mean_ = 0;
};

/// Angular frequencies at the maximum of |Σ w I e^(-iqr)| near a start. For a pure wave the
/// logarithm's slope is -(q - q₀) Σwx²/Σw, which gives the step.
std::array<double, 2> refined(const WindowedImage& windowed, const ImageMap& image,
                              std::array<double, 2> q) {
    const auto mx = windowed.x_moments(), my = windowed.y_moments();
    for (int round = 0; round < 12; ++round) {
        const Sums sums = windowed.sums(q[0], q[1]);
        const double x = std::imag(sums.d[0] / sums.s) * mx.sum / mx.second;
        const double y = std::imag(sums.d[1] / sums.s) * my.sum / my.second;
        q[0] += x / image.step_x;
        q[1] += y / image.step_y;
        if (std::abs(x) * static_cast<double>(image.columns) < 1e-7 &&
            std::abs(y) * static_cast<double>(image.rows) < 1e-7) {
            break;
        }
    }
    return q;
}

Fringe fringe_at(const WindowedImage& windowed, const ImageMap& image,
                 const PowerSpectrum& spectrum, const Maximum& maximum,
                 const FringeOptions& options) {
    const std::array<double, 2> q =
        refined(windowed, image,
                {2 * pi * static_cast<double>(maximum.column) * spectrum.step_x,
                 2 * pi * static_cast<double>(maximum.row) * spectrum.step_y});
    const auto mx = windowed.x_moments(), my = windowed.y_moments();
    const double sum = std::abs(windowed.sums(q[0], q[1]).s);
    Fringe out;
    out.amplitude = 2 * sum / (mx.sum * my.sum);
    out.significance = sum * sum / maximum.noise;
    const double variance = maximum.noise / spectrum.window_power;  // of white noise like it
    const double scale = 2 * variance / (out.amplitude * out.amplitude);
    const double vx =
        scale * mx.squared_second * my.squares / std::pow(mx.second * my.sum * image.step_x, 2);
    const double vy =
        scale * my.squared_second * mx.squares / std::pow(my.second * mx.sum * image.step_y, 2);
    out.frequency_x = q[0] / (2 * pi);
    out.frequency_y = q[1] / (2 * pi);
    out.frequency_x_error = std::sqrt(vx) / (2 * pi);
    out.frequency_y_error = std::sqrt(vy) / (2 * pi);
    const double frequency = std::hypot(out.frequency_x, out.frequency_y);
    out.spacing = 1 / frequency;
    const double along = std::hypot(out.frequency_x / frequency * out.frequency_x_error,
                                    out.frequency_y / frequency * out.frequency_y_error);
    out.fit_error = along / (frequency * frequency);
    out.error = std::hypot(out.fit_error, options.calibration_error * out.spacing);
    out.direction = std::atan(out.frequency_y / out.frequency_x) * 180 / pi;
    return out;
}

}  // namespace

void FringeOptions::validate() const {
    if (!(longest >= 0 && shortest >= 0) || (longest > 0 && longest <= shortest)) {
        throw InputError("the longest spacing must be longer than the shortest");
    }
    if (!(significance >= 10)) {
        throw InputError("power below 10 times the noise around it is common in noise");
    }
    if (!(calibration_error >= 0 && calibration_error < 1)) {
        throw InputError("the calibration's relative error must lie between 0 and 1");
    }
    if (most < 1) throw InputError("at least one set of fringes must be allowed");
}

std::vector<Fringe> find_fringes(const ImageMap& image, const FringeOptions& options) {
    options.validate();
    const PowerSpectrum spectrum = power_spectrum(image);
    const double side = std::min(image.step_x * static_cast<double>(image.columns),
                                 image.step_y * static_cast<double>(image.rows));
    const double longest = options.longest > 0 ? options.longest : side / 10;
    const double shortest =
        options.shortest > 0 ? options.shortest : 3 * std::max(image.step_x, image.step_y);
    auto found = maxima(spectrum, 1 / longest, 1 / shortest, options.significance);
    if (found.size() > options.most) found.resize(options.most);
    const WindowedImage windowed(image);
    std::vector<Fringe> out;
    for (const Maximum& maximum : found) {
        out.push_back(fringe_at(windowed, image, spectrum, maximum, options));
    }
    return out;
}

}  // namespace anchorite::measurement
