#include "anchorite/device/edge_flux.hpp"

#include <cmath>

#include "anchorite/numerics/bernoulli.hpp"
#include "anchorite/numerics/bernoulli_pieces.hpp"

namespace anchorite::device {

namespace {

/// m = d ln c / d eta along an edge, and its derivatives.
struct MeanSlope {
    double m = 1;
    double of_right = 0;
    double of_both = 0;
};

/// The quotient of the differences; for close ends its corrected trapezoidal rule instead, whose
/// error is of the order of the fourth power of the difference.
MeanSlope mean_slope(const EdgeEnd& left, const EdgeEnd& right, double d_eta) {
    constexpr double close = 0.02;
    const auto& a = left.occupation;
    const auto& b = right.occupation;
    if (std::abs(d_eta) < close) {
        return {(a.slope + b.slope) / 2 - d_eta * (b.curvature - a.curvature) / 12,
                b.curvature / 3 + a.curvature / 6, (a.curvature + b.curvature) / 2};
    }
    // where all sites are nearly full, ln F = const - ln(1 + empty), empty = slope / (1 - slope)
    constexpr double full = 1e-4;
    const bool saturated = a.slope < full && b.slope < full;
    const double empty = b.slope / (1 - b.slope);
    const double rise = saturated ? std::log1p((a.slope / (1 - a.slope) - empty) / (1 + empty))
                                  : b.log_share - a.log_share;
    const double m = rise / d_eta;
    return {m, (b.slope - m) / d_eta, (b.slope - a.slope) / d_eta};
}

/// How the exponents change with one variable.
struct Variation {
    double eta_right;  ///< of the right end
    double zeta;       ///< of the difference of z phi
    double m;          ///< of MeanSlope::m
};

/// What the ends make of the flux. A polynomial in place of the Bernoulli function (`Exact` false)
/// acts as a driving force of its own.
template <bool Exact>
struct Kernel {
    const EdgeEnd& left;
    const EdgeEnd& right;
    double d_zeta;
    MeanSlope slope;
    double a;      ///< d_zeta x m: the driving force
    double x;      ///< logarithmic density difference that would be without it
    double p;      ///< c_i B(-x)
    double q;      ///< c_j B(x) = p exp(a)
    double value;  ///< p - q, from the driving force
    double b_derivative;
    double drive;
    double of_x = 0;  ///< d a / d x at given d_zeta and m

    Kernel(const EdgeEnd& i, const EdgeEnd& j, double d_zeta_, const MeanSlope& slope_,
           [[maybe_unused]] int piece)
        : left(i),
          right(j),
          d_zeta(d_zeta_),
          slope(slope_),
          a(d_zeta * slope.m),
          x(j.log_density - i.log_density - a) {
        if constexpr (Exact) {
            // the end with the larger product is taken, so that no exponential overflows
            const auto b = numerics::bernoulli_pair(a <= 0 ? -x : x);
            set(b.value, b.derivative);
        } else {
            const auto b = numerics::bernoulli_polynomial(x, piece);
            a += b.offset;
            of_x = b.offset_derivative;
            set(a <= 0 ? b.minus : b.plus, a <= 0 ? b.minus_derivative : b.plus_derivative);
        }
    }

    void set(double bernoulli, double derivative) {
        if (a <= 0) {
            drive = std::expm1(a);
            p = left.density * bernoulli;
            q = p * (drive + 1);
            value = -p * drive;
            b_derivative = left.density * derivative;
        } else {
            drive = std::expm1(-a);
            q = right.density * bernoulli;
            p = q * (drive + 1);
            value = q * drive;
            b_derivative = right.density * derivative;
        }
    }

    /// Change of the driving force when d_zeta m changes by `change` and x by `dx`.
    [[nodiscard]] double drive_change(double change, [[maybe_unused]] double dx) const {
        if constexpr (Exact) return change;
        return change + of_x * dx;
    }

    /// Derivative of `value` when only the right end changes.
    [[nodiscard]] double right_end(const Variation& by) const {
        const double l = right.occupation.slope * by.eta_right;
        const double change = slope.m * by.zeta + d_zeta * by.m;
        const double dx = l - change;
        const double da = drive_change(change, dx);
        if (a <= 0) return b_derivative * dx * drive - q * da;
        return (q * l + b_derivative * dx) * drive - p * da;
    }

    /// Derivative of `value` when eta changes alike at both ends.
    [[nodiscard]] double both_ends() const {
        const double change = d_zeta * slope.of_both;
        const double dx = right.occupation.slope - left.occupation.slope - change;
        const double da = drive_change(change, dx);
        if (a <= 0) return value * left.occupation.slope + b_derivative * dx * drive - q * da;
        return value * right.occupation.slope + b_derivative * dx * drive - p * da;
    }
};

template <bool Exact>
EdgeFlux flux_in_layer(int z, double conductance, const EdgeEnd& left, const EdgeEnd& right,
                       double d_u, double d_phi, int piece) {
    const double d_zeta = z * d_phi;
    const auto slope = mean_slope(left, right, d_zeta - z * d_u);
    const Kernel<Exact> kernel(left, right, d_zeta, slope, piece);
    const double k = conductance / slope.m;
    const double per_m = kernel.value / slope.m;  // K / m also changes
    const auto with = [&](double change, double dm) { return k * (change - per_m * dm); };
    const double right_phi = kernel.right_end({1, 1, slope.of_right});
    const double right_u = kernel.right_end({1, 0, slope.of_right});
    const double both = with(kernel.both_ends(), slope.of_both);
    return {k * kernel.value, z * with(right_phi, slope.of_right),
            -z * with(right_u, slope.of_right), z * both, -z * both};
}

template <bool Exact>
EdgeFlux flux_across(int z, double velocity, const EdgeEnd& left, const EdgeEnd& right,
                     double d_phi, int piece) {
    const Kernel<Exact> kernel(left, right, z * d_phi, {}, piece);
    const double both = velocity * kernel.both_ends();
    return {velocity * kernel.value, z * velocity * kernel.right_end({1, 1, 0}),
            -z * velocity * kernel.right_end({1, 0, 0}), z * both, -z * both};
}

}  // namespace

EdgeFlux layer_flux(int z, double conductance, const EdgeEnd& left, const EdgeEnd& right,
                    double d_u, double d_phi, int piece) {
    return piece == numerics::exact_piece
               ? flux_in_layer<true>(z, conductance, left, right, d_u, d_phi, piece)
               : flux_in_layer<false>(z, conductance, left, right, d_u, d_phi, piece);
}

EdgeFlux interface_flux(int z, double velocity, const EdgeEnd& left, const EdgeEnd& right,
                        double d_phi, int piece) {
    return piece == numerics::exact_piece
               ? flux_across<true>(z, velocity, left, right, d_phi, piece)
               : flux_across<false>(z, velocity, left, right, d_phi, piece);
}

}  // namespace anchorite::device
