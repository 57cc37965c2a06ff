#include "anchorite/anchoring/registry_search.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace anchorite::anchoring {
namespace {

using Assignments = std::vector<Assignment>;

using RegistrySet = std::set<Assignments, LessAssignments>;

Eigen::Vector3d target(const DonorGeometry& donors, const lattice::SiteLattice& lattice,
                       const Assignment& on) {
    const auto& site = lattice.sites[static_cast<std::size_t>(on.site)];
    return lattice.image(static_cast<std::size_t>(on.site), on.u, on.v) +
           donors.bond_length[static_cast<std::size_t>(on.anchor)] * site.axis;
}

double donor_distance(const DonorGeometry& donors, int i, int j) {
    return (donors.positions.col(i) - donors.positions.col(j)).norm();
}

double gap(const DonorGeometry& donors, const lattice::SiteLattice& lattice, const Assignment& a,
           const Assignment& b) {
    const double wanted = (target(donors, lattice, a) - target(donors, lattice, b)).norm();
    return std::abs(donor_distance(donors, a.anchor, b.anchor) - wanted);
}

bool compatible(const DonorGeometry& donors, const lattice::SiteLattice& lattice,
                const Assignment& a, const Assignment& b, double tolerance) {
    if (a.site == b.site && a.u == b.u && a.v == b.v) return false;
    return gap(donors, lattice, a, b) <= tolerance;
}

/// How far |site - site| can differ from |target - target| for two donors [Å].
double axis_slack(const DonorGeometry& donors, const lattice::SiteLattice& lattice, int i, int j) {
    const double a = donors.bond_length[static_cast<std::size_t>(i)];
    const double b = donors.bond_length[static_cast<std::size_t>(j)];
    double slack = 0;
    for (const auto& s : lattice.sites) {
        for (const auto& t : lattice.sites) {
            slack = std::max(slack, (a * s.axis - b * t.axis).norm());
        }
    }
    return slack;
}

/// Backtracking over cliques: donors in ascending order, the first one on a home-cell site.
class CliqueSearch {
public:
    CliqueSearch(const DonorGeometry& donors, const lattice::SiteLattice& lattice,
                 const LatticeTable& table, const RegistryQuery& query)
        : donors_(donors), lattice_(lattice), table_(table), query_(query) {}

    RegistrySet run() {
        const int anchors = static_cast<int>(donors_.positions.cols());
        for (int first = 0; first < anchors; ++first) {
            for (std::size_t site = 0; site < lattice_.sites.size(); ++site) {
                Assignments clique{{first, static_cast<int>(site), 0, 0}};
                extend(clique);
            }
        }
        return std::move(found_);
    }

private:
    void extend(Assignments& clique) {
        const int size = static_cast<int>(clique.size());
        if (size >= query_.min_sites) found_.insert(table_.canonical(clique));
        if (size == query_.max_sites) return;
        const Assignment root = clique.front();
        for (int next = clique.back().anchor + 1; next < donors_.positions.cols(); ++next) {
            const double distance = donor_distance(donors_, root.anchor, next);
            const double window =
                query_.tolerance + axis_slack(donors_, lattice_, root.anchor, next);
            for (const auto& seen :
                 table_.between(root.site, distance - window, distance + window)) {
                const Assignment candidate{next, seen.site, seen.u, seen.v};
                const bool fits = std::ranges::all_of(clique, [&](const Assignment& held) {
                    return compatible(donors_, lattice_, held, candidate, query_.tolerance);
                });
                if (!fits) continue;
                clique.push_back(candidate);
                extend(clique);
                clique.pop_back();
            }
        }
    }

    const DonorGeometry& donors_;
    const lattice::SiteLattice& lattice_;
    const LatticeTable& table_;
    const RegistryQuery& query_;
    RegistrySet found_;
};

void place_all(const DonorGeometry& donors, const lattice::SiteLattice& lattice,
               const LatticeTable& table, const RegistryQuery& query,
               const std::vector<Assignment>& images, int next, Assignments& placed,
               RegistrySet& found) {
    if (next == donors.positions.cols()) {
        const int size = static_cast<int>(placed.size());
        if (size >= query.min_sites && size <= query.max_sites) {
            found.insert(table.canonical(placed));
        }
        return;
    }
    place_all(donors, lattice, table, query, images, next + 1, placed, found);
    for (Assignment image : images) {
        image.anchor = next;
        const bool fits = std::ranges::all_of(placed, [&](const Assignment& held) {
            return compatible(donors, lattice, held, image, query.tolerance);
        });
        if (!fits) continue;
        placed.push_back(image);
        place_all(donors, lattice, table, query, images, next + 1, placed, found);
        placed.pop_back();
    }
}

}  // namespace

std::vector<Assignments> find_registries(const DonorGeometry& donors,
                                         const lattice::SiteLattice& lattice,
                                         const LatticeTable& table, const RegistryQuery& query) {
    const RegistrySet found = CliqueSearch(donors, lattice, table, query).run();
    return {found.begin(), found.end()};
}

std::vector<Assignments> find_registries_by_definition(const DonorGeometry& donors,
                                                       const lattice::SiteLattice& lattice,
                                                       const LatticeTable& table,
                                                       const RegistryQuery& query) {
    std::vector<Assignment> images;
    const int reach =
        1 + static_cast<int>(table.cutoff() / std::min(lattice.a1.norm(), lattice.a2.norm()));
    for (std::size_t site = 0; site < lattice.sites.size(); ++site) {
        for (int u = -reach; u <= reach; ++u) {
            for (int v = -reach; v <= reach; ++v) {
                images.push_back({0, static_cast<int>(site), u, v});
            }
        }
    }
    RegistrySet found;
    Assignments placed;
    place_all(donors, lattice, table, query, images, 0, placed, found);
    return {found.begin(), found.end()};
}

double worst_gap(const DonorGeometry& donors, const lattice::SiteLattice& lattice,
                 const Assignments& assignments) {
    double worst = 0;
    for (std::size_t i = 0; i < assignments.size(); ++i) {
        for (std::size_t j = i + 1; j < assignments.size(); ++j) {
            worst = std::max(worst, gap(donors, lattice, assignments[i], assignments[j]));
        }
    }
    return worst;
}

double mismatch_of(const DonorGeometry& donors, const lattice::SiteLattice& lattice,
                   const Assignments& assignments) {
    double worst = 0;
    for (std::size_t i = 0; i < assignments.size(); ++i) {
        for (std::size_t j = i + 1; j < assignments.size(); ++j) {
            const auto& a = assignments[i];
            const auto& b = assignments[j];
            const double apart = (lattice.image(static_cast<std::size_t>(a.site), a.u, a.v) -
                                  lattice.image(static_cast<std::size_t>(b.site), b.u, b.v))
                                     .norm();
            const double own = donor_distance(donors, a.anchor, b.anchor);
            worst = std::max(worst, std::abs(own - apart) / apart);
        }
    }
    return worst;
}

}  // namespace anchorite::anchoring
