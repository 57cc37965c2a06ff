#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "anchorite/device/model.hpp"
#include "anchorite/device/state.hpp"

namespace anchorite::test {

/// The steady equations written down once more, slowly and plainly, for any scalar with the usual
/// functions: with doubles the reference of the residual, with a differentiating scalar that of the
/// Jacobian. Unknowns: u, phi of electrons, phi of holes of each node.
template <typename T>
class DenseEquations {
public:
    DenseEquations(const device::Model& model, const std::vector<T>& unknowns, T bias,
                   std::vector<T> ion_levels)
        : model_(model), x_(unknowns), bias_(bias), levels_(std::move(ion_levels)) {}

    /// Poisson, electrons, holes of each node: what must vanish.
    std::vector<T> residual() const {
        const std::size_t nodes = model_.nodes();
        std::vector<T> r(3 * nodes, T(0));
        for (std::size_t e = 0; e < model_.edges.size(); ++e) {
            const T field = model_.edges[e].permittivity * (u(e + 1) - u(e));
            add(r, e, 0, field);
            add(r, e + 1, 0, -field);
            for (int s : {0, 1}) {
                const T gamma = flux(e, s);
                add(r, e, 1 + s, -gamma);
                add(r, e + 1, 1 + s, gamma);
            }
        }
        for (std::size_t i = 0; i < nodes; ++i) add_node(r, i);
        for (std::size_t e = 0; e < model_.edges.size(); ++e) {
            if (model_.edges[e].interface >= 0) add_interface(r, e);
        }
        close_contact(r, 0);
        close_contact(r, 1);
        return r;
    }

private:
    T u(std::size_t i) const { return x_[3 * i]; }
    T phi(std::size_t i, int s) const { return x_[3 * i + 1 + static_cast<std::size_t>(s)]; }
    static int z(int s) { return s == 0 ? -1 : 1; }
    static void add(std::vector<T>& r, std::size_t i, int row, const T& value) {
        r[3 * i + static_cast<std::size_t>(row)] += value;
    }

    static T log_share(device::Statistics statistics, const T& eta) {
        using std::exp;
        using std::log;
        switch (statistics) {
            case device::Statistics::boltzmann:
                return eta;
            case device::Statistics::fermi_dirac:
                return fermi(eta);
            case device::Statistics::blakemore:
                return -log(exp(-eta) + 0.27);
            default:
                return -log(exp(-eta) + 1.0);
        }
    }
    static double fermi(double eta) {
        return device::occupation(device::Statistics::fermi_dirac, eta).log_share;
    }
    template <typename Jet>
    static Jet fermi(const Jet& eta) {
        const auto f = device::occupation(device::Statistics::fermi_dirac, eta.a);
        Jet result(f.log_share);
        result.v = f.slope * eta.v;
        return result;
    }

    T eta(std::size_t i, int s) const {
        return model_.layer_of(i).species[s].offset - double(z(s)) * (u(i) - phi(i, s));
    }
    T log_density(std::size_t i, int s) const {
        const auto& species = model_.layer_of(i).species[s];
        return species.log_states + log_share(species.statistics, eta(i, s));
    }
    T density(std::size_t i, int s) const {
        using std::exp;
        return exp(log_density(i, s));
    }
    static T bernoulli(const T& x) {
        using std::expm1;
        return x / expm1(x);
    }

    T flux(std::size_t e, int s) const {
        const auto& edge = model_.edges[e];
        const T zeta = double(z(s)) * (phi(e + 1, s) - phi(e, s));
        const T rise = log_density(e + 1, s) - log_density(e, s);
        if (edge.interface >= 0) {
            const auto& interface = model_.interfaces[static_cast<std::size_t>(edge.interface)];
            const double v = s == 0 ? interface.velocity_electron : interface.velocity_hole;
            const T x = rise - zeta;
            return v * (density(e, s) * bernoulli(-x) - density(e + 1, s) * bernoulli(x));
        }
        const auto& species = model_.layers[edge.layer].species[s];
        const T g = (eta(e + 1, s) - eta(e, s)) / rise;
        const T x = rise - zeta / g;
        return species.diffusion / edge.length * mobility_factor(e, s) * edge.image[s] * g *
               (density(e, s) * bernoulli(-x) - density(e + 1, s) * bernoulli(x));
    }

    T mobility_factor(std::size_t e, int s) const {
        using std::exp;
        using std::pow;
        const auto& edge = model_.edges[e];
        const auto& species = model_.layers[edge.layer].species[s];
        const T square = (u(e + 1) - u(e)) * (u(e + 1) - u(e)) / (edge.length * edge.length);
        return exp(species.poole_frenkel * square * pow(square + 1e10, -0.75));
    }

    /// Constant, or Langevin's with the mean mobility of the edges beside the node.
    T direct(std::size_t i) const {
        const auto& layer = model_.layer_of(i);
        if (!layer.langevin) return T(layer.radiative);
        T sum(0);
        int edges = 0;
        for (const std::size_t e : {i - 1, i}) {  // i - 1 wraps at the first node
            if (e >= model_.edges.size() || model_.edges[e].interface >= 0) continue;
            ++edges;
            for (const std::size_t s : {0, 1}) {
                sum += (*layer.langevin)[s] * mobility_factor(e, static_cast<int>(s));
            }
        }
        return sum / double(edges);
    }

