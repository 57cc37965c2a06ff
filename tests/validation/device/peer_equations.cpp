#include "peer_equations.hpp"

#include <ceres/jet.h>

#include <Eigen/Core>
#include <Eigen/LU>
#include <algorithm>
#include <array>
#include <cmath>

#include "anchorite/device/steady.hpp"

namespace anchorite::test {

namespace {

using device::Device;
using device::Grid;
using Real = long double;
using Block = Eigen::Matrix<Real, 3, 3>;
using Column = Eigen::Matrix<Real, 3, 1>;
using EdgeJet = ceres::Jet<Real, 4>;  ///< potential and ln(density), left and right
using NodeJet = ceres::Jet<Real, 3>;  ///< potential, ln(n), ln(p)

/// Which expression of the Bernoulli function applies.
int piece(Real x) {
    const Real size = std::abs(x);
    return size < 0.05L ? 0 : size < 0.45L ? 1 : size < 1.5L ? 2 : 3;
}

EdgeJet bernoulli_piece(const EdgeJet& x, int which) {
    switch (which) {
        case 0:
            return Real(1) - x / Real(2);
        case 1:
            return Real(1) - x / Real(2) + x * x / Real(12);
        case 2:
            return Real(1) - x / Real(2) + x * x / Real(12) - x * x * x * x / Real(720);
        default:
            break;
    }
    if (std::abs(x.a) > 1e-3L) return x / (exp(x) - Real(1));
    return Real(1) - x / Real(2) + x * x / Real(12) - x * x * x * x / Real(720);
}

/// Cells of one layer, the finest at both of its ends.
std::vector<double> layer_cells(double length, int last, double grading) {
    std::vector<double> cells(static_cast<std::size_t>(last) + 1, 1);
    const int ending = static_cast<int>(std::nearbyint(0.5 * last));
    for (int i = 0; i <= ending; ++i) {
        const auto at = static_cast<std::size_t>(i);
        cells[at] = std::exp(grading * (1.0 / ending - 1.0 / (i + 1)));
        cells[static_cast<std::size_t>(last - i)] = cells[at];
    }
    double sum = 0;
    for (const double cell : cells) sum += cell;
    for (double& cell : cells) cell *= length / sum;
    return cells;
}

/// What the equations need of a node.
struct Place {
    Real log_states, electron, hole, mobility_n, mobility_p, permittivity, k, ni2;
    const device::Layer* layer;
};

class Peer {
public:
    Peer(const Device& device, const PeerOptions& options)
        : device_(device), options_(options), grid_(peer_grid(device, options)) {
        vt_ = Real(device.constants.boltzmann) * device.temperature / device.constants.charge;
        for (std::size_t i = 0; i < grid_.x.size(); ++i) places_.push_back(place(i));
        pieces_.assign(grid_.x.size(), {});
    }

    PeerPoint solve(double voltage, const device::Model& model, const device::State& guess) {
        start(model, guess);
        PeerPoint point{voltage, 0, false};
        for (int iteration = 0; iteration < 200 && !point.converged; ++iteration) {
            set_ions();
            point.converged = newton_step(iteration < 20) < 1e-11L;
        }
        point.current = static_cast<double>(current());
        return point;
    }

private:
    static constexpr double volt = constants::electronvolt;

    [[nodiscard]] Place place(std::size_t i) const {
        const auto& layer = device_.layers[grid_.layer[i]];
        Place p{};
        p.layer = &layer;
        p.log_states = std::log(Real(layer.electrons.states));
        p.electron = layer.electron_affinity / volt / vt_;
        p.hole = layer.ionisation_energy / volt / vt_;
        p.mobility_n = layer.electrons.mobility;
        p.mobility_p = layer.holes.mobility;
        p.permittivity = Real(layer.permittivity) * device_.constants.vacuum_permittivity;
        p.k = layer.radiative;
        p.ni2 = std::exp(2 * p.log_states - (p.hole - p.electron));
        return p;
    }

    /// Node by node the program's own solution at the same voltage.
    void start(const device::Model& model, const device::State& guess) {
        value_.clear();
        for (std::size_t i = 0; i < grid_.x.size(); ++i) {
            const Real u = guess.value[i][0];
            value_.push_back({u, std::log(Real(density(model, guess, i, device::electron))),
                              std::log(Real(density(model, guess, i, device::hole)))});
        }
        const Real last = guess.value.back()[0];
        const Real bias = guess.value.front()[0] + device_.left.work_function / volt / vt_;
        hold(0, bias, device_.left.work_function);
        hold(value_.size() - 1, last + device_.right.work_function / volt / vt_,
             device_.right.work_function);
    }

    void hold(std::size_t i, Real bias, double work_function) {
        const auto& at = places_[i];
        const Real w = work_function / volt / vt_;
        value_[i] = {bias - w, at.log_states + at.electron - w, at.log_states + w - at.hole};
    }

    [[nodiscard]] Real cell(std::size_t e) const { return Real(grid_.x[e + 1]) - grid_.x[e]; }

