#pragma once

#include <array>
#include <cmath>
#include <vector>

#include "anchorite/photophysics/passivation.hpp"

namespace anchorite::test {

/// A device of Nat. Commun. 16, 8201 (2025): Table 1 and Fig. 2a; the control comes first.
struct PaperDevice {
    const char* name;
    double plqy;  ///< average of dots in solution
    double eqe;   ///< champion
    double t50;   ///< at 190 mW sr⁻¹ m⁻² [h]
};

inline constexpr std::array<PaperDevice, 7> paper_devices = {{
    {"control", 0.59, 0.1514, 1350},
    {"TPPO", 0.70, 0.1979, 1944},
    {"TMeOPPO-o", 0.82, 0.2016, 3127},
    {"TBrPPO", 0.87, 0.2145, 4767},
    {"TClPPO", 0.88, 0.2238, 6139},
    {"TFPPO", 0.92, 0.2362, 8307},
    {"TMeOPPO-p", 0.96, 0.2691, 23420},
}};

constexpr double paper_lattice = 6.5;  // [Å], as the paper estimates it

/// Distances to the P=O oxygen [Å] and charges [e] of a molecule's other donors.
struct PaperDonors {
    std::vector<double> distances;
    std::vector<double> charges;
};

/// The paper's "site spacing", one number a molecule, with GFN2 charges.
inline std::vector<PaperDonors> paper_spacings() {
    const auto three = [](double distance, double charge) {
        return PaperDonors{{distance, distance, distance}, {charge, charge, charge}};
    };
    return {{},
            three(2.6, -0.264),
            three(7.2, -0.149),
            three(7.0, -0.163),
            three(6.6, -0.216),
            three(6.5, -0.264)};
}

/// Every donor's own distance and charge in the GFN2-xTB geometry that Anchorite computes (6.5.1).
inline std::vector<PaperDonors> gfn2_donors() {
    return {{},
            {{2.8803, 2.8876, 4.3520}, {-0.2326, -0.2310, -0.2533}},
            {{7.1321, 7.1322, 7.1323}, {-0.1494, -0.1494, -0.1494}},
            {{6.9702, 6.9703, 6.9703}, {-0.1628, -0.1628, -0.1628}},
            {{6.5814, 6.5815, 6.5815}, {-0.2156, -0.2156, -0.2156}},
            {{6.6532, 6.6535, 6.6537}, {-0.2640, -0.2640, -0.2640}}};
}

/// The six molecules as samples, in the order of paper_devices without the control.
inline std::vector<photophysics::PassivationSample> paper_samples(
    const std::vector<PaperDonors>& donors, double lattice = paper_lattice) {
    std::vector<photophysics::PassivationSample> out;
    for (std::size_t i = 0; i < donors.size(); ++i) {
        photophysics::PassivationSample sample{{paper_devices[i + 1].name, 1, {}},
                                               paper_devices[i + 1].plqy};
        for (std::size_t k = 0; k < donors[i].distances.size(); ++k) {
            const double d = donors[i].distances[k];
            sample.terms.extra.push_back({-donors[i].charges[k], std::abs(d - lattice) / lattice});
        }
        out.push_back(sample);
    }
    return out;
}

}  // namespace anchorite::test
