#pragma once

#include <vector>

#include "anchorite/anchoring/pose_model.hpp"

namespace anchorite::anchoring {

/// A rigid body's optimum on the surface.
struct RigidPose {
    molecule::Positions positions;  ///< [Å]
    double value = 0;               ///< PoseModel::value, clash - bonding
};

/// Start poses of a conformer for one registry. Three or more donors that span a plane fix the
/// pose (Kabsch, Acta Cryst. A 1976, 32, 922); two, or donors in a line, leave a spin about
/// their axis; one leaves its lone-pair cone and a spin about the site's axis.
std::vector<molecule::Positions> start_poses(const PoseModel& model,
                                             const molecule::Positions& conformer, int spin_steps);

/// Refines a rigid pose in its six degrees of freedom (BFGS, Ceres).
RigidPose refine_rigid(const PoseModel& model, const molecule::Positions& start);

/// Best of the start poses after refining the `refine_starts` best that differ.
RigidPose dock_rigid(const PoseModel& model, const molecule::Positions& conformer, int spin_steps,
                     int refine_starts);

}  // namespace anchorite::anchoring