    /// B(x); which piece applies follows x until `follow` ends, then stays.
    EdgeJet bernoulli(const EdgeJet& x, int& which, bool follow) const {
        if (options_.bernoulli == Bernoulli::exact) return bernoulli_piece(x, 3);
        if (follow) which = piece(x.a);
        return bernoulli_piece(x, which);
    }

    /// Particle flux of a carrier of charge z from node e to e + 1.
    EdgeJet flux(std::size_t e, int z, bool follow) {
        const auto& a = places_[e];
        const auto& b = places_[e + 1];
        const int k = z < 0 ? 1 : 2;
        const Real level_a = a.log_states + (z < 0 ? a.electron : -a.hole);
        const Real level_b = b.log_states + (z < 0 ? b.electron : -b.hole);
        const EdgeJet ua(value_[e][0], 0), ca(value_[e][k], 1), ub(value_[e + 1][0], 2),
            cb(value_[e + 1][k], 3);
        const EdgeJet rise = level_b - level_a - Real(z) * (ub - ua);
        Real velocity = vt_ * (z < 0 ? a.mobility_n : a.mobility_p) / cell(e);
        if (grid_.layer[e] != grid_.layer[e + 1]) {
            const auto& interface = device_.interfaces[grid_.layer[e]];
            velocity = z < 0 ? interface.velocity_electron : interface.velocity_hole;
        }
        auto& which = pieces_[e][k - 1];
        return velocity * (exp(ca) * bernoulli(-rise, which[0], follow) -
                           exp(cb) * bernoulli(rise, which[1], follow));
    }

    /// Recombination and charge without ions [1/(m^3 s), 1/m^3].
    [[nodiscard]] std::array<NodeJet, 2> local(std::size_t i) const {
        const auto& at = places_[i];
        const NodeJet n = exp(NodeJet(value_[i][1], 1));
        const NodeJet p = exp(NodeJet(value_[i][2], 2));
        const NodeJet excess = n * p - at.ni2;
        NodeJet rate = at.k * excess;
        NodeJet charge = p - n;
        for (const auto& trap : at.layer->traps) {
            const Real level = trap.energy / volt / vt_;
            const Real n1 = std::exp(at.log_states + at.electron - level);
            const Real p1 = std::exp(at.log_states + level - at.hole);
            const Real cn = trap.capture_electron;
            const Real cp = trap.capture_hole;
            const Real density = trap.density;
            const NodeJet sum = cn * (n + n1) + cp * (p + p1);
            rate += density * cn * cp * excess / sum;
            if (trap.charge != device::TrapCharge::donor) continue;
            charge += density * (cn * n1 + cp * p) / sum;
        }
        return {rate, charge};
    }

    /// Every kind of ion in equilibrium with the potential, its flux written with B.
    void set_ions() {
        ions_.assign(value_.size(), {0, 0});
        for (const auto& ion : device_.ions) {
            std::vector<Real> share{1};
            Real sum = 0;
            for (std::size_t i = 1; i < value_.size(); ++i) {
                const EdgeJet rise(-ion.charge * (value_[i][0] - value_[i - 1][0]));
                int up = 0;
                int down = 0;
                share.push_back(share.back() *
                                (bernoulli(-rise, up, true).a / bernoulli(rise, down, true).a));
                sum += (share[i] + share[i - 1]) / 2 * cell(i - 1);
            }
            const Real factor = Real(ion.density) * device_.layers[0].thickness / sum;
            for (std::size_t i = 0; i < value_.size(); ++i) {
                ions_[i][ion.charge > 0 ? 1 : 0] += factor * share[i];
            }
        }
    }

    struct Row {
        Block lower = Block::Zero();
        Block middle = Block::Zero();
        Block upper = Block::Zero();
        Column right = Column::Zero();
    };

    void add_flux(std::vector<Row>& rows, std::size_t e, int z, bool follow) {
        const auto gamma = flux(e, z, follow);
        const int k = z < 0 ? 1 : 2;
        for (const int side : {0, 1}) {
            auto& row = rows[e + static_cast<std::size_t>(side)];
            const Real sign = side == 0 ? 1 : -1;
            auto& left = side == 0 ? row.middle : row.lower;
            auto& right = side == 0 ? row.upper : row.middle;
            row.right(k) -= sign * gamma.a;
            left(k, 0) += sign * gamma.v[0];
            left(k, k) += sign * gamma.v[1];
            right(k, 0) += sign * gamma.v[2];
            right(k, k) += sign * gamma.v[3];
        }
    }

