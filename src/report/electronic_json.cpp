#include "anchorite/report/electronic_json.hpp"

#include "anchorite/base/elements.hpp"
#include "anchorite/base/json.hpp"
#include "anchorite/report/provenance_json.hpp"
#include "report/optics_parts_json.hpp"

namespace anchorite::report {
namespace {

using Json = nlohmann::ordered_json;
namespace es = electronic;

Json rounded_or_null(const std::optional<double>& value) {
    return value ? Json(rounded(*value)) : Json(nullptr);
}

Json spread_json(const std::optional<es::Spread>& spread) {
    if (!spread) return nullptr;
    return {{"count", spread->count},
            {"mean", rounded(spread->mean)},
            {"standard_deviation", rounded_or_null(spread->deviation)},
            {"minimum", rounded(spread->minimum)},
            {"maximum", rounded(spread->maximum)},
            {"boltzmann_mean", rounded_or_null(spread->boltzmann)}};
}

Json gap_state_json(const es::GapState& state) {
    Json shares = Json::array();
    for (const es::OrbitalShare& share : state.composition) {
        shares.push_back({{"group", share.group},
                          {"orbital", share.orbital},
                          {"weight", rounded(share.weight, 4)}});
    }
    return {{"energy_ev", rounded(state.energy)},
            {"below_conduction_ev", rounded_or_null(state.below_conduction)},
            {"occupation", state.occupation},
            {"k_weight", rounded(state.k_weight)},
            {"participation_atoms", rounded(state.participation, 4)},
            {"in_plane_share", rounded(state.in_plane_share, 4)},
            {"in_plane_pair", state.in_plane_pair},
            {"composition", shares}};
}

Json metals_json(const es::PoseSummary& pose) {
    Json metals = Json::array();
    for (const es::ClearedMetal& metal : pose.metals) {
        Json donor = nullptr;
        if (metal.donor) {
            donor = {{"atom", metal.donor->atom},
                     {"metal_atom", metal.donor->metal},
                     {"distance_angstrom", rounded(metal.donor->distance)}};
        }
        metals.push_back({{"group", metal.group},
                          {"weight", rounded(metal.weight, 4)},
                          {"bare_weight", rounded(metal.bare, 4)},
                          {"cleared", metal.cleared},
                          {"nearest_donor", donor}});
    }
    return metals;
}

/// Covalent bonds of the adsorbed molecule: closer than 1.3 times the sum of covalent radii.
Json bonds_json(const es::Model& model, const std::vector<int>& molecule) {
    Json bonds = Json::array();
    const auto at = [&model](int atom) -> const es::ModelAtom& {
        return model.atoms[static_cast<std::size_t>(atom)];
    };
    for (std::size_t i = 0; i < molecule.size(); ++i) {
        for (std::size_t j = i + 1; j < molecule.size(); ++j) {
            const es::ModelAtom& a = at(molecule[i]);
            const es::ModelAtom& b = at(molecule[j]);
            const double reach = 1.3 * (covalent_radius(a.element) + covalent_radius(b.element));
            if ((a.position - b.position).norm() > reach) continue;
            bonds.push_back({molecule[i], molecule[j]});
        }
    }
    return bonds;
}

Json model_json(const es::Model& model) {
    Json elements = Json::array();
    Eigen::Matrix3Xd positions(3, static_cast<Eigen::Index>(model.atoms.size()));
    std::vector<int> open;
    std::vector<int> molecule;
    for (std::size_t i = 0; i < model.atoms.size(); ++i) {
        const es::ModelAtom& atom = model.atoms[i];
        elements.push_back(std::string(element_symbol(atom.element)));
        positions.col(static_cast<Eigen::Index>(i)) = atom.position;
        if (atom.role == es::Role::open) open.push_back(static_cast<int>(i));
        if (atom.role == es::Role::molecule) molecule.push_back(static_cast<int>(i));
    }
    return {{"elements", elements},
            {"positions_angstrom", json_columns(positions)},
            {"cell_angstrom", json_columns(model.cell)},
            {"open_metals", open},
            {"molecule_atoms", molecule},
            {"molecule_bonds", bonds_json(model, molecule)}};
}

Json relaxation_json(const std::optional<es::Relaxation>& relaxation) {
    if (!relaxation) return nullptr;
    return {{"gained_ev", rounded(relaxation->gained)},
            {"steps", relaxation->steps},
            {"largest_force_ev_per_angstrom", rounded(relaxation->max_force)},
            {"moved_angstrom", rounded(relaxation->moved)}};
}

Json interaction_json(const es::PoseSummary& pose) {
    const auto& energy = pose.interaction;
    if (!energy) return nullptr;
    return {{"best_ev", rounded(energy->best())},
            {"compared_ev", rounded_or_null(pose.compared_interaction)},
            {"uncorrected_ev", rounded(energy->uncorrected)},
            {"corrected_ev", rounded_or_null(energy->corrected)},
            {"superposition_error_ev", rounded_or_null(energy->superposition)},
            {"slab_deformation_ev", rounded_or_null(energy->slab_deformation)},
            {"molecule_deformation_ev", rounded_or_null(energy->molecule_deformation)},
            {"binding_ev", rounded_or_null(energy->binding)}};
}

Json charge_json(const std::optional<es::ChargeTransfer>& charge) {
    if (!charge) return nullptr;
    return {{"method", "Mulliken"},
            {"to_slab_e", rounded(charge->to_slab, 4)},
            {"donor_atoms", charge->donors},
            {"donor_charges_e", numbers(charge->donor_charges)},
            {"donor_changes_e", numbers(charge->donor_changes)}};
}

Json pdos_json(const es::Pdos& pdos) {
    Json curves = Json::array();
    for (const es::PdosCurve& curve : pdos.curves) {
        Json density = Json::array();
        for (const double value : curve.density) density.push_back(rounded(value, 4));
        curves.push_back({{"group", curve.part.group},
                          {"orbital", curve.part.orbital},
                          {"atoms", curve.part.atoms},
                          {"density_per_ev", density}});
    }
    Json energy = Json::array();
    for (const double value : pdos.energy) energy.push_back(rounded(value));
    return {{"zero_ev", rounded(pdos.zero, 9)},
            {"broadening_ev", rounded(pdos.width)},
            {"energy_ev", energy},
            {"curves", curves}};
}

Json cost_json(const es::Cost& cost) {
    return {{"processor_s", rounded(cost.processor_seconds)},
            {"wall_s", rounded(cost.wall_seconds)},
            {"peak_memory_bytes", rounded(cost.peak_memory)},
            {"threads", cost.threads}};
}

const char* ending(Termination termination) {
    if (termination == Termination::converged) return "converged";
    return termination == Termination::ran_out ? "ran_out" : "failed";
}

Json pose_json(const es::PoseSummary& pose) {
    Json states = Json::array();
    for (const es::GapState& state : pose.gap_states) states.push_back(gap_state_json(state));
    return {{"molecule", pose.molecule},
            {"pose", pose.pose},
            {"in_vacancy", pose.set.in_vacancy},
            {"relaxed", pose.set.relaxed},
            {"sites", pose.sites},
            {"model", model_json(pose.model)},
            {"engine", pose.engine},
            {"version", pose.version},
            {"termination", ending(pose.termination)},
            {"message", pose.message},
            {"valence_edge_ev", rounded(pose.edges.valence, 9)},
            {"gap_ev", rounded_or_null(pose.edges.gap())},
            {"last_state_ev", rounded(pose.edges.last)},
            {"scale_shift_ev", rounded_or_null(pose.shift)},
            {"gap_states", states},
            {"metals", metals_json(pose)},
            {"weights_complete", pose.weights.complete},
            {"energy_ev", rounded(pose.energy, 12)},
            {"interaction", interaction_json(pose)},
            {"relaxation", relaxation_json(pose.relaxation)},
            {"charge_transfer", charge_json(pose.charge)},
            {"pdos", pdos_json(pose.pdos)},
            {"cost", cost_json(pose.cost)}};
}

Json molecules_json(const std::vector<es::MoleculeSummary>& molecules) {
    Json list = Json::array();
    for (const es::MoleculeSummary& molecule : molecules) {
        Json weights = Json::array();
        for (const auto& [group, spread] : molecule.weights) {
            weights.push_back({{"group", group}, {"weight", spread_json(spread)}});
        }
        list.push_back({{"molecule", molecule.molecule},
                        {"in_vacancy", molecule.set.in_vacancy},
                        {"relaxed", molecule.set.relaxed},
                        {"interaction_ev", spread_json(molecule.interaction)},
                        {"to_slab_e", spread_json(molecule.to_slab)},
                        {"weights", weights}});
    }
    return list;
}

Json findings_json(const std::vector<es::Finding>& findings) {
    static constexpr const char* verdicts[] = {"agrees", "partly", "disagrees", "undecided"};
    Json list = Json::array();
    for (const es::Finding& finding : findings) {
        list.push_back({{"claim", finding.claim},
                        {"verdict", verdicts[static_cast<std::size_t>(finding.verdict)]},
                        {"text", finding.text}});
    }
    return list;
}

Json potentials_json(const std::vector<es::AnchorPotential>& potentials) {
    Json list = Json::array();
    for (const es::AnchorPotential& one : potentials) {
        list.push_back({{"molecule", one.molecule},
                        {"anchor", one.anchor},
                        {"atom", one.atom},
                        {"minimum_v", rounded(one.minimum)},
                        {"area_angstrom2", rounded(one.area)}});
    }
    return list;
}

}  // namespace

Json electronic_json(const es::ElectronicSummary& summary, const std::string& title,
                     const Provenance& provenance) {
    Json poses = Json::array();
    for (const es::PoseSummary& pose : summary.poses) poses.push_back(pose_json(pose));
    const es::SummaryOptions& options = summary.options;
    return {{"format", "anchorite-electronic"},
            {"format_version", electronic_format_version},
            {"provenance", provenance_json(provenance)},
            {"title", title},
            {"system", summary.system},
            {"method", summary.method},
            {"settings",
             {{"window_ev", rounded(summary.window)},
              {"window_stated", options.window.has_value()},
              {"cleared_share", options.cleared_share},
              {"slab_share", options.gap.slab_share},
              {"bulk_share", options.gap.bulk_share},
              {"pair_share", options.gap.pair_share},
              {"temperature_k", options.temperature}}},
            {"findings", findings_json(summary.findings)},
            {"notes", summary.notes},
            {"poses", poses},
            {"molecules", molecules_json(summary.molecules)},
            {"potentials", potentials_json(summary.potentials)},
            {"cost", cost_json(summary.cost)}};
}

}  // namespace anchorite::report
