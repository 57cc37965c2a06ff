#include <cmath>

#include "optics/dipole_kernel.hpp"

namespace anchorite::optics {
namespace {

/// Re q (1 - r)(1 + r)*: flux at the dipole for an amplitude 1.
double plane(Complex q, Complex reflection) {
    return q.real() * (1 - std::norm(reflection)) + 2 * q.imag() * reflection.imag();
}

/// Flux of each source out of one of s and one of p.
BySource shared(const BySource& flux, double share_s, double share_p) {
    return {flux.vertical * share_p, flux.horizontal_s * share_s, flux.horizontal_p * share_p};
}

BySource sum(const BySource& a, const BySource& b) {
    return {a.vertical + b.vertical, a.horizontal_s + b.horizontal_s,
            a.horizontal_p + b.horizontal_p};
}

}  // namespace

BySource DipoleKernel::through(std::size_t d, bool upwards, double flux_s, double flux_p,
                               double u) const {
    const double vertical = 1.5 * u * u * u * p_.weight[d] * flux_p;
    const double horizontal = 0.75 * u;
    return {vertical * (upwards ? p_.plus_down : p_.plus_up)[d],
            horizontal * s_.weight[d] * flux_s * (upwards ? s_.plus_down : s_.plus_up)[d],
            horizontal * p_.weight[d] * flux_p * (upwards ? p_.minus_down : p_.minus_up)[d]};
}

void DipoleKernel::add_reabsorption(std::size_t d, double u, double factor, double* vertical,
                                    double* horizontal) const {
    const Complex q_s = above_.s.ladder.q.front(), q_p = above_.p.ladder.q.front();
    const double up_s = plane(q_s, s_.up(d)) - up_.size[d] * above_.s.boundary;
    const double down_s = plane(q_s, s_.down(d)) - down_.size[d] * below_.s.boundary;
    const double up_p = plane(q_p, p_.up(d)) - up_.size[d] * above_.p.boundary;
    const double down_p = plane(q_p, p_.down(d)) - down_.size[d] * below_.p.boundary;
    const BySource up = through(d, true, up_s, up_p, u),
                   down = through(d, false, down_s, down_p, u);
    *vertical = factor * (up.vertical + down.vertical);
    *horizontal =
        factor * (up.horizontal_s + up.horizontal_p + down.horizontal_s + down.horizontal_p);
}

void DipoleKernel::flows(double u, std::vector<Dissipation>& flows) {
    prepare(u);
    set_phases(below_.waves.kz.front());
    set_standing(below_.s, above_.s, s_);
    set_standing(below_.p, above_.p, p_);
    flows.assign(dipoles(), {});
    const Complex q_s = above_.s.ladder.q.front(), q_p = above_.p.ladder.q.front();
    for (std::size_t d = 0; d < dipoles(); ++d) {
        Dissipation& flow = flows[d];
        const Complex a_s = s_.up(d), b_s = s_.down(d), a_p = p_.up(d), b_p = p_.down(d);
        const Complex loop_s = 1.0 - a_s * b_s, loop_p = 1.0 - a_p * b_p;
        flow.total = {1.5 * u * u * u * ((1.0 + a_p) * (1.0 + b_p) / (q_p * loop_p)).real(),
                      0.75 * u * ((1.0 + a_s) * (1.0 + b_s) / (q_s * loop_s)).real(),
                      0.75 * u * (q_p * (1.0 - a_p) * (1.0 - b_p) / loop_p).real()};
        flow.down = through(d, false, plane(q_s, b_s), plane(q_p, b_p), u);
        flow.up = through(d, true, plane(q_s, a_s), plane(q_p, a_p), u);
        const BySource below = through(d, false, down_.size[d] * below_.s.boundary,
                                       down_.size[d] * below_.p.boundary, u);
        const BySource above =
            through(d, true, up_.size[d] * above_.s.boundary, up_.size[d] * above_.p.boundary, u);
        flow.enters_below = shared(below, below_.s.passes, below_.p.passes);
        flow.enters_above = shared(above, above_.s.passes, above_.p.passes);
        const auto leaving = [&](std::size_t channel) {
            const std::size_t c = geometry_.layers + channel;
            return sum(shared(below, below_.s.shares[c], below_.p.shares[c]),
                       shared(above, above_.s.shares[c], above_.p.shares[c]));
        };
        flow.leaves_below = leaving(bottom);
        flow.leaves_above = leaving(top);
    }
}

}  // namespace anchorite::optics
