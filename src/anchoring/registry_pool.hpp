#pragma once

#include <map>
#include <vector>

#include "anchorite/molecule/force_field.hpp"
#include "anchorite/molecule/open_stereo.hpp"
#include "fewer_donors.hpp"
#include "match_context.hpp"

namespace anchorite::anchoring {

/// The registries found so far, each with its best poses, and the lowest known minimum of each
/// of the molecule's isomers, over which strain is measured.
class RegistryPool {
public:
    explicit RegistryPool(const MatchContext& context)
        : context_(context), stereo_(context.molecule) {}

    /// Docks one conformer as a rigid body into every registry it fits.
    void add_conformer(const molecule::Conformer& conformer, int index);

    /// Adds the best poses among geometries reached by turning the conformers' torsions.
    void drive_torsions(const std::vector<molecule::Conformer>& conformers);

    /// Relaxes all coordinates of the most promising poses.
    /// @param free_minima  relaxed poses from which the free molecule is relaxed as well
    void relax(int free_minima);

    /// Some registry of at least so many sites that is feasible and worth more than fewer donors.
    [[nodiscard]] bool holds(int sites) const;

    /// The most a registry of several sites could still gain over the best feasible one
    /// [score units]; 0 when there is no such registry.
    [[nodiscard]] double open_gain() const;

    /// The best pose of every registry whose strain is known.
    [[nodiscard]] std::vector<Registry> best() const;

private:
    /// Poses of one registry, best first. A driven pose has no known strain until it is relaxed.
    struct Contest {
        std::vector<Registry> poses;
        std::vector<Registry> driven;
    };
    using Contests = std::map<std::vector<Assignment>, Contest, LessAssignments>;

    [[nodiscard]] Registry dock(const std::vector<Assignment>& assignments,
                                const molecule::Conformer& conformer,
                                const DonorGeometry& geometry) const;
    [[nodiscard]] FewerDonors fewer_donors() const;
    void lower_minimum(const molecule::Positions& positions, double energy);
    [[nodiscard]] double strain_of(const molecule::Positions& positions, double energy) const;
    void insert(Contest& contest, Registry registry) const;
    /// Where to start relaxing: a pose that has lost a donor first feels wider bonds, which reach
    /// from where the true ones have no slope left.
    [[nodiscard]] molecule::Positions drawn_in(const Registry& registry, const PoseModel& model,
                                               molecule::ForceField& force_field) const;
    void relax_contest(Contest& contest, molecule::ForceField& force_field, int& free_minima);
    [[nodiscard]] std::vector<Contest*> by_promise();

    const MatchContext& context_;
    Contests contests_;
    molecule::OpenStereo stereo_;
    std::map<std::vector<bool>, double> minima_;  ///< by isomer [kJ/mol]
};

}  // namespace anchorite::anchoring
