#pragma once

#include <functional>
#include <string>
#include <vector>

#include "anchorite/anchoring/match.hpp"
#include "anchorite/base/termination.hpp"
#include "anchorite/electronic/slab_model.hpp"

namespace anchorite::electronic {

/// How a molecule holds on to the named metals of a slab.
enum class PoseKind {
    two_site,     ///< one donor atop each of them
    single_site,  ///< its strongest donor atop the first
    vacancy,      ///< its strongest donor in the place of the missing ligand, between both
};

/// "two-site", "single-site" or "vacancy".
std::string pose_kind_name(PoseKind kind);

struct AdsorbOptions {
    int poses = 3;              ///< distinct ones, best first
    bool vacancy_pose = false;  ///< one more, of that kind
    double distinct = 0.75;  ///< heavy-atom distance between poses, root mean square over the atoms
                             ///< and least over the slab's symmetry and like atoms [Å]
    double image_contact = 2.4;  ///< least distance between atoms of periodic images [Å]
    int conformers = 12;         ///< lowest conformers that are docked
    int driven = 2;              ///< of them whose torsions are driven as well
    int starts = 40;             ///< differing start poses relaxed per registry
    int draw_iterations = 60;    ///< with wide bonds
    int relax_iterations = 400;
    anchoring::ScoreOptions score;
    std::function<void()> poll;  ///< called between relaxations where given; stops by throwing
    void validate() const;       ///< @throws InputError
};

/// A donor near a named metal.
struct MetalContact {
    int atom = 0;       ///< of the molecule
    std::string metal;  ///< group of the slab's model
    double length = 0;  ///< [Å]
};

/// A molecule placed on a slab.
struct AdsorbedPose {
    PoseKind kind = PoseKind::single_site;
    molecule::Positions positions;       ///< in the slab model's frame [Å]
    std::vector<MetalContact> contacts;  ///< of the donors that bind
    anchoring::ScoreTerms terms;
    double slab_contact = 0;   ///< smallest distance to an atom of the slab that is not a named
                               ///< metal, over the radii's sum
    double image_contact = 0;  ///< smallest distance to its own images [Å]
};

/// Poses, best first: those on two sites before those on one, then that in the vacancy.
struct AdsorbResult {
    std::vector<AdsorbedPose> poses;
    Termination termination = Termination::converged;  ///< ran_out: fewer than asked for
    std::string message;                               ///< what is missing, for people
};

/// Docks a flexible molecule on a slab: donors atop the named metals (the upward bond that the
/// surface cuts; not the mean with a missing neighbour in the plane, where two donors would meet),
/// every coordinate relaxed in the force field, the score's bonds and clashes, and a soft wall to
/// the molecule's own periodic images. Repeats give the same result.
/// @throws InputError  a molecule without donors, a vacancy pose asked for without a vacancy
AdsorbResult adsorb(const SlabModel& slab, const anchoring::Candidate& molecule,
                    const anchoring::DonorTable& donors, const AdsorbOptions& options = {});

/// The slab's model with the molecule on it, its atoms last in the molecule's order; group
/// "molecule", and "donors" of the atoms that bind. The cell leaves the slab's own vacuum above
/// the molecule.
Model adsorbed_model(const SlabModel& slab, const anchoring::Candidate& molecule,
                     const AdsorbedPose& pose);

}  // namespace anchorite::electronic
