#include <array>
#include <cmath>

#include "anchorite/device/system.hpp"
#include "carriers.hpp"
#include "contact_rows.hpp"
#include "field_mobility.hpp"
#include "interface_rates.hpp"
#include "rates.hpp"

namespace anchorite::device {

namespace {

template <int N>
class Assembler {
public:
    Assembler(const Model& model, const State& state, const Setting& setting, System<N>& system)
        : model_(model), state_(state), setting_(setting), system_(system) {}

    void run() {
        evaluate_carriers(model_, state_, N - 1, carriers_);
        clear();
        for (std::size_t e = 0; e < model_.edges.size(); ++e) add_edge(e);
        for (std::size_t i = 0; i < model_.nodes(); ++i) {
            add_charge(i);
            if (setting_.time != nullptr) add_storage(i);
        }
        for (std::size_t k = 0; k < model_.interfaces.size(); ++k) add_interface_traps(k);
        exchange_at_contact<N>(model_, state_, carriers_.front(), 0, system_);
        exchange_at_contact<N>(model_, state_, carriers_.back(), 1, system_);
        for (std::size_t i = 0; i < model_.nodes(); ++i) add_rates(i);
        if constexpr (N == 3) {
            if (setting_.frozen_ions == nullptr) add_steady_ions();
        } else {
            close_absent_ions();
        }
        hold_at_contact<N>(model_, state_, 0, system_);
        hold_at_contact<N>(model_, state_, 1, system_);
    }

private:
    using Columns = typename numerics::BlockSolution<double, N>::Columns;

    void clear() {
        const std::size_t nodes = model_.nodes();
        const bool levels = N == 3 && setting_.frozen_ions == nullptr;
        const Eigen::Index columns =
            2 + (levels ? static_cast<Eigen::Index>(model_.ions.size()) : 0);
        system_.rows.assign(nodes, {});
        system_.right.assign(nodes, Columns::Zero(N, columns));
        system_.ions.assign(static_cast<std::size_t>(columns - 2), {});
        system_.current = 0;
        system_.current_of_first.setZero();
        system_.current_of_second.setZero();
        conductance_.assign(nodes, {});
        system_.total_row.assign(nodes, 0);
    }

    [[nodiscard]] bool dynamic_traps() const {
        return setting_.time != nullptr && !setting_.time->filling.empty();
    }

    double& residual(std::size_t node, int row) { return system_.right[node](row, 0); }

    /// A flux of row `row` that leaves node e for node e + 1.
    void add_flux(std::size_t e, int row, double flux, int column, double of_right,
                  double of_both) {
        auto& from = system_.rows[e];
        auto& to = system_.rows[e + 1];
        if (column == 0) {
            residual(e, row) += flux;
            residual(e + 1, row) -= flux;
        }
        from.upper(row, column) -= of_right;
        to.lower(row, column) += of_both - of_right;
        const int alike = alike_across(e, column);
        if (alike == column) {
            from.excess(row, column) -= of_both;
            to.excess(row, column) += of_both;
            return;
        }
        from.excess(row, column) -= of_both - of_right;
        from.excess(row, alike) -= of_right;
        to.excess(row, column) += of_right;
        to.excess(row, alike) += of_both - of_right;
    }

    /// The column of node e that a column of node e + 1 counts as alike with, and the reverse.
    [[nodiscard]] int alike_across(std::size_t e, int column) const {
        const int k = model_.edges[e].interface;
        if (k < 0 || !model_.interfaces[k].crossed) return column;
        if (column == 1 + electron) return 1 + hole;
        return column == 1 + hole ? 1 + electron : column;
    }

    void add_edge(std::size_t e) {
        const double capacity = model_.edges[e].permittivity;
        const double d_u = state_.step[e][0];
        // Poisson's row is the divergence of capacity x du, i.e. minus the sum of outward fluxes
        add_flux(e, 0, -capacity * d_u, 0, -capacity, 0);
        for (int s = 0; s < N - 1; ++s) {
            const auto flux = species_flux(model_, state_, carriers_, e, s);
            add_flux(e, 1 + s, flux.flux, 0, flux.of_right_u, flux.of_both_u);
            add_flux(e, 1 + s, 0, 1 + s, flux.of_right_phi, flux.of_both_phi);
            if (s <= hole) {
                conductance_[e][s] += std::abs(flux.of_right_phi);
                conductance_[e + 1][s] += std::abs(flux.of_both_phi - flux.of_right_phi);
            }
            if (e == 0) add_current(s, flux);
        }
        if (e == 0 && setting_.time != nullptr) {
            const double rate = setting_.time->rate * capacity * model_.anode_sign;
            system_.current -= rate * d_u - model_.anode_sign * setting_.time->field;
            system_.current_of_second(0) -= rate;
            system_.current_of_first(0) += rate;
        }
    }