    void add_node(std::vector<T>& r, std::size_t i) const {
        using std::exp;
        const auto& layer = model_.layer_of(i);
        const T n = density(i, 0);
        const T p = density(i, 1);
        T charge = p - n + layer.doping;
        T recombination = (direct(i) + layer.auger_electron * n + layer.auger_hole * p) * n * p *
                              (1.0 - exp(phi(i, 0) - phi(i, 1))) -
                          layer.generation;
        for (const auto& trap : layer.traps) {
            const T n1 = exp(log_density(i, 0) - eta(i, 0) + trap.below_electron);
            const T p1 = exp(log_density(i, 1) - eta(i, 1) + trap.below_hole);
            const double cn = trap.capture_electron;
            const double cp = trap.capture_hole;
            const T sum = cn * (n + n1) + cp * (p + p1);
            const T f = (cn * n + cp * p1) / sum;
            recombination += trap.density * cn * cp * (n * p - n1 * p1) / sum;
            if (trap.charged != 0) charge += trap.density * (double(trap.charge_empty) - f);
        }
        for (std::size_t k = 0; k < model_.ions.size(); ++k) {
            const auto& region = model_.ions[k];
            if (i < region.first_node || i > region.last_node) continue;
            const int sign = device::charge_number[region.species];
            const auto& species = layer.species[region.species];
            const T ion_eta = -double(sign) * (u(i) - levels_[k]);
            charge +=
                double(sign) * exp(species.log_states + log_share(species.statistics, ion_eta));
        }
        add(r, i, 0, model_.volume[i] * charge);
        add(r, i, 1, -model_.volume[i] * recombination);
        add(r, i, 2, -model_.volume[i] * recombination);
    }

    void add_interface(std::vector<T>& r, std::size_t e) const {
        using std::exp;
        const auto& interface =
            model_.interfaces[static_cast<std::size_t>(model_.edges[e].interface)];
        for (std::size_t level = 0; level < interface.left.size(); ++level) {
            T n[2], n1[2], p[2], p1[2];
            T sum(0), filled(0);
            for (std::size_t side : {std::size_t{0}, std::size_t{1}}) {
                const auto& trap = side == 0 ? interface.left[level] : interface.right[level];
                n[side] = trap.capture_electron * density(e + side, 0);
                p[side] = trap.capture_hole * density(e + side, 1);
                n1[side] = trap.capture_electron *
                           exp(log_density(e + side, 0) - eta(e + side, 0) + trap.below_electron);
                p1[side] = trap.capture_hole *
                           exp(log_density(e + side, 1) - eta(e + side, 1) + trap.below_hole);
                sum += n[side] + n1[side] + p[side] + p1[side];
                filled += n[side] + p1[side];
            }
            const T f = filled / sum;
            const auto& trap = interface.left[level];
            const T factor = trap.density / sum;
            for (std::size_t side : {std::size_t{0}, std::size_t{1}}) {
                const std::size_t other = 1 - side;
                const auto split = [&](std::size_t electron_side, std::size_t hole_side) {
                    return 1.0 - exp(phi(e + electron_side, 0) - phi(e + hole_side, 1));
                };
                const T n_step = 1.0 - exp(phi(e + side, 0) - phi(e + other, 0));
                const T p_step = 1.0 - exp(phi(e + other, 1) - phi(e + side, 1));
                add(r, e + side, 1,
                    -factor * n[side] *
                        (n1[other] * n_step + p[0] * split(side, 0) + p[1] * split(side, 1)));
                add(r, e + side, 2,
                    -factor * p[side] *
                        (p1[other] * p_step + n[0] * split(0, side) + n[1] * split(1, side)));
                if (trap.charged == 0) continue;
                add(r, e + side, 0, 0.5 * trap.density * (double(trap.charge_empty) - f));
            }
        }
    }

    void close_contact(std::vector<T>& r, int side) const {
        using std::exp;
        using std::isinf;
        const auto& contact = model_.contacts[static_cast<std::size_t>(side)];
        const std::size_t i = side == 0 ? 0 : model_.nodes() - 1;
        const T bias = i == model_.anode_node() ? bias_ : T(0);
        r[3 * i] = u(i) - bias + contact.work_function;
        for (int s : {0, 1}) {
            const double v = contact.velocity[static_cast<std::size_t>(s)];
            const std::size_t row = 3 * i + 1 + static_cast<std::size_t>(s);
            if (isinf(v)) {
                r[row] = phi(i, s) - bias;
            } else {
                r[row] -= v * exp(lowering(side, s)) * density(i, s) *
                          (1.0 - exp(-double(z(s)) * (phi(i, s) - bias)));
            }
        }
    }

    /// sqrt(q E / (4 pi eps)) in kT for the carrier that the field at the contact pulls in.
    T lowering(int side, int s) const {
        using std::sqrt;
        const auto& contact = model_.contacts[static_cast<std::size_t>(side)];
        if (s != contact.lowered) return T(0);
        const std::size_t e = side == 0 ? 0 : model_.edges.size() - 1;
        const T inwards = side == 0 ? u(e + 1) - u(e) : u(e) - u(e + 1);
        const T pull = -double(z(s)) * inwards / model_.edges[e].length;
        if (!(pull > T(0))) return T(0);
        return contact.lowering * pull / sqrt(pull + 4e5);
    }

    const device::Model& model_;
    const std::vector<T>& x_;
    T bias_;
    std::vector<T> levels_;
};

}  // namespace anchorite::test
