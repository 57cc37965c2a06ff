#include "anchorite/study/predict.hpp"

#include <algorithm>

#include "anchorite/base/at_place.hpp"
#include "anchorite/study/device_stage.hpp"
#include "anchorite/study/dot_stage.hpp"
#include "anchorite/study/lifetime_stage.hpp"
#include "anchorite/study/sample_terms.hpp"
#include "anchorite/study/yield_stage.hpp"

namespace anchorite::study {

namespace {

/// Lattice vectors at the study's spacing, then at the others of the band.
std::vector<std::vector<lattice::LatticeVector>> vectors_over_band(const StudyInput& input,
                                                                   const StudyResult& result) {
    std::vector<std::vector<lattice::LatticeVector>> out{lattice::lattice_vectors(result.lattice)};
    for (const double spacing : result.spacing_band) {
        if (spacing == result.spacing) continue;
        out.push_back(lattice::lattice_vectors(study_surface(input, spacing).sites));
    }
    return out;
}

const SampleResult* sample_of(const StudyResult& result, const std::string& name) {
    const auto found = std::ranges::find(result.samples, name, &SampleResult::name);
    const bool usable = found != result.samples.end() && found->refusal.empty();
    return usable && !found->anchors.empty() ? &*found : nullptr;
}

YieldInput yield_input(const StudyInput& input, const StudyResult& result) {
    const auto vectors = vectors_over_band(input, result);
    YieldInput out{input.control->value.name, input.control->value.measured, {}};
    for (const MoleculeInput& molecule : input.molecules) {
        const SampleResult* sample = sample_of(result, molecule.name);
        if (sample == nullptr) continue;
        YieldSample& entry = out.samples.emplace_back();
        entry.terms = sample_terms(*sample, result.donors, vectors.front());
        for (std::size_t k = 1; k < vectors.size(); ++k) {
            entry.elsewhere.push_back(sample_terms(*sample, result.donors, vectors[k]));
        }
        entry.measured = molecule.measured.value_or(Measured{});
        entry.calibrates = molecule.calibrate;
    }
    return out;
}

StudyStack stack_of(const StudyInput& input, const std::string& file) {
    return read_study_stack(input.path.parent_path() / file);
}

void add_devices(Prediction& prediction, const StudyInput& input, const StageCache& cache,
                 const ProgressCallback& progress) {
    if (!input.device) return;
    const auto& samples = prediction.yields.samples;
    prediction.device =
        device_stage(stack_of(input, input.device->stack), samples, cache, progress);
    if (!input.device->hole_only) return;
    prediction.hole_only =
        hole_only_stage(stack_of(input, *input.device->hole_only), samples, cache, progress);
}

}  // namespace

void add_prediction(StudyResult& result, const StudyInput& input, const StageCache& cache,
                    const ProgressCallback& progress) {
    Prediction prediction;
    prediction.spacing = result.spacing;
    try {
        prediction.yields = predict_yields(yield_input(input, result));
    } catch (const InputError& error) {
        result.warnings.push_back("nothing is predicted: " + one_line(error));
        return;
    }
    prediction.decays = dot_decays(prediction.yields.samples, input.dots);
    prediction.pulse_excitons = input.dots.pulse_excitons;
    prediction.bleach_excitons = input.dots.bleach_excitons;
    prediction.trapping_time = input.dots.trapping_time;
    add_devices(prediction, input, cache, progress);
    prediction.lifetime = lifetime_stage(prediction.yields.samples, prediction.device);
    result.prediction = std::move(prediction);
}

}  // namespace anchorite::study