    void add_current(int s, const EdgeFlux& flux) {
        const int z = charge_number[s] * model_.anode_sign;
        system_.current += z * flux.flux;
        system_.current_of_second(0) += z * flux.of_right_u;
        system_.current_of_first(0) += z * (flux.of_both_u - flux.of_right_u);
        system_.current_of_second(1 + s) += z * flux.of_right_phi;
        system_.current_of_first(1 + s) += z * (flux.of_both_phi - flux.of_right_phi);
    }

    /// Adds to Poisson's row the charge of mobile carriers, doping and given ions.
    void add_charge(std::size_t i) {
        const double volume = model_.volume[i];
        auto& excess = system_.rows[i].excess;
        double charge = model_.layer_of(i).doping;
        if (setting_.frozen_ions != nullptr) charge += (*setting_.frozen_ions)[i];
        for (int s = 0; s < N - 1; ++s) {
            const auto& end = carriers_[i][s];
            charge += charge_number[s] * end.density;
            // d(z c)/d eta with d eta = -z (du - dphi), and z^2 = 1
            const double slope = volume * end.density * end.occupation.slope;
            excess(0, 0) -= slope;
            excess(0, 1 + s) += slope;
        }
        residual(i, 0) -= volume * charge;
    }

    /// Adds factor x a local quantity to a row of node i.
    void add_local(std::size_t i, int row, const Local& local, double factor) {
        residual(i, row) -= factor * local.value;
        auto& excess = system_.rows[i].excess;
        excess(row, 0) += factor * (local.of_electron - local.of_hole);
        excess(row, 1 + electron) -= factor * (local.of_electron + local.of_split);
        excess(row, 1 + hole) += factor * (local.of_hole + local.of_split);
    }

    void add_rates(std::size_t i) {
        const double volume = model_.volume[i];
        const auto& layer = model_.layer_of(i);
        const auto& n = carriers_[i][electron];
        const auto& p = carriers_[i][hole];
        const double split = state_.split[i];
        LocalRates sum;
        const auto k = direct_coefficient(model_, state_, i);
        sum.electrons = direct_rate(layer, k.value, n, p, split);
        sum.holes = sum.electrons;
        for (std::size_t level = 0; level < layer.traps.size(); ++level) {
            TrapMemory memory;
            if (dynamic_traps()) memory = {setting_.time->rate, setting_.time->filling[i][level]};
            const auto rates =
                trap_rates(layer.traps[level], n, p, split, dynamic_traps() ? &memory : nullptr);
            sum.electrons.add(rates.electrons, 1);
            sum.holes.add(rates.holes, 1);
            sum.charge.add(rates.charge, 1);
        }
        add_local(i, 0, sum.charge, volume);
        if (i == 0 ||
            i + 1 == model_.nodes()) {  // a contact may hold one carrier and not the other
            add_local(i, 1 + electron, sum.electrons, -volume);
            add_local(i, 1 + hole, sum.holes, -volume);
            add_field_terms(i, 1 + electron, k);
            add_field_terms(i, 1 + hole, k);
            return;
        }
        const bool holes_conduct_less = conductance_[i][hole] <= conductance_[i][electron];
        const int less = holes_conduct_less ? hole : electron;
        const int total = holes_conduct_less ? electron : hole;
        system_.total_row[i] = 1 + total;
        subtract_row(i, 1 + total, 1 + less);
        add_local(i, 1 + less, holes_conduct_less ? sum.holes : sum.electrons, -volume);
        add_field_terms(i, 1 + less, k);
        if (!dynamic_traps()) return;
        Local stored = holes_conduct_less ? sum.electrons : sum.holes;
        stored.add(holes_conduct_less ? sum.holes : sum.electrons, -1);
        add_local(i, 1 + total, stored, -volume);
    }

    /// What the fields beside a node change in its direct recombination.
    void add_field_terms(std::size_t i, int row, const DirectCoefficient& k) {
        const auto& carriers = carriers_[i];
        const double pairs = carriers[electron].density * carriers[hole].density *
                             -std::expm1(-state_.split[i]) * model_.volume[i];
        system_.rows[i].lower(row, 0) += pairs * k.of_left;
        system_.rows[i].upper(row, 0) -= pairs * k.of_right;
    }

