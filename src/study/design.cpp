#include "anchorite/study/design.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "anchorite/lattice/site_lattice.hpp"
#include "anchorite/study/sample_terms.hpp"
#include "anchorite/study/yield_stage.hpp"
#include "preparation.hpp"

namespace anchorite::study {

namespace {

using photophysics::PassivationTerms;
using Vectors = std::vector<lattice::LatticeVector>;

constexpr double same_spacing = 1e-6;  // [Å]

/// Lattice vectors of the calibration and of the perovskite, each at its own spacing and then at
/// those of the study's band, the perovskite's in the same proportion.
struct VectorsOverBand {
    std::vector<Vectors> study;
    std::vector<Vectors> target;
};

VectorsOverBand vectors_over_band(const StudyInput& input, const TargetSurface& own,
                                  const SurfaceOptions& options, const TargetSurface& target) {
    VectorsOverBand out;
    out.study.push_back(lattice::lattice_vectors(own.sites));
    out.target.push_back(lattice::lattice_vectors(target.sites));
    for (const double spacing : input.lattice.spacing_band) {
        if (std::abs(spacing - own.spacing) < same_spacing) continue;
        out.study.push_back(lattice::lattice_vectors(study_surface(input, spacing).sites));
        SurfaceOptions scaled = options;
        scaled.spacing = target.spacing * spacing / own.spacing;
        out.target.push_back(lattice::lattice_vectors(make_surface(scaled).sites));
    }
    return out;
}

FactorPoint factors_of(const SampleResult& sample, const PassivationTerms& terms, bool measured) {
    FactorPoint point{
        sample.name, sample.site_spacing.value_or(0), 0, terms.single_site, terms.extra.size(),
        measured};
    for (const auto& site : terms.extra) {
        point.nucleophilicity += site.nucleophilicity / static_cast<double>(terms.extra.size());
    }
    return point;
}

double mean_mismatch(const PassivationTerms& terms) {
    double sum = 0;
    for (const auto& site : terms.extra) sum += site.mismatch;
    return terms.extra.empty() ? 0 : sum / static_cast<double>(terms.extra.size());
}

/// A prepared molecule's terms at every spacing; throws where it has no donor.
YieldSample yield_sample(const SampleResult& sample, const anchoring::DonorTable& donors,
                         const std::vector<Vectors>& vectors) {
    if (sample.anchors.empty()) throw InputError(sample.name + " has no donor atom");
    YieldSample out;
    out.terms = sample_terms(sample, donors, vectors.front());
    for (std::size_t k = 1; k < vectors.size(); ++k) {
        out.elsewhere.push_back(sample_terms(sample, donors, vectors[k]));
    }
    return out;
}

/// What goes into the stage, with the place of each candidate's prediction.
struct Assembly {
    YieldInput yields;
    std::vector<FactorPoint> measured;
    std::vector<std::optional<std::size_t>> place;  ///< of each candidate among the samples
};

void add_study_samples(Assembly& assembly, const StudyInput& input,
                       const std::vector<Preparation>& prepared,
                       const anchoring::DonorTable& donors, const VectorsOverBand& vectors) {
    for (std::size_t i = 0; i < prepared.size(); ++i) {
        const MoleculeInput& entry = input.molecules[i];
        if (!prepared[i].sample || !entry.measured || !entry.measured->plqy || !entry.calibrate) {
            continue;
        }
        const SampleResult& sample = prepared[i].sample->result;
        YieldSample one = yield_sample(sample, donors, vectors.study);
        one.measured = *entry.measured;
        assembly.measured.push_back(factors_of(sample, one.terms, true));
        assembly.yields.samples.push_back(std::move(one));
    }
}

/// The study with the candidates in place of its molecules, so that they are made ready alike.
StudyInput with_candidates(const StudyInput& input,
                           const std::vector<DesignCandidate>& candidates) {
    StudyInput out = input;
    out.molecules.clear();
    for (const DesignCandidate& candidate : candidates) {
        MoleculeInput& molecule = out.molecules.emplace_back();
        molecule.name = candidate.name;
        molecule.smiles = Located<std::string>(candidate.smiles);
    }
    return out;
}

void add_candidate(DesignedMolecule& molecule, Assembly& assembly, const Preparation& prepared,
                   const anchoring::DonorTable& donors, const VectorsOverBand& vectors) {
    assembly.place.emplace_back();
    if (!prepared.sample) {
        molecule.refusal = prepared.refusal.message;
        return;
    }
    try {
        YieldSample one = yield_sample(prepared.sample->result, donors, vectors.target);
        molecule.factors = factors_of(prepared.sample->result, one.terms, false);
        molecule.mismatch = mean_mismatch(one.terms);
        assembly.place.back() = assembly.yields.samples.size();
        assembly.yields.samples.push_back(std::move(one));
    } catch (const InputError& error) {
        molecule.refusal = error.message();
    }
}

std::vector<std::string> extrapolations_of(const DesignedMolecule& molecule, const Design& design,
                                           const std::vector<FactorPoint>& measured) {
    std::vector<std::string> out;
    if (molecule.predicted.extrapolated) out.emplace_back("mismatch or donors beyond the samples'");
    const auto strongest = [&](const FactorPoint& point) {
        return std::abs(point.strongest - molecule.factors.strongest) < 1e-9;
    };
    if (std::ranges::none_of(measured, strongest)) out.emplace_back("another strongest donor");
    const auto count = [&](const FactorPoint& point) {
        return point.extra == molecule.factors.extra;
    };
    if (std::ranges::none_of(measured, count)) out.emplace_back("another number of donors");
    if (design.perovskite != design.calibrated_on) out.emplace_back("another perovskite");
    return out;
}

/// Refused ones last, then by the predicted ratio.
void sort_by_ratio(std::vector<DesignedMolecule>& molecules) {
    const auto ratio = [](const DesignedMolecule& molecule) {
        const auto& fitted = molecule.predicted.ratio.fitted;
        return molecule.refusal.empty() && fitted ? fitted->value : INFINITY;
    };
    std::ranges::stable_sort(molecules, std::ranges::less(), ratio);
}

void check_input(const StudyInput& study, const std::vector<DesignCandidate>& candidates) {
    if (!study.control) {
        throw InputError({study.path.string(), 0, 0, {}}, "the study has no [control]",
                         "add it with its measured plqy: predictions are relative to it");
    }
    if (candidates.empty()) throw InputError("there is no candidate to predict");
}

}  // namespace

Design design(const StudyInput& study, const std::vector<DesignCandidate>& candidates,
              const SurfaceOptions& perovskite, const RunOptions& run, const PairOptions& pairs,
              const ProgressCallback& progress) {
    check_input(study, candidates);
    const auto donors = donor_table(study);
    const TargetSurface own = study_surface(study), target = make_surface(perovskite);
    const auto vectors = vectors_over_band(study, own, perovskite, target);
    Design out;
    out.study = study.title;
    out.calibrated_on = study.lattice.name ? study.lattice.name->value : study.lattice.cif->value;
    out.calibrated_spacing = own.spacing;
    out.perovskite = perovskite.crystal;
    out.spacing = target.spacing;
    Assembly assembly{{study.control->value.name, study.control->value.measured, {}}, {}, {}};
    add_study_samples(assembly, study, prepare_all(study, donors, run.cache, progress), donors,
                      vectors);
    const auto prepared =
        prepare_all(with_candidates(study, candidates), donors, run.cache, progress);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        DesignedMolecule& molecule = out.molecules.emplace_back();
        molecule.candidate = candidates[i];
        add_candidate(molecule, assembly, prepared[i], donors, vectors);
    }
    const YieldStage stage = predict_yields(assembly.yields);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (!assembly.place[i]) continue;
        DesignedMolecule& molecule = out.molecules[i];
        molecule.predicted = stage.samples[1 + *assembly.place[i]];  // the control is first
        molecule.extrapolations = extrapolations_of(molecule, out, assembly.measured);
    }
    sort_by_ratio(out.molecules);
    for (const auto& molecule : out.molecules) {
        if (molecule.refusal.empty()) out.points.push_back(molecule.factors);
    }
    out.points.insert(out.points.end(), assembly.measured.begin(), assembly.measured.end());
    out.pairs = separating_pairs(out.points, pairs);
    out.sentences = stage.sentences;
    return out;
}

}  // namespace anchorite::study
