#pragma once

#include <map>
#include <vector>

#include "anchorite/anchoring/match.hpp"

namespace anchorite::anchoring {

/// What the molecule gets from fewer donors. A registry is one that the molecule would keep only
/// where each donor pays for the strain it asks for.
class FewerDonors {
public:
    /// @param symmetries  molecule::anchor_symmetries
    explicit FewerDonors(const std::vector<std::vector<int>>& symmetries)
        : symmetries_(symmetries) {}

    /// Takes note of a registry whose pose is feasible, on its donors or any equivalent to them.
    void add(const Registry& registry);

    /// Best total among those on some, not all, of the donors; 0, the unbound molecule, if better.
    [[nodiscard]] double best(const Registry& registry) const;

private:
    const std::vector<std::vector<int>>& symmetries_;
    std::map<std::vector<int>, double> totals_;  ///< by the donors held, ascending
};

}  // namespace anchorite::anchoring
