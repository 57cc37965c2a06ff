#pragma once

#include <vector>

#include "anchorite/electronic/slab_model.hpp"
#include "anchorite/molecule/molecule.hpp"

namespace anchorite::electronic {

/// How far poses of one molecule on one slab are apart, whatever the slab's symmetry does to them.
class PoseDistance {
public:
    PoseDistance(const SlabModel& slab, const std::vector<int>& elements);

    /// Root mean square over the heavy atoms of one pose of the distance to the nearest like atom
    /// of the other, the larger of both ways, least over the symmetry of the slab in its plane [Å].
    /// Never more than the root-mean-square deviation, however like atoms are paired.
    /// Positions in the frame of SlabModel::slab or any shifted along z.
    [[nodiscard]] double operator()(const molecule::Positions& a,
                                    const molecule::Positions& b) const;

private:
    struct Operation {
        Eigen::Matrix3d rotation;
        Eigen::Vector3d translation;  ///< [Å]
    };
    [[nodiscard]] molecule::Positions moved_near(const Operation& operation,
                                                 const molecule::Positions& from,
                                                 const molecule::Positions& to) const;
    std::vector<Operation> operations_;
    Eigen::Matrix2d cell_;
    std::vector<int> elements_;
};

}  // namespace anchorite::electronic
