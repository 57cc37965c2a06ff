#include "anchorite/anchoring/surface.hpp"

#include <cmath>
#include <utility>

namespace anchorite::anchoring {

Surface::Surface(lattice::SiteLattice sites, const ScoreOptions& options, double cutoff)
    : lattice(std::move(sites)),
      table(lattice, cutoff),
      field(lattice, options),
      vectors(lattice::lattice_vectors(lattice, cutoff)) {}

std::string Surface::vector_label(double distance) const {
    constexpr double same_length = 0.02;  // [Å]
    for (const auto& vector : vectors) {
        if (std::abs(vector.length - distance) < same_length) return vector.label;
    }
    return {};
}

}  // namespace anchorite::anchoring
