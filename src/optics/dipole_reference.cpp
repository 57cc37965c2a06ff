#include "anchorite/optics/dipole_reference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <utility>
#include <vector>

#include "anchorite/base/error.hpp"

namespace anchorite::optics {
namespace {

using Complex = std::complex<double>;

constexpr double window_loss = 0.01;  ///< as emission.hpp has it: k below n / 100 is a window

/// Indices relative to the emitter's, thicknesses times its wavenumber.
struct Plain {
    std::vector<Complex> index;
    std::vector<double> thickness;
    std::size_t emitter = 0;
    double below = 0;  ///< distance of the dipole from the lower boundary
    double above = 0;
};

bool is_window(Complex index) {
    return index.imag() < window_loss * index.real();
}

Plain plain_stack(const OpticalStack& stack, const Emitter& emitter, std::size_t wavelength,
                  std::size_t position) {
    const double index = stack.layers[emitter.layer].index[wavelength].real();
    const double wavenumber = 2 * std::numbers::pi * index / stack.wavelengths[wavelength];
    Plain plain;
    plain.emitter = emitter.layer;
    for (std::size_t j = 0; j < stack.layers.size(); ++j) {
        const OpticalLayer& layer = stack.layers[j];
        const bool half_space = j == 0 || j + 1 == stack.layers.size();
        if (!half_space && !layer.coherent) {
            throw InputError(
                fmt::format("layer \"{}\" is thick; the reference treats films alone", layer.name));
        }
        Complex relative = layer.index[wavelength] / index;
        if (half_space && is_window(relative)) relative = relative.real();
        plain.index.push_back(j == emitter.layer ? 1.0 : relative);
        plain.thickness.push_back(half_space ? 0 : layer.thickness * wavenumber);
    }
    const double distance = emitter.positions[position] * wavenumber;
    plain.below = distance;
    plain.above = plain.thickness[emitter.layer] - distance;
    return plain;
}

/// kz of a layer; decays, or moves, away from the dipole.
Complex vertical(Complex index, double u) {
    const Complex kz = std::sqrt(index * index - u * u);
    return kz.imag() < 0 ? -kz : kz;
}

/// Admittance of a wave: kz for the electric field of s, kz / n² for the magnetic field of p.
Complex admittance(Complex index, double u, bool s) {
    return s ? vertical(index, u) : vertical(index, u) / (index * index);
}

/// One side of the dipole: layers from the emitter's neighbour outwards.
struct Way {
    std::vector<std::size_t> layers;
    double distance = 0;
};

/// Reflection of layer `from` of a way and all behind it, just in front of that layer.
Complex reflection(const Plain& plain, const Way& way, std::size_t from, double u, bool s) {
    if (from == way.layers.size()) return 0;
    const std::size_t here = from == 0 ? plain.emitter : way.layers[from - 1];
    const std::size_t next = way.layers[from];
    const Complex a = admittance(plain.index[here], u, s);
    const Complex b = admittance(plain.index[next], u, s);
    const Complex single = (a - b) / (a + b);
    const Complex behind =
        reflection(plain, way, from + 1, u, s) *
        std::exp(Complex(0, 2) * vertical(plain.index[next], u) * plain.thickness[next]);
    return (single + behind) / (1.0 + single * behind);
}

/// Power through the near side of every layer of a way, where the field at the dipole is 1.
std::vector<double> powers(const Plain& plain, const Way& way, double u, bool s) {
    std::vector<double> through;
    const Complex r = reflection(plain, way, 0, u, s);
    const Complex phase = std::exp(Complex(0, 1) * vertical(1, u) * way.distance);
    Complex field = phase * (1.0 + r) / (1.0 + r * phase * phase);
    for (std::size_t n = 0; n < way.layers.size(); ++n) {
        const std::size_t layer = way.layers[n];
        const Complex far = reflection(plain, way, n + 1, u, s);
        const Complex across =
            std::exp(Complex(0, 1) * vertical(plain.index[layer], u) * plain.thickness[layer]);
        const Complex back = far * across * across;
        const Complex y = admittance(plain.index[layer], u, s) * (1.0 - back) / (1.0 + back);
        through.push_back(y.real() * std::norm(field));
        field *= across * (1.0 + far) / (1.0 + back);
    }
    return through;
}

class Sum {
public:
    explicit Sum(const Plain& plain) : plain_(plain) {
        below_.distance = plain.below;
        above_.distance = plain.above;
        for (std::size_t j = plain.emitter; j-- > 0;) below_.layers.push_back(j);
        for (std::size_t j = plain.emitter + 1; j < plain.index.size(); ++j) {
            above_.layers.push_back(j);
        }
        for (PowerBudget* budget : {&power.vertical, &power.horizontal}) {
            budget->absorbed.assign(plain.index.size(), 0.0);
        }
    }

