#include <gsl/gsl_fft_complex.h>

#include <complex>
#include <vector>

#include "anchorite/measurement/kinetics/decay_columns.hpp"

namespace anchorite::measurement {

namespace {

using Spectrum = std::vector<std::complex<double>>;

double* raw(Spectrum& spectrum) {
    return reinterpret_cast<double*>(spectrum.data());
}

Spectrum transform(const Eigen::ArrayXd& values, std::size_t size) {
    Spectrum out(size);
    for (Eigen::Index i = 0; i < values.size(); ++i) {
        out[static_cast<std::size_t>(i)] = values(i);
    }
    gsl_fft_complex_radix2_forward(raw(out), 1, size);
    return out;
}

}  // namespace

Eigen::ArrayXd convolve(const Eigen::ArrayXd& a, const Eigen::ArrayXd& b) {
    // Long enough that the end of one row does not meet the beginning of the other.
    std::size_t size = 1;
    while (size < static_cast<std::size_t>(a.size() + b.size())) size *= 2;
    Spectrum product = transform(a, size);
    const Spectrum other = transform(b, size);
    for (std::size_t k = 0; k < size; ++k) product[k] *= other[k];
    gsl_fft_complex_radix2_inverse(raw(product), 1, size);
    Eigen::ArrayXd out(a.size());
    for (Eigen::Index i = 0; i < out.size(); ++i)
        out(i) = product[static_cast<std::size_t>(i)].real();
    return out;
}

}  // namespace anchorite::measurement
