#pragma once

namespace anchorite::numerics {

/// Pieces of SIMsalabim's Bernoulli function: Taylor polynomials of degree 1, 2 and 4 below |x| =
/// 0.05, 0.45 and 1.5, and the function itself (its manual, version 5.36, section 2.9).
inline constexpr int exact_piece = 3;

/// The piece that follows from x.
int bernoulli_piece(double x);

/// One polynomial piece at x. Both signs are given because fluxes contain B(x) and B(-x), whose
/// ratio is exp(-x) for the function itself and exp(-x + offset) for a polynomial.
struct BernoulliPolynomial {
    double plus;              ///< at x
    double minus;             ///< at -x
    double plus_derivative;   ///< dB/dx at x
    double minus_derivative;  ///< dB/dx at -x
    double offset;            ///< ln(B(x) / B(-x)) + x, without cancellation
    double offset_derivative;
};

/// The polynomial number `piece`, below exact_piece, for |x| up to a little more than 1.5.
BernoulliPolynomial bernoulli_polynomial(double x, int piece);

}  // namespace anchorite::numerics