    /// Adds the waves of one u with a weight du.
    void add(double u, double weight) {
        for (const bool s : {true, false}) {
            const auto [up, down] = seen(u, s);
            const Complex w = vertical(1, u), loop = 1.0 - up * down;
            // field at the dipole of a current along the layers (E) or across them (H)
            const Complex across = (1.0 + up) * (1.0 + down) / (w * loop);
            const Complex along = w * (1.0 - up) * (1.0 - down) / loop;
            if (s) {
                book(power.horizontal, u, 0.75 * u * weight, across.real(), std::norm(across), s);
                continue;
            }
            book(power.vertical, u, 1.5 * u * u * u * weight, across.real(), std::norm(across), s);
            // the source drives E; H above is (1 + up) / (w (1 - up)) times it, and so below
            const double h_up = std::norm(along * (1.0 + up) / (w * (1.0 - up)));
            const double h_down = std::norm(along * (1.0 + down) / (w * (1.0 - down)));
            book(power.horizontal, u, 0.75 * u * weight, along.real(), h_up, s, h_down);
        }
    }

    DipolePower power;

private:
    /// Reflections above and below as the dipole sees them.
    [[nodiscard]] std::pair<Complex, Complex> seen(double u, bool s) const {
        const Complex w = vertical(1, u);
        const auto side = [&](const Way& way) {
            return reflection(plain_, way, 0, u, s) * std::exp(Complex(0, 2) * w * way.distance);
        };
        return {side(above_), side(below_)};
    }

    void book(PowerBudget& budget, double u, double weight, double total, double field_up, bool s,
              double field_down = -1) const {
        budget.total += weight * total;
        book_way(budget, above_, u, weight * field_up / 2, s, budget.top);
        book_way(budget, below_, u, weight * (field_down < 0 ? field_up : field_down) / 2, s,
                 budget.bottom);
    }

    void book_way(PowerBudget& budget, const Way& way, double u, double weight, bool s,
                  double& leaves) const {
        const auto through = powers(plain_, way, u, s);
        for (std::size_t n = 0; n + 1 < through.size(); ++n) {
            budget.absorbed[way.layers[n]] += weight * (through[n] - through[n + 1]);
        }
        const std::size_t last = way.layers.back();
        const Complex index = plain_.index[last];
        if (!is_window(index)) {
            budget.absorbed[last] += weight * through.back();
        } else if (u < index.real()) {
            leaves += weight * through.back();
        }
    }

    const Plain& plain_;
    Way below_, above_;
};

}  // namespace

void ReferenceOptions::validate() const {
    if (places < 100) throw InputError("a reference needs at least 100 places");
    if (!(reach > 0)) throw InputError("the reach of a reference must be positive");
}

DipolePower reference_power(const OpticalStack& stack, const Emitter& emitter,
                            std::size_t wavelength, std::size_t position,
                            const ReferenceOptions& options) {
    stack.validate();
    emitter.validate(stack);
    options.validate();
    if (wavelength >= stack.wavelengths.size() || position >= emitter.positions.size()) {
        throw InputError("a reference was asked for a wavelength or position that is not there");
    }
    if (emitter.layer == 0 || emitter.layer + 1 == stack.layers.size()) {
        throw InputError("the reference treats emitters in a film, not in a half-space");
    }
    const Plain plain = plain_stack(stack, emitter, wavelength, position);
    std::vector<double> ends{0, 1};
    for (const Complex index : {plain.index.front(), plain.index.back()}) {
        if (is_window(index)) ends.push_back(index.real());
    }
    std::ranges::sort(ends);
    Sum sum(plain);
    const double step = std::numbers::pi / 2 / static_cast<double>(options.places);
    for (std::size_t n = 0; n + 1 < ends.size(); ++n) {
        const double squares = ends[n + 1] * ends[n + 1] - ends[n] * ends[n];
        for (std::size_t i = 0; squares > 1e-12 && i < options.places; ++i) {
            const double angle = (static_cast<double>(i) + 0.5) * step;
            const double u = std::sqrt(ends[n] * ends[n] + squares * std::pow(std::sin(angle), 2));
            sum.add(u, squares * std::sin(angle) * std::cos(angle) / u * step);
        }
    }
    const double nearest = std::min(plain.below, plain.above);
    // beyond the last end u² = end² + x², x = e^t - 1
    const double last = std::log1p(options.reach / nearest + 2);
    for (std::size_t i = 0; i < options.places; ++i) {
        const double dt = last / static_cast<double>(options.places);
        const double grown = std::exp((static_cast<double>(i) + 0.5) * dt), x = grown - 1;
        const double u = std::sqrt(ends.back() * ends.back() + x * x);
        sum.add(u, x * grown / u * dt);
    }
    return sum.power;
}

}  // namespace anchorite::optics
