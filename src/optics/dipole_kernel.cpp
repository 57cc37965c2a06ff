#include "optics/dipole_kernel.hpp"

#include <algorithm>
#include <cmath>

namespace anchorite::optics {
namespace {

/// Below this share of |n m| a flux is the rounding of 1 - |r|².
constexpr double rounding = 1e-14;

Complex phase_over(Complex kz, double distance) {
    return std::exp(Complex(0, distance) * kz);
}

}  // namespace

DipoleKernel::DipoleKernel(const DipoleGeometry& geometry, bool reabsorption)
    : geometry_(geometry),
      reabsorption_(reabsorption),
      below_{geometry.below, {}, {}, {}},
      above_{geometry.above, {}, {}, {}},
      upwards_(geometry.upwards),
      downwards_(geometry.downwards) {
    for (Side* side : {&below_.s, &below_.p, &above_.s, &above_.p}) {
        side->shares.assign(entries(), 0.0);
    }
    under_.absorbed.assign(geometry.layers, 0.0);
    over_.absorbed.assign(geometry.layers, 0.0);
}

void DipoleKernel::set_emitter(bool lossy) {
    if (lossy == lossy_) return;
    lossy_ = lossy;
    const Complex value = lossy ? geometry_.lossy : 1.0;
    const auto set = [&](Media& media, std::size_t at) {
        media.permittivity[at] = value;
        media.inverse[at] = 1.0 / value;
    };
    set(below_.media, 0);
    set(above_.media, 0);
    if (geometry_.thickness > 0) {  // else it is a half-space, where rays lose nothing
        set(upwards_, geometry_.below.size() - 1);
        set(downwards_, geometry_.above.size() - 1);
    }
}

void DipoleKernel::follow(Half& half, Side& side, const std::vector<std::size_t>& layer,
                          const Outside& outside, double u, Polarization polarization) const {
    climb(half.media, half.waves, polarization, side.ladder);
    fluxes(half.waves, side.ladder, side.flux);
    const Complex n = side.ladder.n.front(), m = side.ladder.m.front();
    side.boundary = (n * std::conj(m)).real();
    side.passes = 0;
    std::ranges::fill(side.shares, 0.0);
    const double enters = side.flux.front();
    if (!(side.boundary > rounding * std::abs(n) * std::abs(m)) || !(enters > 0)) {
        side.boundary = 0;
        return;
    }
    const std::size_t last = side.flux.size();
    for (std::size_t j = 1; j < last; ++j) {
        side.shares[layer[j]] = (side.flux[j - 1] - side.flux[j]) / enters;
    }
    const double outwards = side.flux.back() / enters;
    if (!outside.window) {
        side.shares[layer[last]] = outwards;
    } else if (u < outside.index) {
        side.passes = outwards;
    }
}

void DipoleKernel::prepare(double u) {
    set_emitter(reabsorption_ && u < 1);
    for (Half* half : {&below_, &above_}) set_waves(half->media, u * u, half->waves);
    for (const auto polarization : {Polarization::s, Polarization::p}) {
        const bool s = polarization == Polarization::s;
        follow(below_, s ? below_.s : below_.p, geometry_.below_layer, geometry_.bottom, u,
               polarization);
        follow(above_, s ? above_.s : above_.p, geometry_.above_layer, geometry_.top, u,
               polarization);
        add_outside(u, polarization);
    }
}

void DipoleKernel::add_outside(double u, Polarization polarization) {
    const bool s = polarization == Polarization::s;
    Side& below = s ? below_.s : below_.p;
    Side& above = s ? above_.s : above_.p;
    const Outside &under = geometry_.bottom, &over = geometry_.top;
    const bool ray_below = under.window && u < under.index;
    const bool ray_above = over.window && u < over.index;
    if (!(ray_below && under.open(u)) && !(ray_above && over.open(u))) {
        below.shares[geometry_.layers + substrate] = below.passes;
        above.shares[geometry_.layers + superstrate] = above.passes;
        return;
    }
    if (ray_below) respond_outside(under, u, polarization, under_);
    if (ray_above) respond_outside(over, u, polarization, over_);
    const double back_below = ray_below ? under_.returns : 0;
    const double back_above = ray_above ? over_.returns : 0;
    double reflect_below = 0, reflect_above = 0, across = 0;
    if (back_below > 0) {
        set_waves(upwards_, u * u, across_waves_);
        climb(upwards_, across_waves_, polarization, across_);
        fluxes(across_waves_, across_, across_flux_);
        reflect_below = std::norm(across_.reflection);
        across = ray_above ? across_flux_.back() / across_.q.front().real() : 0.0;
    }
    if (back_above > 0) {
        set_waves(downwards_, u * u, across_waves_);
        climb(downwards_, across_waves_, polarization, across_);
        fluxes(across_waves_, across_, across_flux_);
        reflect_above = std::norm(across_.reflection);
        across = ray_below ? across_flux_.back() / across_.q.front().real() : 0.0;
    }
    const double loop_below = 1 - reflect_below * back_below;
    const double loop_above = 1 - reflect_above * back_above;
    const double both = loop_below * loop_above - across * across * back_below * back_above;
    const auto add = [&](Side& side, double into_below, double into_above) {
        for (std::size_t j = 0; j < geometry_.layers; ++j) {
            if (ray_below) side.shares[j] += into_below * under_.absorbed[j];
            if (ray_above) side.shares[j] += into_above * over_.absorbed[j];
        }
        double* share = &side.shares[geometry_.layers];
        if (ray_below) share[bottom] += into_below * under_.leaves;
        if (ray_above) share[top] += into_above * over_.leaves;
        share[returned] += into_below * back_below * (1 - reflect_below - across) +
                           into_above * back_above * (1 - reflect_above - across);
    };
    add(below, below.passes * loop_above / both, below.passes * across * back_below / both);
    add(above, above.passes * across * back_above / both, above.passes * loop_below / both);
}

DipoleKernel::Pair DipoleKernel::pair(const Side& below, const Side& above, Complex phase_down,
                                      Complex phase_up) const {
    const Complex up = above.ladder.reflection * phase_up * phase_up;
    const Complex down = below.ladder.reflection * phase_down * phase_down;
    const Complex q = above.ladder.q.front();
    Pair pair{1.0 + up, q * (1.0 - up), 1.0 + down, q * (1.0 - down)};
    pair.weight = 2 / std::norm(pair.n_up * pair.m_down + pair.n_down * pair.m_up);
    return pair;
}

void DipoleKernel::power_by_channel(double u, double factor, std::vector<double>& values) {
    prepare(u);
    const Complex kz = below_.waves.kz.front();
    const std::size_t count = entries();
    const double vertical = factor * 1.5 * u * u * u, horizontal = factor * 0.75 * u;
    for (std::size_t d = 0; d < dipoles(); ++d) {
        const Complex phase_down = phase_over(kz, geometry_.to_bottom[d]);
        const Complex phase_up = phase_over(kz, geometry_.to_top[d]);
        const Pair s = pair(below_.s, above_.s, phase_down, phase_up);
        const Pair p = pair(below_.p, above_.p, phase_down, phase_up);
        const double weak_down = std::norm(phase_down), weak_up = std::norm(phase_up);
        const double down_p = p.weight * weak_down * below_.p.boundary;
        const double up_p = p.weight * weak_up * above_.p.boundary;
        const double down_s =
            horizontal * s.weight * weak_down * below_.s.boundary * std::norm(s.m_up);
        const double up_s =
            horizontal * s.weight * weak_up * above_.s.boundary * std::norm(s.m_down);
        const double down_v = vertical * down_p * std::norm(p.m_up);
        const double up_v = vertical * up_p * std::norm(p.m_down);
        const double down_h = horizontal * down_p * std::norm(p.n_up);
        const double up_h = horizontal * up_p * std::norm(p.n_down);
        double* v = &values[2 * d * count];
        double* h = v + count;
        for (std::size_t c = 0; c < count; ++c) {
            v[c] = down_v * below_.p.shares[c] + up_v * above_.p.shares[c];
            h[c] = down_h * below_.p.shares[c] + up_h * above_.p.shares[c] +
                   down_s * below_.s.shares[c] + up_s * above_.s.shares[c];
        }
        if (!lossy_) continue;
        const auto plane = [](Complex n, Complex m) { return (n * std::conj(m)).real(); };
        const double up_plane_p = p.weight * plane(p.n_up, p.m_up);
        const double down_plane_p = p.weight * plane(p.n_down, p.m_down);
        v[geometry_.layers + reabsorbed] =
            vertical * (up_plane_p * std::norm(p.m_down) + down_plane_p * std::norm(p.m_up)) -
            up_v - down_v;
        h[geometry_.layers + reabsorbed] =
            horizontal * (up_plane_p * std::norm(p.n_down) + down_plane_p * std::norm(p.n_up) +
                          s.weight * (plane(s.n_up, s.m_up) * std::norm(s.m_down) +
                                      plane(s.n_down, s.m_down) * std::norm(s.m_up))) -
            up_h - down_h - up_s - down_s;
    }
}

void DipoleKernel::excess(Complex u, Complex factor, bool lossy, std::vector<double>& values) {
    set_emitter(lossy);
    for (Half* half : {&below_, &above_}) {
        set_waves(half->media, u * u, half->waves);
        climb(half->media, half->waves, Polarization::s, half->s.ladder);
        climb(half->media, half->waves, Polarization::p, half->p.ladder);
    }
    const Complex w = forward_root(1.0 - u * u), kz = below_.waves.kz.front();
    const Complex vertical = 1.5 * u * u * u * factor, horizontal = 0.75 * u * factor;
    for (std::size_t d = 0; d < dipoles(); ++d) {
        const Complex phase_down = phase_over(kz, geometry_.to_bottom[d]);
        const Complex phase_up = phase_over(kz, geometry_.to_top[d]);
        const Complex down = phase_down * phase_down, up = phase_up * phase_up;
        const Complex bs = below_.s.ladder.reflection * down,
                      bp = below_.p.ladder.reflection * down;
        const Complex as = above_.s.ladder.reflection * up, ap = above_.p.ladder.reflection * up;
        Complex h_s, v, h_p;
        if (!lossy) {
            h_s = (as + bs + 2.0 * as * bs) / (w * (1.0 - as * bs));
            v = (ap + bp + 2.0 * ap * bp) / (w * (1.0 - ap * bp));
            h_p = w * (2.0 * ap * bp - ap - bp) / (1.0 - ap * bp);
        } else {
            const Complex qs = kz, qp = above_.p.ladder.q.front();
            h_s = (1.0 + as) * (1.0 + bs) / (qs * (1.0 - as * bs)) - 1.0 / w;
            v = (1.0 + ap) * (1.0 + bp) / (qp * (1.0 - ap * bp)) - 1.0 / w;
            h_p = qp * (1.0 - ap) * (1.0 - bp) / (1.0 - ap * bp) - w;
        }
        values[2 * d] = (vertical * v).real();
        values[2 * d + 1] = (horizontal * (h_s + h_p)).real();
    }
}

void DipoleKernel::flows(double u, std::vector<Dissipation>& flows) {
    prepare(u);
    const Complex kz = below_.waves.kz.front();
    const auto plane = [](Complex n, Complex m) { return (n * std::conj(m)).real(); };
    flows.assign(dipoles(), {});
    const double vertical = 1.5 * u * u * u, horizontal = 0.75 * u;
    for (std::size_t d = 0; d < dipoles(); ++d) {
        Dissipation& flow = flows[d];
        const Complex phase_down = phase_over(kz, geometry_.to_bottom[d]);
        const Complex phase_up = phase_over(kz, geometry_.to_top[d]);
        const Pair s = pair(below_.s, above_.s, phase_down, phase_up);
        const Pair p = pair(below_.p, above_.p, phase_down, phase_up);
        const auto field = [](const Pair& waves, Complex up, Complex down) {
            return (2.0 * up * down / (waves.n_up * waves.m_down + waves.n_down * waves.m_up))
                .real();
        };
        flow.total = {vertical * field(p, p.m_up, p.m_down),
                      horizontal * field(s, s.m_up, s.m_down),
                      horizontal * field(p, p.n_up, p.n_down)};
        const auto through = [&](double flux_s, double flux_p, bool upwards) {
            const double m_s = std::norm(upwards ? s.m_down : s.m_up);
            const double m_p = std::norm(upwards ? p.m_down : p.m_up);
            const double n_p = std::norm(upwards ? p.n_down : p.n_up);
            return BySource{vertical * p.weight * flux_p * m_p,
                            horizontal * s.weight * flux_s * m_s,
                            horizontal * p.weight * flux_p * n_p};
        };
        flow.down = through(plane(s.n_down, s.m_down), plane(p.n_down, p.m_down), false);
        flow.up = through(plane(s.n_up, s.m_up), plane(p.n_up, p.m_up), true);
        const BySource below = through(std::norm(phase_down) * below_.s.boundary,
                                       std::norm(phase_down) * below_.p.boundary, false);
        const BySource above = through(std::norm(phase_up) * above_.s.boundary,
                                       std::norm(phase_up) * above_.p.boundary, true);
        const auto shared = [](const BySource& flux, double share_s, double share_p) {
            return BySource{flux.vertical * share_p, flux.horizontal_s * share_s,
                            flux.horizontal_p * share_p};
        };
        flow.enters_below = shared(below, below_.s.passes, below_.p.passes);
        flow.enters_above = shared(above, above_.s.passes, above_.p.passes);
        const auto leaving = [&](std::size_t channel) {
            const std::size_t c = geometry_.layers + channel;
            const BySource from_below = shared(below, below_.s.shares[c], below_.p.shares[c]);
            const BySource from_above = shared(above, above_.s.shares[c], above_.p.shares[c]);
            return BySource{from_below.vertical + from_above.vertical,
                            from_below.horizontal_s + from_above.horizontal_s,
                            from_below.horizontal_p + from_above.horizontal_p};
        };
        flow.leaves_below = leaving(bottom);
        flow.leaves_above = leaving(top);
    }
}

}  // namespace anchorite::optics
