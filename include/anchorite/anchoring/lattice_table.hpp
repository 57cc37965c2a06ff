#pragma once

#include <Eigen/Core>
#include <span>
#include <vector>

#include "anchorite/anchoring/match.hpp"
#include "anchorite/lattice/site_lattice.hpp"

namespace anchorite::anchoring {

/// A proper symmetry of the site lattice: x -> rotation x + translation in the plane.
struct SiteSymmetry {
    Eigen::Matrix2d rotation;
    Eigen::Vector2d translation;
};

/// A site as seen from a site of the home cell.
struct Neighbour {
    int site = 0;
    int u = 0;
    int v = 0;
    double distance = 0;  ///< [Å]
};

/// Order of registries: assignment by assignment.
struct LessAssignments {
    bool operator()(const std::vector<Assignment>& a, const std::vector<Assignment>& b) const;
};

/// Everything about a site lattice that does not depend on the molecule: its difference vectors
/// sorted by length, and its symmetry. Built once, shared by all molecules and threads.
class LatticeTable {
public:
    LatticeTable(const lattice::SiteLattice& lattice, double cutoff);

    /// Neighbours of a home-cell site between two distances, ascending.
    [[nodiscard]] std::span<const Neighbour> between(int site, double low, double high) const;
    [[nodiscard]] double cutoff() const { return cutoff_; }
    [[nodiscard]] const std::vector<SiteSymmetry>& symmetries() const { return symmetries_; }

    /// The orbit's representative: assignments sorted by anchor, the first one in the home cell,
    /// the smallest over all symmetries.
    [[nodiscard]] std::vector<Assignment> canonical(std::vector<Assignment> assignments) const;

private:
    struct Image {
        int site;
        int u;
        int v;
    };
    void list_neighbours();
    void find_symmetries();
    [[nodiscard]] bool is_symmetry(const SiteSymmetry& symmetry) const;
    [[nodiscard]] bool locate(const Eigen::Vector3d& position, Image& out) const;
    [[nodiscard]] std::vector<Assignment> apply(const SiteSymmetry& symmetry,
                                                const std::vector<Assignment>& from) const;

    lattice::SiteLattice lattice_;
    Eigen::Matrix2d inverse_;
    double cutoff_;
    std::vector<std::vector<Neighbour>> neighbours_;
    std::vector<SiteSymmetry> symmetries_;
};

}  // namespace anchorite::anchoring
