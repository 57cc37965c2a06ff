#include "optics/wave_ladder.hpp"

namespace anchorite::optics {

void set_waves(const Media& media, Complex in_plane_squared, Waves& waves) {
    const std::size_t size = media.size();
    waves.kz.resize(size);
    waves.phase.resize(size);
    for (std::size_t j = 0; j < size; ++j) {
        waves.kz[j] = forward_root(media.permittivity[j] - in_plane_squared);
        const bool film = j > 0 && j + 1 < size;
        waves.phase[j] = film ? std::exp(Complex(0, media.thickness[j]) * waves.kz[j]) : 1.0;
    }
}

void climb(const Media& media, const Waves& waves, Polarization polarization, Ladder& ladder) {
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
    for (std::size_t j = last; j-- > 0;) {
        const Complex incident = ladder.q[j] * ladder.m[j + 1];
        const Complex sum = incident + ladder.n[j + 1];
        // Both admittances vanish only at grazing incidence onto the same medium: nothing reflects.
        const bool grazing = sum == 0.0;
        const Complex inverse = grazing ? 0.0 : 1.0 / sum;
        const Complex reflection = (incident - ladder.n[j + 1]) * inverse;
        ladder.step[j] = grazing ? 1.0 : 2.0 * ladder.q[j] * inverse;
        const Complex back = reflection * waves.phase[j] * waves.phase[j];
        ladder.m[j] = 1.0 + back;
        ladder.n[j] = ladder.q[j] * (1.0 - back);
        ladder.reflection = reflection;
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
