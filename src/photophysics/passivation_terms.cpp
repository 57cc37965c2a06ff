#include "anchorite/photophysics/passivation_terms.hpp"

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"

namespace anchorite::photophysics {

double nearest_mismatch(double distance, const std::vector<lattice::LatticeVector>& vectors) {
    if (vectors.empty())
        throw InputError("the surface has no lattice vector: give a longer cutoff");
    const auto nearest =
        std::min_element(vectors.begin(), vectors.end(), [distance](const auto& a, const auto& b) {
            return std::abs(distance - a.length) < std::abs(distance - b.length);
        });
    return std::abs(distance - nearest->length) / nearest->length;
}

PassivationTerms passivation_terms(const std::string& name,
                                   const std::vector<molecule::AnchorSite>& sites,
                                   const molecule::Positions& positions,
                                   const Eigen::VectorXd& charges,
                                   const anchoring::DonorTable& donors,
                                   const std::vector<lattice::LatticeVector>& vectors) {
    if (sites.empty()) throw InputError(name + " has no donor: nothing of it can bind a metal");
    if (charges.size() != positions.cols()) {
        throw InputError(name + " has charges of another number of atoms than its geometry");
    }
    const auto strength = [&](const molecule::AnchorSite& site) {
        return donors.of(site.kind->id).strength;
    };
    const auto main =
        std::max_element(sites.begin(), sites.end(), [&](const auto& a, const auto& b) {
            const double difference = strength(a) - strength(b);
            return difference != 0 ? difference < 0 : charges(a.atom) > charges(b.atom);
        });
    PassivationTerms out{name, strength(*main), {}};
    for (auto site = sites.begin(); site != sites.end(); ++site) {
        if (site == main) continue;
        const double distance = (positions.col(site->atom) - positions.col(main->atom)).norm();
        out.extra.push_back(
            {std::max(0.0, -charges(site->atom)), nearest_mismatch(distance, vectors)});
    }
    return out;
}

PassivationTerms docked_terms(const std::string& name, const anchoring::ScoreTerms& pose) {
    if (pose.bonds.empty()) throw InputError(name + " is docked without a bond");
    const auto main = std::max_element(
        pose.bonds.begin(), pose.bonds.end(),
        [](const auto& a, const auto& b) { return a.contribution() < b.contribution(); });
    PassivationTerms out{name, main->contribution(), {}};
    for (auto bond = pose.bonds.begin(); bond != pose.bonds.end(); ++bond) {
        if (bond != main) out.extra.push_back({bond->contribution(), 0});
    }
    return out;
}

}  // namespace anchorite::photophysics
