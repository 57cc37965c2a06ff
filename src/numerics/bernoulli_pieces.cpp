#include "anchorite/numerics/bernoulli_pieces.hpp"

#include <array>
#include <cmath>

namespace anchorite::numerics {

namespace {

/// Coefficients of x^2, x^4 ... in x/2 coth(x/2), the even part of the Bernoulli function.
constexpr std::array<double, 10> even{1.0 / 12,
                                      -1.0 / 720,
                                      1.0 / 30240,
                                      -1.0 / 1209600,
                                      1.0 / 47900160,
                                      -691.0 / 1307674368000.0,
                                      1.0 / 74724249600.0,
                                      -3617.0 / 10670622842880000.0,
                                      43867.0 / 5109094217170944000.0,
                                      -174611.0 / 802857662698291200000.0};

}  // namespace

int bernoulli_piece(double x) {
    const double size = std::abs(x);
    return size < 0.05 ? 0 : size < 0.45 ? 1 : size < 1.5 ? 2 : exact_piece;
}

BernoulliPolynomial bernoulli_polynomial(double x, int piece) {
    const double y = x * x;
    double kept = 1;
    double slope = 0;
    double left_out = 0;
    double power = y;
    for (int k = 0; k < static_cast<int>(even.size()); ++k, power *= y) {
        const double term = even[static_cast<std::size_t>(k)] * power;
        (k < piece ? kept : left_out) += term;
        if (k < piece && x != 0) slope += 2 * (k + 1) * term / x;
    }
    BernoulliPolynomial made{};
    made.plus = kept - x / 2;
    made.minus = kept + x / 2;
    made.plus_derivative = slope - 0.5;
    made.minus_derivative = -slope - 0.5;
    // ln(B(x)/B(-x)) is -2 artanh(x / 2E) with E the even part, and -x for the whole of E
    const double whole = kept + left_out;
    made.offset = -2 * std::atanh(x / 2 * left_out / (kept * whole - y / 4));
    made.offset_derivative = 1 - (kept - x * slope) / (kept * kept - y / 4);
    return made;
}

}  // namespace anchorite::numerics
