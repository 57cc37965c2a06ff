// Site spacings, charges and energies of the paper's molecules (Chen et al., Nat. Commun. 2025, 16,
// 8201, Table 1 and Fig. 1) from GFN2-xTB geometries reached from the lowest MMFF94s conformers.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>

#include "anchorite/molecule/anchor_site.hpp"
#include "anchorite/molecule/conformers.hpp"
#include "anchorite/molecule/read.hpp"
#include "anchorite/molecule/xtb.hpp"

namespace anchorite::molecule {
namespace {

constexpr double hartree = 2625.4996394798254;  // [kJ/mol]
constexpr const char* tppo = "O=P(c1ccccc1)(c1ccccc1)c1ccccc1";

/// The lowest GFN2 minimum reached from the lowest MMFF conformers.
XtbResult lowest_minimum(const Molecule& molecule, std::size_t tried) {
    ConformerOptions options;
    options.count = 20;
    const auto conformers = generate_conformers(molecule, options).conformers;
    XtbResult lowest;
    for (std::size_t i = 0; i < std::min(tried, conformers.size()); ++i) {
        const XtbResult result = gfn2_optimise(molecule, conformers[i].positions);
        EXPECT_EQ(result.termination, Termination::converged) << result.message;
        if (i == 0 || result.energy < lowest.energy) lowest = result;
    }
    return lowest;
}

const AnchorSite& oxide_of(const std::vector<AnchorSite>& sites) {
    return *std::find_if(sites.begin(), sites.end(),
                         [](const AnchorSite& site) { return site.kind->id == "phosphine_oxide"; });
}

struct Paper {
    const char* name;
    const char* smiles;
    double spacing;          ///< GFN2-xTB, program xtb 6.5.1 [Å]
    double spacing_printed;  ///< the paper's [Å]
    double charge;           ///< of the second donor, GFN2 [e]; 0: not compared
};

class PaperAnchors : public ::testing::TestWithParam<Paper> {};

TEST_P(PaperAnchors, SpacingAndCharges) {
    const Paper& paper = GetParam();
    const Molecule molecule = from_smiles(paper.smiles, paper.name);
    const auto sites = find_anchor_sites(molecule);
    const XtbResult minimum = lowest_minimum(molecule, 2);
    const AnchorSite& oxide = oxide_of(sites);
    double spacing = 1e9, charge = 0;
    for (const AnchorSite& site : sites) {
        if (site.atom == oxide.atom) continue;
        const double d =
            (minimum.positions.col(site.atom) - minimum.positions.col(oxide.atom)).norm();
        spacing = std::min(spacing, d);
        charge += minimum.charges[site.atom] / static_cast<double>(sites.size() - 1);
    }
    std::printf(
        "%-10s spacing asked %.2f measured %.3f Å (the paper prints %.1f); "
        "donor charge asked %.3f measured %.4f e; P=O oxygen %.4f e; E %.6f Ha\n",
        paper.name, paper.spacing, spacing, paper.spacing_printed, paper.charge, charge,
        minimum.charges[oxide.atom], minimum.energy / hartree);
    EXPECT_NEAR(spacing, paper.spacing, 0.06);
    EXPECT_GT(minimum.charges[oxide.atom], -0.360);
    EXPECT_LT(minimum.charges[oxide.atom], -0.339);
    if (paper.charge != 0) {
        EXPECT_NEAR(charge, paper.charge, 0.01);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Table1, PaperAnchors,
    ::testing::Values(
        Paper{"TMeOPPO-o", "COc1ccccc1P(=O)(c1ccccc1OC)c1ccccc1OC", 2.87, 2.6, 0},
        Paper{"TMeOPPO-p", "COc1ccc(cc1)P(=O)(c1ccc(OC)cc1)c1ccc(OC)cc1", 6.65, 6.5, -0.264},
        Paper{"TFPPO", "Fc1ccc(cc1)P(=O)(c1ccc(F)cc1)c1ccc(F)cc1", 6.58, 6.6, -0.216},
        Paper{"TClPPO", "Clc1ccc(cc1)P(=O)(c1ccc(Cl)cc1)c1ccc(Cl)cc1", 6.97, 7.0, -0.163},
        Paper{"TBrPPO", "Brc1ccc(cc1)P(=O)(c1ccc(Br)cc1)c1ccc(Br)cc1", 7.13, 7.2, -0.149}),
    [](const auto& param) {
        std::string name = param.param.name;
        std::erase(name, '-');
        return name;
    });

TEST(PaperMolecules, TppoOxygenToRingCarbons) {
    const Molecule molecule = from_smiles(tppo, "TPPO");
    const XtbResult minimum = lowest_minimum(molecule, 1);
    const int oxygen = oxide_of(find_anchor_sites(molecule)).atom;
    std::vector<std::vector<int>> bonded(molecule.elements().size());
    for (const Bond& bond : molecule.bonds()) {
        bonded[static_cast<std::size_t>(bond.first)].push_back(bond.second);
        bonded[static_cast<std::size_t>(bond.second)].push_back(bond.first);
    }
    // Bonds from the oxygen: P 1, ipso 2, ortho 3, meta 4, para 5.
    std::vector<int> depth(molecule.elements().size(), -1);
    std::vector<int> queue{oxygen};
    depth[static_cast<std::size_t>(oxygen)] = 0;
    std::map<int, double> nearest;
    for (std::size_t k = 0; k < queue.size(); ++k) {
        for (const int next : bonded[static_cast<std::size_t>(queue[k])]) {
            int& d = depth[static_cast<std::size_t>(next)];
            if (d >= 0) continue;
            d = depth[static_cast<std::size_t>(queue[k])] + 1;
            queue.push_back(next);
            if (molecule.elements()[static_cast<std::size_t>(next)] != 6) continue;
            const double r = (minimum.positions.col(next) - minimum.positions.col(oxygen)).norm();
            nearest[d] = nearest.contains(d) ? std::min(nearest[d], r) : r;
        }
    }
    const std::map<int, std::pair<const char*, double>> asked = {
        {3, {"ortho", 3.1}}, {4, {"meta", 4.5}}, {5, {"para", 5.3}}};
    for (const auto& [d, expected] : asked) {
        std::printf("TPPO O...C(%s) asked %.1f measured %.3f Å\n", expected.first, expected.second,
                    nearest[d]);
        EXPECT_NEAR(nearest[d], expected.second, 0.1);
    }
}

TEST(PaperMolecules, ParaMethoxyEnergyIsTheProgramsOrLower) {
    // Program xtb 6.5.1 gave -74.495572 Ha for one of the ring-twist isomers, which lie within
    // 1.3 kJ/mol; the conformer search also finds a lower one.
    const Molecule molecule = from_smiles("COc1ccc(cc1)P(=O)(c1ccc(OC)cc1)c1ccc(OC)cc1");
    ConformerOptions options;
    options.count = 20;
    const auto conformers = generate_conformers(molecule, options).conformers;
    double closest = 1e9, lowest = 0, last = -1e9;
    int isomers = 0;
    for (const Conformer& conformer : conformers) {
        // conformers of equal energy only swap the three rings
        if (conformer.energy - last < 0.1 || isomers == 4) continue;
        last = conformer.energy;
        ++isomers;
        const double energy = gfn2_optimise(molecule, conformer.positions).energy / hartree;
        if (std::abs(energy + 74.495572) < std::abs(closest + 74.495572)) closest = energy;
        lowest = std::min(lowest, energy);
    }
    std::printf("TMeOPPO-p GFN2 energy asked -74.495572 measured %.6f, lowest found %.6f Ha\n",
                closest, lowest);
    EXPECT_NEAR(closest, -74.495572, 5e-5);
    EXPECT_LE(lowest, -74.495572 + 5e-5);
}

TEST(PaperMolecules, ChargesOrderTheDonors) {
    const char* smiles[] = {"COc1ccc(cc1)P(=O)(C)C", "Fc1ccc(cc1)P(=O)(C)C",
                            "Clc1ccc(cc1)P(=O)(C)C", "Brc1ccc(cc1)P(=O)(C)C"};
    double last = -1;
    for (const char* text : smiles) {
        const Molecule molecule = from_smiles(text);
        const XtbResult minimum = lowest_minimum(molecule, 1);
        double charge = 0;
        for (const AnchorSite& site : find_anchor_sites(molecule)) {
            if (site.kind->id != "phosphine_oxide") charge = minimum.charges[site.atom];
        }
        std::printf("%-24s donor charge %.4f e\n", text, charge);
        EXPECT_GT(charge, last) << "OMe < F < Cl < Br";
        last = charge;
    }
}

}  // namespace
}  // namespace anchorite::molecule
