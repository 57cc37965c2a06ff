#pragma once

#include <functional>

#include "anchorite/anchoring/score.hpp"
#include "anchorite/anchoring/torsion_drive.hpp"

namespace anchorite::anchoring {

/// How hard a match looks. The defaults are for one molecule; quick_match has its own.
struct MatchOptions {
    int max_sites = 4;                ///< donors bound at once
    double distance_tolerance = 1.3;  ///< |d - |s - t|| up to which a pair is tried [Å]
    int spin_steps = 36;              ///< start poses about the free axis
    int refine_starts = 3;            ///< of them refined per registry of several sites
    int single_site_starts = 10;      ///< and per single site, whose pose is less determined
    int poses_kept = 3;               ///< rigid poses kept per registry, each of another conformer
    bool flexible = true;             ///< drive torsions, relax all coordinates of the best poses
    int driven_conformers = 3;        ///< lowest conformers whose torsions are driven
    int driven_spins = 36;            ///< spins looked at per driven geometry
    int driven_registries = 40;       ///< registries for which the best driven pose is refined
    TorsionDriveOptions torsions;
    int relaxed_registries = 48;  ///< registries relaxed, most promising first
    int relax_iterations = 300;
    double draw_widths = 4;  ///< bonds this many times wider draw in donors that missed their site
    int draw_iterations = 60;  ///< for so long before the relaxation
    double relax_gain = 0.02;  ///< a pose this close to what its donors could give is left
    ScoreOptions score;
    std::function<void()> poll;  ///< called between steps where given; stops the match by throwing
    void validate() const;       ///< @throws InputError
};

}  // namespace anchorite::anchoring
