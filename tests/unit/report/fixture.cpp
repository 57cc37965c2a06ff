#include "fixture.hpp"

#include <cmath>

#include "anchorite/anchoring/docked_slab.hpp"
#include "anchorite/lattice/crystal.hpp"

namespace anchorite::report::test {
namespace {

constexpr double oxygen_bond = 2.45;    // [Å]
constexpr double fluorine_bond = 2.80;  // [Å]

const std::vector<int> chain_elements{8, 15, 6, 6, 6, 9};

// An arch from over one site to over the next, higher or lower so that samples look different.
molecule::Positions arch(double spacing, int rank) {
    molecule::Positions positions(3, chain_elements.size());
    const double step = spacing / (static_cast<double>(chain_elements.size()) - 1);
    for (Eigen::Index i = 0; i < positions.cols(); ++i) {
        const double x = static_cast<double>(i) * step;
        const double rise = (0.8 + 0.5 * (rank % 4)) * std::sin(x / spacing * 3.14159265358979);
        const double base = oxygen_bond + (fluorine_bond - oxygen_bond) * x / spacing;
        positions.col(i) = Eigen::Vector3d(x, 0, base + rise);
    }
    return positions;
}

study::AnchorResult anchor(int atom, int element, const char* kind, double charge,
                           double strength) {
    study::AnchorResult result;
    result.site = {atom, element, &molecule::anchor_kind(kind), {}};
    result.charge = charge;
    result.strength = strength;
    return result;
}

anchoring::Registry bridge(double spacing, int rank, double quality) {
    anchoring::Registry registry;
    registry.assignments = {{0, 0, 0, 0}, {1, 0, 1, 0}};
    registry.mismatch = 0.05;
    registry.vectors = {"a"};
    registry.feasible = true;
    registry.pose.positions = arch(spacing, rank);
    anchoring::ScoreTerms& terms = registry.pose.terms;
    terms.bonds = {{0, oxygen_bond, 0, 0, 0.2, 1.0, 1.0},
                   {1, fluorine_bond, 0.1, 0.05, 0.3, 0.35, quality}};
    terms.bonding = 1.0 + 0.35 * quality;
    terms.clash = 0.03;
    terms.strain = 2.5;
    terms.strain_penalty = 2.5 / 63.0;
    return registry;
}

anchoring::Registry foot(double spacing, int rank) {
    anchoring::Registry registry = bridge(spacing, rank, 0);
    registry.assignments.resize(1);
    registry.pose.terms.bonds.resize(1);
    registry.mismatch = 0;
    registry.vectors.clear();
    return registry;
}

study::SampleResult unmatched(const std::string& name, int rank, double spacing) {
    study::SampleResult sample;
    sample.name = name;
    sample.smiles = "O=PCCCF";
    sample.formula = "C3H8FOP";
    sample.drawing_svg =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 260 200'>"
        "<path d='M 30,140 L 90,90 L 150,120 L 210,80' fill='none' stroke='currentColor' "
        "stroke-width='3'/></svg>";
    sample.anchors = {anchor(0, 8, "phosphine_oxide", -0.55, 1.0),
                      anchor(5, 9, "fluoride", -0.21, 0.35)};
    sample.site_spacing = spacing + 0.3;
    sample.spacings = {{0, 1, spacing + 0.3}};
    sample.elements = chain_elements;
    for (int i = 0; i + 1 < static_cast<int>(chain_elements.size()); ++i) {
        sample.bonds.push_back({i, i + 1, i == 0 ? 2.0 : 1.0});
    }
    sample.geometry = arch(spacing, rank);
    sample.geometry_method = "GFN2-xTB";
    sample.rank = {double(rank), std::max(1.0, rank - 1.0), rank + 1.0};
    return sample;
}

}  // namespace

study::SampleResult bridging_sample(const std::string& name, int rank, double spacing) {
    study::SampleResult sample = unmatched(name, rank, spacing);
    const double quality = 1.0 / (1.0 + 0.1 * rank);
    sample.match.registries = {bridge(spacing, rank, quality), foot(spacing, rank)};
    sample.match.best = 0;
    const double total = sample.match.registries.front().pose.terms.total();
    sample.match.multiplicity = 0.04;
    sample.match.score = total + sample.match.multiplicity;
    sample.score = {sample.match.score, sample.match.score - 0.3, sample.match.score + 0.3};
    return sample;
}

study::SampleResult unbound_sample(const std::string& name, int rank, double spacing) {
    study::SampleResult sample = unmatched(name, rank, spacing);
    sample.match.registries = {bridge(spacing, rank, 0.1)};
    sample.match.registries.front().feasible = false;
    sample.match.registries.front().verdict = "clash 1.70 is above the limit of 0.25";
    sample.match.message = "every registry clashes with the surface";
    return sample;
}

study::SampleResult refused_sample(const std::string& name, const std::string& reason) {
    study::SampleResult sample;
    sample.name = name;
    sample.smiles = "[Na+].[O-]C(=O)C";
    sample.refusal = reason;
    return sample;
}

study::StudyResult study_of(std::vector<study::SampleResult> samples) {
    study::StudyResult result;
    result.title = "Anchors on CsPbI3";
    result.provenance = make_provenance();
    result.provenance.input = "study.toml";
    result.provenance.input_sha256 = sha256("study");
    result.provenance.engines = {{"GFN2-xTB", "6.5.1"}};
    result.spacing = 6.3;
    result.slab = lattice::make_slab(
        lattice::with_metal_spacing(lattice::crystal_by_name("CsPbI3"), result.spacing));
    result.lattice = lattice::open_sites(result.slab);
    result.lattice_source = "a paper";
    result.spacing_band = {6.2, 6.3, 6.4, 6.5};
    result.strength_band = 0.3;
    result.donors = anchoring::DonorTable::standard();
    result.samples = std::move(samples);
    return result;
}

study::StudyResult study_of_size(int scored) {
    std::vector<study::SampleResult> samples;
    for (int i = 1; i <= scored; ++i) {
        const std::string name = i == 2 ? "分子 β-ﬂuor Å №2" : "molecule " + std::to_string(i);
        samples.push_back(bridging_sample(name, i, 6.3));
    }
    samples.push_back(unbound_sample("too bulky", scored + 1, 6.3));
    samples.push_back(refused_sample("a salt </script><b>", "2 fragments: a salt or mixture"));
    return study_of(std::move(samples));
}

}  // namespace anchorite::report::test
