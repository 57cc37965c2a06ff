#include "survey_fixture.hpp"

#include "anchorite/report/electronic_json.hpp"
#include "support/reference_states.hpp"

namespace anchorite::test {

namespace {

using namespace anchorite::electronic;

PoseCase anchored(const std::string& states, const std::string& molecule, const std::string& pose,
                  int sites, double interaction) {
    const ReferenceStates reference = reference_states(states);
    PoseCase one;
    one.molecule = molecule;
    one.pose = pose;
    one.sites = sites;
    one.model = reference.model;
    one.result = reference.result;
    one.result.charges =
        Eigen::VectorXd::Constant(static_cast<Eigen::Index>(one.model.atoms.size()), 0.002);
    one.result.cost = {310, 380, 9e8, 1};
    for (std::size_t i = 0; i < one.model.atoms.size(); ++i) {
        if (one.model.atoms[i].element == 8) one.donors.push_back(static_cast<int>(i));
    }
    if (!molecule.empty()) {
        one.parts = InteractionParts{interaction - 100, -60, -40, -60.12, -40.15, {}, {}};
    }
    return one;
}

}  // namespace

nlohmann::ordered_json survey_of_reference_slabs() {
    SummaryOptions options;
    options.curves = {{"Pb1", "pz"}, {"Pb2", "pz"}, {"bulk Pb", "p"}, {"I", "p"}, {"O", "p"}};
    std::vector<PoseCase> cases = {anchored("defect", "", "", 0, 0),
                                   anchored("tppo", "TPPO", "1", 1, -1.14),
                                   anchored("tmeoppo-p", "TMeOPPO-p", "1", 2, -1.55),
                                   anchored("tmeoppo-p", "TMeOPPO-p", "2", 2, -1.38)};
    cases.push_back(anchored("tmeoppo-p", "TMeOPPO-p", "1", 2, 0));
    cases.back().set.relaxed = true;
    cases.back().parts.reset();
    cases.back().relaxation = Relaxation{0.21, 14, 0.04, 0.3};
    const std::vector<AnchorPotential> potentials = {
        {"TMeOPPO-p", "P=O", 0, -2.1, 12.4}, {"TPPO", "P=O", 0, -2.0, 12.6},
        {"TMeOPPO-p", "OMe", 20, -1.1, 7.5}, {"TFPPO", "F", 18, -0.7, 11.0},
        {"TClPPO", "Cl", 18, -0.55, 19.2},   {"TBrPPO", "Br", 18, -0.5, 22.3}};
    Provenance provenance = make_provenance();
    provenance.input = "fixture.toml";
    provenance.engines = {{"CP2K", "2023.1"}};
    auto document = report::electronic_json(summarise(cases, potentials, options),
                                            "Reference slabs", provenance);
    document["missing"] = {{{"calculation", "TPPO 1, molecule alone"}, {"reason", "out of time"}}};
    return document;
}

}  // namespace anchorite::test
