#pragma once

#include <vector>

#include "anchorite/anchoring/pose_model.hpp"
#include "anchorite/anchoring/registry_search.hpp"
#include "anchorite/electronic/adsorb.hpp"
#include "anchorite/molecule/force_field.hpp"
#include "image_wall.hpp"

namespace anchorite::electronic {

/// A pose in the surface's frame.
struct DockedPose {
    molecule::Positions positions;  ///< [Å]
    anchoring::ScoreTerms terms;    ///< its clash counts images too
    double image_contact = 0;       ///< [Å]
    bool feasible = false;
};

/// Docks one molecule on one site lattice, registry by registry.
class SlabDocking {
public:
    SlabDocking(const anchoring::Candidate& molecule, lattice::SiteLattice sites,
                const anchoring::DonorTable& donors, const AdsorbOptions& options);

    /// Feasible poses of a registry, best first, not yet told apart.
    [[nodiscard]] std::vector<DockedPose> dock(
        const std::vector<anchoring::Assignment>& assignments);

    [[nodiscard]] const lattice::SiteLattice& sites() const { return sites_; }

private:
    [[nodiscard]] anchoring::DonorGeometry donor_geometry(
        const molecule::Positions& geometry) const;
    [[nodiscard]] std::vector<molecule::Positions> starts(
        const anchoring::PoseModel& model,
        const std::vector<anchoring::Assignment>& assignments) const;
    [[nodiscard]] DockedPose relaxed(const anchoring::PoseModel& model,
                                     const molecule::Positions& start);
    [[nodiscard]] molecule::Relaxation relax(const anchoring::PoseModel& model,
                                             const molecule::Positions& start, int iterations);

    const anchoring::Candidate& molecule_;
    lattice::SiteLattice sites_;
    const anchoring::DonorTable& donors_;
    const AdsorbOptions& options_;
    anchoring::SurfaceField field_;
    ImageWall wall_;
    molecule::ForceField force_field_;
    std::vector<molecule::Positions> geometries_;
};

}  // namespace anchorite::electronic
