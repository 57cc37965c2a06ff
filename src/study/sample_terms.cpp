#include "anchorite/study/sample_terms.hpp"

#include "anchorite/photophysics/passivation_terms.hpp"

namespace anchorite::study {

namespace {

/// Charges of the donors at their atoms, 0 elsewhere [e].
Eigen::VectorXd donor_charges(const SampleResult& sample) {
    Eigen::VectorXd charges = Eigen::VectorXd::Zero(sample.geometry.cols());
    for (const AnchorResult& anchor : sample.anchors) {
        if (!anchor.charge) {
            throw InputError(sample.name + " has no charges: predictions need GFN2-xTB");
        }
        charges(anchor.site.atom) = *anchor.charge;
    }
    return charges;
}

}  // namespace

photophysics::PassivationTerms sample_terms(const SampleResult& sample,
                                            const anchoring::DonorTable& donors,
                                            const std::vector<lattice::LatticeVector>& vectors) {
    std::vector<molecule::AnchorSite> sites;
    for (const AnchorResult& anchor : sample.anchors) sites.push_back(anchor.site);
    return photophysics::passivation_terms(sample.name, sites, sample.geometry,
                                           donor_charges(sample), donors, vectors);
}

}  // namespace anchorite::study
