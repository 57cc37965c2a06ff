#pragma once

#include <vector>

namespace anchorite::anchoring {

/// One donor-metal bond of a pose.
struct BondTerm {
    int anchor = 0;              ///< index into Candidate::sites
    double length = 0;           ///< donor-metal distance [Å]
    double lateral = 0;          ///< donor's distance from the site's axis [Å]
    double tilt = 0;             ///< between the site's axis and the bond [rad]
    double lone_pair_angle = 0;  ///< between the donor's lone-pair axis and the metal [rad]
    double strength = 0;         ///< the donor's, DonorTable
    double quality = 0;          ///< 0 ... 1, product of the three Gaussians below
    [[nodiscard]] double contribution() const { return strength * quality; }
};

/// Everything a pose's score is made of; the total is never reported alone.
struct ScoreTerms {
    std::vector<BondTerm> bonds;
    double bonding = 0;         ///< sum of contributions
    double clash = 0;           ///< penalty, >= 0
    double strain = 0;          ///< molecule over its own minimum [kJ/mol]
    double strain_penalty = 0;  ///< strain in score units, >= 0
    [[nodiscard]] double total() const { return bonding - clash - strain_penalty; }
};

/// Shape of the score. One unit is the energy of a single P=O-Pb bond, 63 kJ/mol (GFN2-xTB on a
/// frozen Pb/I plaquette, 0.65 eV).
struct ScoreOptions {
    double unit_energy = 63.0;    ///< [kJ/mol]
    double length_width = 0.20;   ///< Gaussian width of the bond length [Å]
    double lateral_width = 0.60;  ///< Gaussian width of the lateral displacement [Å]
    double cone_width = 0.26;     ///< Gaussian width beyond the donor's lone-pair cone [rad]
    double contact_scale = 0.85;  ///< contacts closer than this times the radii's sum clash
    double clash_width = 0.30;    ///< overlap that costs half a unit [Å]
    double softness = 0.20;       ///< score units over which registries share the molecule
    double clash_limit = 0.25;    ///< a feasible pose's largest clash
    double strain_limit = 33.0;   ///< and largest strain [kJ/mol]
    double bond_limit = 0.10;     ///< and smallest quality of each of its bonds
    void validate() const;        ///< @throws InputError
};

}  // namespace anchorite::anchoring
