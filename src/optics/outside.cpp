#include "optics/outside.hpp"

#include <algorithm>
#include <cmath>

#include "optics/thick_layers.hpp"

namespace anchorite::optics {
namespace {

/// Films between two thick layers, from either side.
struct Passage {
    double reflects = 1, transmits = 0, back_reflects = 1, back_transmits = 0;
    double attenuation = 0;  ///< of one pass through the thick layer in front
    double arrives = 0;
    std::vector<double> absorbs, back_absorbs;
};

/// Fresnel's reflectance where two media touch: what films would do with none between.
double bare_reflectance(const Media& media, double u, Polarization polarization) {
    const Complex square = u * u;
    Complex front = forward_root(media.permittivity.front() - square);
    Complex behind = forward_root(media.permittivity.back() - square);
    if (polarization == Polarization::p) {
        front *= media.inverse.front();
        behind *= media.inverse.back();
    }
    return front + behind == 0.0 ? 0.0 : std::norm((front - behind) / (front + behind));
}

Passage passage(const Outside::Thick& thick, double u, Polarization polarization) {
    Passage passage;
    const double cosine = std::sqrt(std::max(0.0, 1 - std::pow(u / thick.index, 2)));
    if (!(cosine > 0)) return passage;
    passage.attenuation = std::exp(-thick.loss / cosine);
    if (thick.film_layers.empty()) {
        passage.reflects = passage.back_reflects = bare_reflectance(thick.films, u, polarization);
        passage.transmits = passage.back_transmits = 1 - passage.reflects;
        return passage;
    }
    auto front = pass_through(thick.films, u * u, polarization);
    passage.reflects = front.reflectance;
    passage.transmits = front.transmittance;
    passage.absorbs = std::move(front.absorbed);
    auto back = pass_through(thick.films_back, u * u, polarization);
    passage.back_reflects = back.reflectance;
    passage.back_transmits = back.transmittance;
    passage.back_absorbs = std::move(back.absorbed);
    return passage;
}

}  // namespace

void respond_outside(const Outside& outside, double u, Polarization polarization,
                     OutsideShares& shares) {
    std::ranges::fill(shares.absorbed, 0.0);
    shares.returns = 0;
    shares.leaves = outside.thick.empty() ? 1 : 0;
    if (outside.thick.empty()) return;
    const std::size_t count = outside.thick.size();
    std::vector<Passage> passages(count);
    std::vector<double> behind(count + 1, 0.0);  // share that comes back from a thick layer
    for (std::size_t i = count; i-- > 0;) {
        Passage& way = passages[i] = passage(outside.thick[i], u, polarization);
        const double trips = 1 - way.back_reflects * behind[i + 1];
        const double reflected =
            way.reflects +
            (trips > 0 ? way.transmits * way.back_transmits * behind[i + 1] / trips : 0.0);
        behind[i] = way.attenuation * way.attenuation * reflected;
    }
    double power = 1;
    for (std::size_t i = 0; i < count; ++i) {
        const Passage& way = passages[i];
        const Outside::Thick& thick = outside.thick[i];
        const double arrives = power * way.attenuation;
        const double returns = way.attenuation > 0 ? power * behind[i] / way.attenuation : 0.0;
        shares.absorbed[thick.layer] += (power + returns) * (1 - way.attenuation);
        const double trips = 1 - way.back_reflects * behind[i + 1];
        power = trips > 0 ? way.transmits * arrives / trips : 0.0;
        const std::size_t films = thick.film_layers.size();
        for (std::size_t f = 0; f < films && !way.absorbs.empty(); ++f) {
            shares.absorbed[thick.film_layers[f]] +=
                arrives * way.absorbs[f] + power * behind[i + 1] * way.back_absorbs[films - 1 - f];
        }
    }
    shares.returns = behind.front();
    if (outside.end_window) {
        shares.leaves = power;
    } else {
        shares.absorbed[outside.end_layer] += power;
    }
}

}  // namespace anchorite::optics
