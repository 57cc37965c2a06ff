#include "anchorite/anchoring/donors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "anchorite/base/error.hpp"
#include "anchorite/molecule/anchor_site.hpp"

namespace anchorite::anchoring {
namespace {

struct Row {
    std::string_view kind;
    double strength;
    double bond_length;  // on Pb(II) [Å]
    std::string_view source;
};

// Strengths relative to P=O, fixed before any ranking was compared with a measurement.
// DN: Gutmann donor number [kcal/mol] (Gutmann, Coord. Chem. Rev. 1976, 18, 225; Marcus, J.
// Solution Chem. 1984, 13, 599), scaled by the phosphine oxides' DN of about 30 and capped where
// steric shielding is known to undo it (tertiary amines). Aryl substituents follow the order OCH3 >
// F > Cl > Br of Nat. Commun. 16, 8201 (2025), in steps read off GFN2 second-site energies.
// Lengths are assumed: round values for Pb(II) near the sum of Shannon's radius and the donor's,
// and no score hangs on a hundredth of them (the bond's Gaussian is 0.2 Å wide).
constexpr auto table = std::to_array<Row>({
    {"phosphine_oxide", 1.00, 2.45, "reference: DN about 30"},
    {"phosphonate", 0.80, 2.45, "DN 23-24 (trialkyl phosphates)"},
    {"sulfoxide", 0.95, 2.50, "DN 29.8 (dimethyl sulfoxide)"},
    {"sulfone", 0.45, 2.60, "DN 14.8 (sulfolane)"},
    {"carboxylate", 1.20, 2.45, "anionic donor, above every neutral one"},
    {"carboxylic_acid", 0.50, 2.60, "DN about 15-20 (acetic acid)"},
    {"amide", 0.85, 2.50, "DN 26.6 (N,N-dimethylformamide)"},
    {"ester", 0.55, 2.60, "DN 17.1 (ethyl acetate)"},
    {"carbonyl", 0.55, 2.55, "DN 17.0 (acetone)"},
    {"thiocarbonyl", 0.80, 3.00, "soft donor to a soft ion: thiourea-Pb adducts"},
    {"pyridine", 0.90, 2.60, "DN 33.1 (pyridine)"},
    {"imine", 0.70, 2.60, "between pyridine and nitrile"},
    {"nitrile", 0.45, 2.70, "DN 14.1 (acetonitrile)"},
    {"amine_primary", 1.00, 2.55, "DN 55 (ethylamine), capped: competes with proton transfer"},
    {"amine_secondary", 0.90, 2.60, "DN 50 (diethylamine), capped"},
    {"amine_tertiary", 0.70, 2.70, "DN 61 (triethylamine), capped by its three substituents"},
    {"aniline", 0.55, 2.70, "lone pair delocalised into the ring"},
    {"methoxy_aryl", 0.45, 2.75, "paper: strongest of OCH3, F, Cl, Br"},
    {"ether", 0.60, 2.65, "DN 19.2 (diethyl ether)"},
    {"hydroxyl", 0.60, 2.60, "DN 19-20 (methanol, ethanol)"},
    {"phenol", 0.40, 2.70, "DN about 11 (phenol)"},
    {"thiol", 0.45, 3.00, "soft donor, weaker than thioether"},
    {"thioether", 0.50, 3.05, "soft donor to a soft ion"},
    {"phosphine", 0.50, 2.95, "soft donor, bulky"},
    {"nitro", 0.10, 2.85, "DN 2.7 (nitromethane)"},
    {"fluoride", 0.35, 2.75, "paper: second of OCH3, F, Cl, Br"},
    {"chloride", 0.25, 3.15, "paper: third of OCH3, F, Cl, Br"},
    {"bromide", 0.20, 3.30, "paper: fourth of OCH3, F, Cl, Br"},
    {"n_oxide", 0.95, 2.50, "DN about 32 (pyridine N-oxide)"},
    {"alkoxide", 1.20, 2.35, "anionic donor, above every neutral one"},
    {"thiolate", 1.00, 2.75, "anionic soft donor to a soft ion"},
    {"phosphine_sulfide", 0.70, 2.95, "between phosphine oxide and thioether"},
    {"isocyanide", 0.50, 2.60, "as nitrile, carbon end"},
    {"isothiocyanate", 0.30, 3.05, "as thioether, lone pair delocalised"},
    {"isocyanate", 0.25, 2.80, "as nitrile, lone pair delocalised"},
    {"nitroso", 0.20, 2.75, "between nitro and carbonyl"},
    {"iodide", 0.18, 3.45, "continues the paper's order"},
});

// Other donors of the anchor table: a weak oxygen- or nitrogen-like contact.
constexpr Row fallback{"", 0.30, 2.75, "no measured donor number; weak contact assumed"};

// Shannon, Acta Cryst. A 1976, 32, 751: six-coordinate radii [Å]; Sn(II) from SnX2 distances.
double metal_radius(int element) {
    constexpr int germanium = 32, tin = 50, lead = 82, bismuth = 83;
    switch (element) {
        case germanium:
            return 0.73;
        case tin:
            return 1.10;
        case lead:
            return 1.19;
        case bismuth:
            return 1.03;
        default:
            return 1.19;
    }
}

}  // namespace

double Donor::bond_length_on(int metal) const {
    constexpr int lead = 82;
    return bond_length + metal_radius(metal) - metal_radius(lead);
}

DonorTable DonorTable::standard() {
    DonorTable out;
    for (const auto& kind : molecule::anchor_kinds()) {
        const auto* row = std::ranges::find(table, kind.id, &Row::kind);
        const Row& found = row != table.end() ? *row : fallback;
        out.donors_.push_back(
            {std::string(kind.id), found.strength, found.bond_length, std::string(found.source)});
    }
    return out;
}

const Donor& DonorTable::of(std::string_view kind) const {
    const auto found = std::ranges::find(donors_, kind, &Donor::kind);
    if (found == donors_.end()) throw InputError(fmt::format("no donor kind '{}'", kind));
    return *found;
}

void DonorTable::set_strength(std::string_view kind, double strength) {
    if (!(strength >= 0 && strength <= 10)) {
        throw InputError(
            fmt::format("strength of donor '{}' is {}; it must be in 0 ... 10", kind, strength));
    }
    const auto found = std::ranges::find(donors_, kind, &Donor::kind);
    if (found == donors_.end()) {
        throw InputError(fmt::format("no donor kind '{}'; `anchorite donors` lists them", kind));
    }
    found->strength = strength;
}

}  // namespace anchorite::anchoring