    void subtract_row(std::size_t i, int from, int what) {
        auto& row = system_.rows[i];
        row.lower.row(from) -= row.lower.row(what);
        row.excess.row(from) -= row.excess.row(what);
        row.upper.row(from) -= row.upper.row(what);
        system_.right[i].row(from) -= system_.right[i].row(what);
    }

    void add_storage(std::size_t i) {
        const double volume = model_.volume[i];
        const auto& time = *setting_.time;
        auto& excess = system_.rows[i].excess;
        for (int s = 0; s < N - 1; ++s) {
            const auto& end = carriers_[i][s];
            if (!(end.density > 0)) continue;
            const double slope = volume * time.rate * end.density * end.occupation.slope;
            residual(i, 1 + s) += volume * (time.rate * end.density - time.density[i][s]);
            excess(1 + s, 0) += charge_number[s] * slope;
            excess(1 + s, 1 + s) -= charge_number[s] * slope;
        }
    }

    void add_two_sided(std::size_t left, int side, int row, const TwoSided& local, double factor) {
        const std::size_t i = left + static_cast<std::size_t>(side);
        residual(i, row) -= factor * local.value;
        auto& block = system_.rows[i];
        for (int c = 0; c < 3; ++c) {
            const double both = factor * local.slope[c];
            const double right = factor * local.slope[3 + c];
            const int alike = alike_across(left, c);
            if (side == 0) {
                block.excess(row, c) += both;
                block.upper(row, c) += right;
            } else {
                block.excess(row, alike) += both;
                block.lower(row, c) += both - factor * local.slope[3 + alike];
            }
        }
    }

    void add_interface_traps(std::size_t k) {
        const auto& interface = model_.interfaces[k];
        if (interface.left.empty()) return;
        std::size_t e = 0;
        while (model_.edges[e].interface != static_cast<int>(k)) ++e;
        for (std::size_t level = 0; level < interface.left.size(); ++level) {
            TrapMemory memory;
            if (dynamic_traps()) {
                memory = {setting_.time->rate, setting_.time->interface_filling[k][level]};
            }
            const auto rates =
                interface_rates(interface.left[level], interface.right[level], carriers_[e],
                                carriers_[e + 1], interface.crossed, state_, e, static_cast<int>(k),
                                dynamic_traps() ? &memory : nullptr);
            for (int side = 0; side < 2; ++side) {
                add_two_sided(e, side, 0, rates.charge, 0.5);
                add_two_sided(e, side, 1 + electron, rates.electrons[side], -1);
                add_two_sided(e, side, 1 + hole, rates.holes[side], -1);
            }
        }
    }

    void add_steady_ions() {
        for (std::size_t k = 0; k < model_.ions.size(); ++k) {
            const auto& region = model_.ions[k];
            const int z = charge_number[region.species];
            auto& row = system_.ions[k];
            row.residual = -region.total;
            for (std::size_t i = region.first_node; i <= region.last_node; ++i) {
                const auto& scaled = model_.layer_of(i).species[region.species];
                const double eta =
                    -z * (state_.value[i][0] - state_.ion_level[k] - ion_offset(state_, region, i));
                const auto share = occupation(scaled.statistics, eta);
                const double ions =
                    model_.volume[i] * std::exp(scaled.log_states + share.log_share);
                const double slope = ions * share.slope;
                residual(i, 0) -= z * ions;
                system_.rows[i].excess(0, 0) -= slope;
                system_.right[i](0, 2 + static_cast<Eigen::Index>(k)) -= slope;
                row.residual += ions;
                row.of_level += z * slope;
                row.of_u.push_back(-z * slope);
            }
        }
    }

    /// Rows of ions where there are none: phi = 0.
    void close_absent_ions() {
        for (std::size_t i = 0; i < model_.nodes(); ++i) {
            for (int s = anion; s <= cation; ++s) {
                if (model_.layer_of(i).species[s].states > 0) continue;
                system_.rows[i].excess(1 + s, 1 + s) = 1;
                residual(i, 1 + s) = -state_.value[i][1 + s];
            }
        }
    }

    const Model& model_;
    const State& state_;
    const Setting& setting_;
    System<N>& system_;
    std::vector<NodeCarriers> carriers_;
    std::vector<std::array<double, 2>> conductance_;  ///< of electrons and holes around each node
};

}  // namespace

template <int N>
void assemble(const Model& model, const State& state, const Setting& setting, System<N>& system) {
    Assembler<N>(model, state, setting, system).run();
}

template void assemble<3>(const Model&, const State&, const Setting&, System<3>&);
template void assemble<5>(const Model&, const State&, const Setting&, System<5>&);

}  // namespace anchorite::device