    /// (eps V')' = eps V'' + eps' V', the second term by backward differences.
    void add_node(Row& row, std::size_t i) const {
        const Real before = cell(i - 1);
        const Real after = cell(i);
        const Real box = (before + after) / 2;
        const Real scale = vt_ / device_.constants.charge;
        const Real eps = scale * places_[i].permittivity;
        const Real up = eps / (after * box);
        const Real change = eps - scale * places_[i - 1].permittivity;
        const Real low = eps / (before * box) - change / (before * before);
        const auto [rate, charge] = local(i);
        const Real ions = ions_[i][1] - ions_[i][0];
        row.right(0) = -(low * (value_[i - 1][0] - value_[i][0]) +
                         up * (value_[i + 1][0] - value_[i][0]) + charge.a + ions);
        row.lower(0, 0) = low;
        row.upper(0, 0) = up;
        row.middle(0, 0) = -low - up - ions_[i][0] - ions_[i][1];
        for (const int k : {1, 2}) {
            row.middle(0, k) += charge.v[k];
            row.right(k) -= box * rate.a;
            row.middle(k, 1) += box * rate.v[1];
            row.middle(k, 2) += box * rate.v[2];
        }
    }

    /// The largest change.
    Real newton_step(bool follow) {
        const std::size_t nodes = value_.size();
        std::vector<Row> rows(nodes);
        for (std::size_t e = 0; e + 1 < nodes; ++e) {
            for (const int z : {-1, 1}) add_flux(rows, e, z, follow);
        }
        for (std::size_t i = 1; i + 1 < nodes; ++i) add_node(rows[i], i);
        std::vector<Block> gain(nodes, Block::Zero());
        std::vector<Column> partial(nodes, Column::Zero());
        for (std::size_t i = 1; i + 1 < nodes; ++i) {
            auto& row = rows[i];
            for (int k = 0; k < 3; ++k) {
                const Real scale = 1 / row.middle.row(k).cwiseAbs().maxCoeff();
                row.lower.row(k) *= scale;
                row.middle.row(k) *= scale;
                row.upper.row(k) *= scale;
                row.right(k) *= scale;
            }
            const Block pivot = row.middle - row.lower * gain[i - 1];
            const auto factors = pivot.fullPivLu();
            gain[i] = factors.solve(row.upper);
            partial[i] = factors.solve(Column(row.right - row.lower * partial[i - 1]));
        }
        Column change = Column::Zero();
        Real largest = 0;
        for (std::size_t i = nodes - 1; i-- > 1;) {
            change = partial[i] - gain[i] * change;
            largest = std::max(largest, change.cwiseAbs().maxCoeff());
            for (int k = 0; k < 3; ++k) {
                value_[i][static_cast<std::size_t>(k)] += std::clamp(change(k), Real(-2), Real(2));
            }
        }
        return largest;
    }

    Real current() {
        Real sum = 0;
        for (std::size_t e = 0; e + 1 < value_.size(); ++e) {
            sum += cell(e) * (flux(e, 1, false).a - flux(e, -1, false).a);
        }
        return device_.constants.charge * sum / (Real(grid_.x.back()) - grid_.x.front());
    }

    const Device& device_;
    PeerOptions options_;
    Grid grid_;
    Real vt_ = 0;
    std::vector<Place> places_;
    std::vector<std::array<Real, 3>> value_;
    std::vector<std::array<Real, 2>> ions_;  ///< anions, cations [1/m^3]
    std::vector<std::array<std::array<int, 2>, 2>> pieces_;
};

/// The peer's nodes for the program's solver: layers joined, without the cells at interfaces.
Grid joined(const Grid& grid) {
    Grid made;
    double shift = 0;
    for (std::size_t i = 0; i < grid.x.size(); ++i) {
        if (i > 0 && grid.layer[i] != grid.layer[i - 1]) shift += grid.x[i] - grid.x[i - 1];
        made.x.push_back(grid.x[i] - shift);
        made.layer.push_back(grid.layer[i]);
    }
    return made;
}

}  // namespace

Grid peer_grid(const Device& device, const PeerOptions& options) {
    double total = 0;
    for (const auto& layer : device.layers) total += layer.thickness;
    std::vector<double> cells;
    Grid grid;
    std::vector<std::size_t> first;
    for (std::size_t l = 0; l < device.layers.size(); ++l) {
        const double length = device.layers[l].thickness;
        const bool end = l + 1 == device.layers.size();
        first.push_back(cells.size());
        const int last = end ? options.points + 1 - static_cast<int>(cells.size())
                             : static_cast<int>(options.points * length / total);
        for (const double cell : layer_cells(length, last, options.grading)) cells.push_back(cell);
        grid.layer.resize(cells.size(), l);
    }
    for (std::size_t l = 1; l < first.size(); ++l) {
        double* at = &cells[first[l]];
        at[0] = at[-1] = at[-2] = (at[0] + at[-1] + at[-2]) / 3;
    }
    double x = 0;
    for (const double cell : cells) {
        grid.x.push_back(x);
        x += cell;
    }
    return grid;
}

std::vector<PeerPoint> peer_curve(const Device& device, const std::vector<double>& voltages,
                                  const PeerOptions& options) {
    device::SteadySolver solver(
        device::make_model(device, joined(peer_grid(device, options)), device.temperature), {});
    solver.start();
    Peer peer(device, options);
    std::vector<PeerPoint> points;
    for (const double voltage : voltages) {
        solver.move_to(voltage);
        points.push_back(peer.solve(voltage, solver.model(), solver.state()));
    }
    return points;
}

}  // namespace anchorite::test
