#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anchorite/electronic/gap_states.hpp"
#include "anchorite/electronic/interaction.hpp"
#include "anchorite/electronic/open_weights.hpp"
#include "anchorite/electronic/pdos.hpp"
#include "anchorite/electronic/relaxation.hpp"
#include "anchorite/electronic/spread.hpp"

namespace anchorite::electronic {

/// Poses that are averaged and counted together, and never with those of another set: with donors
/// on metals beside a vacancy or with the oxygen in it, as docked or at the molecule's minimum on
/// the frozen slab.
struct PoseSet {
    bool in_vacancy = false;
    bool relaxed = false;
    bool operator==(const PoseSet&) const = default;
};

inline constexpr std::array<PoseSet, 4> pose_sets{
    {{false, false}, {true, false}, {false, true}, {true, true}}};

/// "docked", "in the vacancy", "relaxed", "relaxed in the vacancy".
std::string_view name_of(const PoseSet& set);

/// A calculated model: the bare slab, or a molecule on it in one pose.
struct PoseCase {
    std::string molecule;  ///< empty: the bare slab
    std::string pose;      ///< "1", "2" ... or the kind, "vacancy"
    PoseSet set;
    int sites = 0;  ///< anchors that sit on open metals, as docked
    Model model;
    EngineResult result;
    std::optional<InteractionParts> parts;
    std::optional<Relaxation> relaxation;       ///< of a relaxed pose
    std::vector<int> donors;                    ///< atoms of the model that bind
    std::optional<EngineResult> free_molecule;  ///< for changes of charges
};

/// The potential beside an anchor of a free molecule.
struct AnchorPotential {
    std::string molecule;
    std::string anchor;  ///< as people name it: "P=O", "OMe", "F"
    int atom = 0;        ///< index into the molecule's model
    double minimum = 0;  ///< on the isodensity surface [V]
    double area = 0;     ///< of the atom's part of it [Å²]
};

struct SummaryOptions {
    GapOptions gap;
    PdosOptions pdos;
    std::vector<PdosPart> curves;  ///< of every model that has the group
    std::optional<double> window;  ///< for the weights, above the valence edge; none: common [eV]
    double cleared_share = 0.5;   ///< a metal is cleared below this share of the bare slab's weight
    double temperature = 298.15;  ///< of Boltzmann means over poses [K]
    /// Anchors by how deep the paper has their potential, deepest first.
    std::vector<std::string> reported_order{"OMe", "F", "Cl", "Br"};
    void validate() const;  ///< @throws InputError
};

/// What anchoring did to one metal.
struct ClearedMetal {
    std::string group;
    double weight = 0;  ///< p_z below the window
    double bare = 0;    ///< of the bare slab
    bool cleared = false;
    std::optional<NearestDonor> donor;
};

/// What a calculated model says.
struct PoseSummary {
    std::string molecule;
    std::string pose;
    PoseSet set;
    int sites = 0;
    Model model;
    BandEdges edges;
    std::optional<double> shift;  ///< of the scale against the bare slab, from the inner layer [eV]
    std::vector<GapState> gap_states;
    OpenWeights weights;
    std::vector<ClearedMetal> metals;
    double energy = 0;  ///< total [eV]
    std::optional<InteractionEnergy> interaction;
    /// What compares with other poses: corrected for superposition where any pose of the survey
    /// is, else uncorrected [eV].
    std::optional<double> compared_interaction;
    std::optional<Relaxation> relaxation;
    std::optional<ChargeTransfer> charge;
    Pdos pdos;  ///< zero at the valence edge
    std::string engine;
    std::string version;
    Termination termination = Termination::failed;
    std::string message;  ///< of the engine
    Cost cost;
    /// The deepest empty state in the gap, if there is one.
    [[nodiscard]] const GapState* lowest_empty() const;
    /// The deepest in-plane pair state, if there is one.
    [[nodiscard]] const GapState* in_plane_state() const;
};

/// "bare slab", "TPPO, pose 1", "TPPO, pose 1 relaxed".
std::string pose_label(const PoseSummary& pose);

/// A molecule over its poses of one set.
struct MoleculeSummary {
    std::string molecule;
    PoseSet set;
    /// Of PoseSummary::compared_interaction; Boltzmann's weights are of total energies [eV].
    std::optional<Spread> interaction;
    std::optional<Spread> to_slab;                        ///< electrons given, Mulliken [e]
    std::vector<std::pair<std::string, Spread>> weights;  ///< by open metal
};

/// How a statement of the paper stands against what was computed.
enum class Verdict { agrees, partly, disagrees, undecided };

struct Finding {
    std::string claim;  ///< of the paper
    Verdict verdict = Verdict::undecided;
    std::string text;  ///< what was found, with its numbers
};

/// Everything that the page and the tables show.
struct ElectronicSummary {
    SummaryOptions options;
    double window = 0;               ///< [eV]
    std::vector<PoseSummary> poses;  ///< the bare slab first
    std::vector<MoleculeSummary> molecules;
    std::vector<AnchorPotential> potentials;
    std::vector<Finding> findings;
    std::vector<std::string> notes;
    std::string system;  ///< the slab with its defect, in words
    std::string method;  ///< what states and energies are computed with, in words
    Cost cost;           ///< of all calculations; memory of the largest
};

/// Compares models with the bare slab, which comes first.
/// @throws InputError  no bare slab, projections that are missing
ElectronicSummary summarise(const std::vector<PoseCase>& cases,
                            const std::vector<AnchorPotential>& potentials,
                            const SummaryOptions& options);

}  // namespace anchorite::electronic
