#include "anchorite/optics/mixing.hpp"

namespace anchorite::optics {
namespace {

using Complex = std::complex<double>;

/// Square root with Re > 0, or Im > 0 on the axis: the wave that decays where it goes.
Complex index_of(Complex permittivity) {
    const Complex root = std::sqrt(permittivity);
    return root.imag() < 0 ? -root : root;
}

}  // namespace

Complex bruggeman(Complex first, Complex second, double fraction) {
    const Complex e1 = first * first;
    const Complex e2 = second * second;
    const Complex b = (3 * fraction - 1) * e1 + (2 - 3 * fraction) * e2;
    const Complex root = std::sqrt(b * b + 8.0 * e1 * e2);
    // Of the two roots the physical one has Im ε >= 0, and Re ε > 0 where nothing absorbs.
    const Complex plus = (b + root) / 4.0;
    const Complex minus = (b - root) / 4.0;
    const bool take_plus =
        plus.imag() == minus.imag() ? plus.real() > minus.real() : plus.imag() > minus.imag();
    return index_of(take_plus ? plus : minus);
}

Complex maxwell_garnett(Complex inclusion, Complex host, double fraction) {
    const Complex e1 = inclusion * inclusion;
    const Complex e2 = host * host;
    const Complex polarisation = fraction * (e1 - e2) / (e1 + 2.0 * e2);
    return index_of(e2 * (1.0 + 2.0 * polarisation) / (1.0 - polarisation));
}

}  // namespace anchorite::optics
