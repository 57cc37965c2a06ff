#include "optics/dipole_kernel.hpp"

#include <algorithm>
#include <cmath>

namespace anchorite::optics {
namespace {

/// Below this share of |n m| a flux is the rounding of 1 - |r|².
constexpr double rounding = 1e-14;

}  // namespace

DipoleKernel::DipoleKernel(const DipoleGeometry& geometry, bool reabsorption)
    : geometry_(geometry),
      reabsorption_(reabsorption && geometry.thickness > 0),
      below_{geometry.below, {}, {}, {}},
      above_{geometry.above, {}, {}, {}},
      upwards_(geometry.upwards),
      downwards_(geometry.downwards) {
    for (Side* side : {&below_.s, &below_.p, &above_.s, &above_.p}) {
        side->shares.assign(entries(), 0.0);
    }
    under_.absorbed.assign(geometry.layers, 0.0);
    over_.absorbed.assign(geometry.layers, 0.0);
    for (Phases* phases : {&down_, &up_}) {
        for (auto* part : {&phases->real, &phases->imag, &phases->size}) part->resize(dipoles());
    }
    s_.resize(dipoles());
    p_.resize(dipoles());
    find_active();
}

void DipoleKernel::find_active() {
    std::vector<bool> active(entries(), false);
    for (const auto* half : {&below_, &above_}) {
        const auto& layer = half == &below_ ? geometry_.below_layer : geometry_.above_layer;
        for (std::size_t j = 1; j < half->media.size(); ++j) {
            if (half->media.permittivity[j].imag() > 0) active[layer[j]] = true;
        }
    }
    for (const Outside* outside : {&geometry_.bottom, &geometry_.top}) {
        if (!outside->window) active[outside->layer] = true;
        for (const auto& thick : outside->thick) {
            active[thick.layer] = thick.loss > 0;
            for (const std::size_t film : thick.film_layers) active[film] = true;
            active[geometry_.layers + returned] = true;
        }
        if (!outside->end_window) active[outside->end_layer] = true;
        const std::size_t first = geometry_.layers + (outside == &geometry_.bottom ? 0 : 1);
        active[first + bottom] = outside->window && outside->end_window;
        active[first + substrate] = !outside->thick.empty();
    }
    active[geometry_.layers + reabsorbed] = reabsorption_;
    for (std::size_t c = 0; c < active.size(); ++c) {
        if (active[c]) active_.push_back(c);
    }
    for (auto* shares :
         {&gathered_.below_s, &gathered_.below_p, &gathered_.above_s, &gathered_.above_p}) {
        shares->resize(active_.size());
    }
}

void DipoleKernel::gather() {
    for (std::size_t i = 0; i < active_.size(); ++i) {
        gathered_.below_s[i] = below_.s.shares[active_[i]];
        gathered_.below_p[i] = below_.p.shares[active_[i]];
        gathered_.above_s[i] = above_.s.shares[active_[i]];
        gathered_.above_p[i] = above_.p.shares[active_[i]];
    }
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

void DipoleKernel::follow(const Half& half, Side& side, const std::vector<std::size_t>& layer,
                          const Outside& outside, double u) const {
    fluxes(half.waves, side.ladder, side.flux);
    const Complex n = side.ladder.n.front(), m = side.ladder.m.front();
    side.boundary = (n * std::conj(m)).real();
    side.passes = 0;
    std::ranges::fill(side.shares, 0.0);
    const double enters = side.flux.front();
    const double largest = rounding * rounding * std::norm(n) * std::norm(m);
    if (!(side.boundary > 0 && side.boundary * side.boundary > largest && enters > 0)) {
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
    set_emitter(reabsorption_ && u < last_lossy);
    for (Half* half : {&below_, &above_}) {
        set_waves(half->media, u * u, half->waves);
        climb_both(half->media, half->waves, half->s.ladder, half->p.ladder);
    }
    for (const auto polarization : {Polarization::s, Polarization::p}) {
        const bool s = polarization == Polarization::s;
        follow(below_, s ? below_.s : below_.p, geometry_.below_layer, geometry_.bottom, u);
        follow(above_, s ? above_.s : above_.p, geometry_.above_layer, geometry_.top, u);
        add_outside(u, polarization);
    }
}

DipoleKernel::Films DipoleKernel::films_between(double u, Polarization polarization, bool ray_below,
                                                bool ray_above) {
    Films films;
    const auto look = [&](const Media& media, double& reflects, bool ray_behind) {
        set_waves(media, u * u, across_waves_);
        climb(media, across_waves_, polarization, across_);
        reflects = std::norm(across_.reflection);
        if (!ray_behind) return;
        fluxes(across_waves_, across_, across_flux_);
        films.transmits = across_flux_.back() / across_.q.front().real();
    };
    if (ray_below && under_.returns > 0) look(upwards_, films.reflects_below, ray_above);
    if (ray_above && over_.returns > 0) look(downwards_, films.reflects_above, ray_below);
    return films;
}

void DipoleKernel::add_outside(double u, Polarization polarization) {
    const bool s = polarization == Polarization::s;
    Side &below = s ? below_.s : below_.p, &above = s ? above_.s : above_.p;
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
    const Films films = films_between(u, polarization, ray_below, ray_above);
    const double loop_below = 1 - films.reflects_below * back_below;
    const double loop_above = 1 - films.reflects_above * back_above;
    const double both =
        loop_below * loop_above - std::pow(films.transmits, 2) * back_below * back_above;
    const double cross = films.transmits / both;
    const auto add = [&](Side& side, double into_below, double into_above) {
        for (std::size_t j = 0; j < geometry_.layers; ++j) {
            if (ray_below) side.shares[j] += into_below * under_.absorbed[j];
            if (ray_above) side.shares[j] += into_above * over_.absorbed[j];
        }
        double* share = &side.shares[geometry_.layers];
        if (ray_below) share[bottom] += into_below * under_.leaves;
        if (ray_above) share[top] += into_above * over_.leaves;
        share[returned] += into_below * back_below * (1 - films.reflects_below - films.transmits) +
                           into_above * back_above * (1 - films.reflects_above - films.transmits);
    };
    add(below, below.passes * loop_above / both, below.passes * cross * back_below);
    add(above, above.passes * cross * back_above, above.passes * loop_below / both);
}

void DipoleKernel::Standing::resize(std::size_t dipoles) {
    for (auto* part : {&up_real, &up_imag, &down_real, &down_imag, &plus_up, &plus_down, &minus_up,
                       &minus_down, &weight}) {
        part->resize(dipoles);
    }
}

void DipoleKernel::set_standing(const Side& below, const Side& above, Standing& standing) const {
    const Complex q = above.ladder.q.front();
    const double q_squared = std::norm(q);
    const double a_real = above.ladder.reflection.real(), a_imag = above.ladder.reflection.imag();
    const double b_real = below.ladder.reflection.real(), b_imag = below.ladder.reflection.imag();
    for (std::size_t d = 0; d < dipoles(); ++d) {
        const double up = a_real * up_.real[d] - a_imag * up_.imag[d];
        const double up_imag = a_real * up_.imag[d] + a_imag * up_.real[d];
        const double down = b_real * down_.real[d] - b_imag * down_.imag[d];
        const double down_imag = b_real * down_.imag[d] + b_imag * down_.real[d];
        const double loop = 1 - (up * down - up_imag * down_imag);
        const double loop_imag = up * down_imag + up_imag * down;
        standing.up_real[d] = up;
        standing.up_imag[d] = up_imag;
        standing.down_real[d] = down;
        standing.down_imag[d] = down_imag;
        standing.plus_up[d] = (1 + up) * (1 + up) + up_imag * up_imag;
        standing.plus_down[d] = (1 + down) * (1 + down) + down_imag * down_imag;
        standing.minus_up[d] = q_squared * ((1 - up) * (1 - up) + up_imag * up_imag);
        standing.minus_down[d] = q_squared * ((1 - down) * (1 - down) + down_imag * down_imag);
        standing.weight[d] = 0.5 / (q_squared * (loop * loop + loop_imag * loop_imag));
    }
}

void DipoleKernel::set_phases(Complex kz) {
    // In a lossless film that light travels in, exp(2 i kz z) turns by d - z what it turned by z.
    const bool turn = kz.imag() == 0 && geometry_.thickness > 0;
    const Complex across = turn ? propagation(kz, 2 * geometry_.thickness) : 1.0;
    const bool even = turn && geometry_.even_step > 0;
    const Complex step = even ? propagation(kz, 2 * geometry_.even_step) : 1.0;
    Complex down = 1.0;
    for (std::size_t d = 0; d < dipoles(); ++d) {
        down = even && d > 0 ? down * step : propagation(kz, 2 * geometry_.to_bottom[d]);
        const Complex up =
            turn ? across * std::conj(down) : propagation(kz, 2 * geometry_.to_top[d]);
        down_.real[d] = down.real();
        down_.imag[d] = down.imag();
        up_.real[d] = up.real();
        up_.imag[d] = up.imag();
        const bool decays = kz.real() == 0;  // then the phases are sizes already
        const double loss = 2 * kz.imag();
        down_.size[d] = turn ? 1 : decays ? down.real() : std::exp(-loss * geometry_.to_bottom[d]);
        up_.size[d] = turn ? 1 : decays ? up.real() : std::exp(-loss * geometry_.to_top[d]);
    }
}

void DipoleKernel::power_by_channel(double u, double factor, std::vector<double>& values) {
    prepare(u);
    set_phases(below_.waves.kz.front());
    set_standing(below_.s, above_.s, s_);
    set_standing(below_.p, above_.p, p_);
    gather();
    const std::size_t count = active_.size();
    const double *below_s = gathered_.below_s.data(), *below_p = gathered_.below_p.data();
    const double *above_s = gathered_.above_s.data(), *above_p = gathered_.above_p.data();
    const double vertical = factor * 1.5 * u * u * u, horizontal = factor * 0.75 * u;
    for (std::size_t d = 0; d < dipoles(); ++d) {
        const double down_p = p_.weight[d] * down_.size[d] * below_.p.boundary;
        const double up_p = p_.weight[d] * up_.size[d] * above_.p.boundary;
        const double s = horizontal * s_.weight[d];
        const double down_s = s * down_.size[d] * below_.s.boundary * s_.plus_up[d];
        const double up_s = s * up_.size[d] * above_.s.boundary * s_.plus_down[d];
        const double down_v = vertical * down_p * p_.plus_up[d];
        const double up_v = vertical * up_p * p_.plus_down[d];
        const double down_h = horizontal * down_p * p_.minus_up[d];
        const double up_h = horizontal * up_p * p_.minus_down[d];
        double* v = &values[2 * d * count];
        double* h = v + count;
        for (std::size_t c = 0; c < count; ++c) {
            v[c] = down_v * below_p[c] + up_v * above_p[c];
            h[c] =
                down_h * below_p[c] + up_h * above_p[c] + down_s * below_s[c] + up_s * above_s[c];
        }
        if (lossy_) add_reabsorption(d, u, factor, &v[count - 1], &h[count - 1]);
    }
}

void DipoleKernel::excess(Complex u, Complex factor, bool lossy, std::vector<double>& values) {
    set_emitter(lossy);
    for (Half* half : {&below_, &above_}) {
        set_waves(half->media, u * u, half->waves);
        climb_both(half->media, half->waves, half->s.ladder, half->p.ladder);
    }
    const Complex w = forward_root(1.0 - u * u), kz = below_.waves.kz.front();
    const Complex vertical = 1.5 * u * u * u * factor, horizontal = 0.75 * u * factor;
    for (std::size_t d = 0; d < dipoles(); ++d) {
        const Complex down = propagation(kz, 2 * geometry_.to_bottom[d]);
        const Complex up = propagation(kz, 2 * geometry_.to_top[d]);
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

}  // namespace anchorite::optics
