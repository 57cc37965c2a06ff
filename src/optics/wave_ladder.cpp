#include "optics/wave_ladder.hpp"

namespace anchorite::optics {

void set_waves(const Media& media, Complex in_plane_squared, Waves& waves) {
    const std::size_t size = media.size();
    waves.kz.resize(size);
    waves.phase.resize(size);
    waves.there_and_back.resize(size);
    for (std::size_t j = 0; j < size; ++j) {
        waves.kz[j] = forward_root(media.permittivity[j] - in_plane_squared);
        const bool film = j > 0 && j + 1 < size;
        waves.phase[j] = film ? propagation(waves.kz[j], media.thickness[j]) : 1.0;
        waves.there_and_back[j] = waves.phase[j] * waves.phase[j];
    }
}

namespace {

void start(const Media& media, const Waves& waves, Polarization polarization, Ladder& ladder) {
    const std::size_t last = media.size() - 1;
    ladder.q.resize(last + 1);
    ladder.step.resize(last);
    ladder.m.resize(last + 1);
    ladder.n.resize(last + 1);
    for (std::size_t j = 0; j <= last; ++j) {
        ladder.q[j] =
            polarization == Polarization::s ? waves.kz[j] : waves.kz[j] * media.inverse[j];
    }
    ladder.m[last] = 1.0;
    ladder.n[last] = ladder.q[last];
}

/// From the near side of medium j + 1, where the field is m and its flux that of n, to that of j.
inline void descend(const Waves& waves, std::size_t j, Complex& m, Complex& n, Ladder& ladder) {
    const Complex q = ladder.q[j];
    const Complex incident = q * m, sum = incident + n;
    const double square = std::norm(sum);
    // Both admittances vanish only at grazing incidence onto the same medium: nothing reflects.
    const bool grazing = square == 0;
    const Complex inverse = grazing ? 0.0 : std::conj(sum) / square;
    const Complex reflection = (incident - n) * inverse;
    ladder.step[j] = grazing ? 1.0 : 2.0 * q * inverse;
    const Complex back = reflection * waves.there_and_back[j];
    m = 1.0 + back;
    n = q * (1.0 - back);
    ladder.m[j] = m;
    ladder.n[j] = n;
    ladder.reflection = reflection;
}

}  // namespace

void climb(const Media& media, const Waves& waves, Polarization polarization, Ladder& ladder) {
    start(media, waves, polarization, ladder);
    Complex m = ladder.m.back(), n = ladder.n.back();
    for (std::size_t j = media.size() - 1; j-- > 0;) descend(waves, j, m, n, ladder);
}

void climb_both(const Media& media, const Waves& waves, Ladder& s, Ladder& p) {
    start(media, waves, Polarization::s, s);
    start(media, waves, Polarization::p, p);
    Complex m_s = s.m.back(), n_s = s.n.back(), m_p = p.m.back(), n_p = p.n.back();
    for (std::size_t j = media.size() - 1; j-- > 0;) {
        descend(waves, j, m_s, n_s, s);
        descend(waves, j, m_p, n_p, p);
    }
}

void fluxes(const Waves& waves, const Ladder& ladder, std::vector<double>& flux) {
    const std::size_t last = waves.kz.size() - 1;
    flux.resize(last);
    Complex amplitude = 1.0;
    for (std::size_t j = 1; j <= last; ++j) {
        amplitude *= ladder.step[j - 1] * waves.phase[j - 1];
        flux[j - 1] = std::norm(amplitude) * (ladder.n[j] * std::conj(ladder.m[j])).real();
    }
}

}  // namespace anchorite::optics
