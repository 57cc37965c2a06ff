#include "anchorite/study/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/anchoring/surface.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/base/in_parallel.hpp"
#include "anchorite/base/shared_progress.hpp"
#include "anchorite/electronic/cp2k.hpp"
#include "anchorite/molecule/versions.hpp"
#include "anchorite/study/predict.hpp"
#include "match_stage.hpp"
#include "preparation.hpp"
#include "standings.hpp"

namespace anchorite::study {

namespace {

constexpr double same_spacing = 1e-6;  // [Å]

/// Lattice constants of the spread, the nominal one first [Å].
std::vector<double> spacings_of(double nominal, const std::vector<double>& band) {
    std::vector<double> spacings{nominal};
    for (const double spacing : band) {
        if (std::abs(spacing - nominal) > same_spacing) {
            spacings.push_back(spacing);
        }
    }
    return spacings;
}

std::vector<anchoring::Surface> surfaces_of(const StudyInput& input,
                                            const std::vector<double>& spacings) {
    std::vector<anchoring::Surface> surfaces;
    for (const double spacing : spacings) {
        surfaces.emplace_back(study_surface(input, spacing).sites, input.score);
    }
    return surfaces;
}

MatchTable match_all(const StudyInput& input, const std::vector<PreparedSample>& samples,
                     const std::vector<double>& spacings, const anchoring::DonorTable& donors,
                     const StageCache& stages, const ProgressCallback& callback) {
    anchoring::MatchOptions options = input.match;
    options.score = input.score;
    const auto surfaces = surfaces_of(input, spacings);
    const std::size_t count = samples.size();
    MatchTable matches(surfaces.size(), std::vector<anchoring::MatchResult>(count));
    SharedProgress progress(callback, "matching", surfaces.size() * count);
    in_parallel(surfaces.size() * count, [&](std::size_t i) {
        matches[i / count][i % count] = cached_match(stages, samples[i % count].candidate,
                                                     surfaces[i / count], donors, options);
        progress.step();
    });
    return matches;
}

Provenance provenance_of(const StudyInput& input) {
    Provenance provenance = make_provenance();
    provenance.input = input.path.empty() ? input.title : input.path.filename().string();
    provenance.input_sha256 = input.sha256;
    provenance.engines.emplace_back("RDKit", molecule::rdkit_version());
    if (input.geometry.xtb) {
        provenance.engines.emplace_back("GFN2-xTB", molecule::xtb_version());
    }
    return provenance;
}

/// The result without its samples.
StudyResult frame(const StudyInput& input, const anchoring::DonorTable& donors) {
    TargetSurface surface = study_surface(input);
    StudyResult result;
    result.title = input.title;
    result.provenance = provenance_of(input);
    result.slab = std::move(surface.slab);
    result.lattice = std::move(surface.sites);
    result.lattice_source = surface.source;
    result.spacing = surface.spacing;
    result.strength_band = input.spread.strength_band;
    result.donors = donors;
    result.score_options = input.score;
    return result;
}

/// That a survey is of other things than the study it is shown in; empty: it is not.
std::string foreign_survey(const StudyInput& input, const electronic::SurveyInput& survey) {
    const auto crystal = [](const auto& table) {
        if (table.name) return table.name->value;
        return table.cif ? std::filesystem::path(table.cif->value).filename().string() : "";
    };
    const std::string own = crystal(input.lattice);
    const std::string its = crystal(survey.slab);
    const bool shared = std::ranges::any_of(survey.molecules, [&](const auto& molecule) {
        return std::ranges::any_of(input.molecules, [&](const auto& other) {
            return other.name.value == molecule.name.value;
        });
    });
    if (own == its && shared) return "";
    return fmt::format(
        "{} is of {} of {}, the study of {}: its trap states are not those of the molecules ranked "
        "here; take out electronic = ..., or write a file for them",
        input.electronic->value, shared ? "molecules" : "other molecules", its, own);
}

/// Shows what is kept of the survey; a study never waits for an engine.
void add_survey(StudyResult& result, const StudyInput& input, const EngineCache& cache,
                const ProgressCallback& progress) {
    const auto survey = electronic::read_survey(input.path.parent_path() / input.electronic->value);
    if (auto foreign = foreign_survey(input, survey); !foreign.empty()) {
        result.warnings.push_back(std::move(foreign));
    }
    const auto engine = electronic::make_cp2k();
    electronic::RunOptions options;
    options.cache = electronic::CalculationCache({survey.path.parent_path() / survey.results});
    options.compute = false;
    try {
        result.survey = run_survey(survey, *engine, options, {cache, {}}, progress);
    } catch (const RunError& error) {
        result.warnings.push_back(
            fmt::format("{}: {}; run anchorite pdos on it", input.electronic->value, error.what()));
        return;
    }
    if (const auto missing = result.survey->missing.size(); missing > 0) {
        result.warnings.push_back(
            fmt::format("{}: {} calculations have no kept result; run anchorite pdos on it",
                        input.electronic->value, missing));
    }
}

StudyResult run(const StudyInput& input, const EngineCache& cache,
                const ProgressCallback& progress) {
    const anchoring::DonorTable donors = donor_table(input);
    const auto stages = StageCache::of_this_program(cache.folder());
    StudyResult result = frame(input, donors);
    const auto spacings = spacings_of(result.spacing, input.lattice.spacing_band);
    result.spacing_band = spacings;
    std::sort(result.spacing_band.begin(), result.spacing_band.end());

    auto prepared = prepare_all(input, donors, cache, progress);
    std::vector<PreparedSample> samples;
    std::vector<SampleResult> refused;
    for (std::size_t i = 0; i < prepared.size(); ++i) {
        if (prepared[i].sample) {
            samples.push_back(*std::move(prepared[i].sample));
        } else {
            refused.push_back(refused_sample(input.molecules[i], prepared[i].refusal));
        }
    }
    MatchTable matches = match_all(input, samples, spacings, donors, stages, progress);
    result.samples =
        ranked(std::move(samples), std::move(matches), donors, input.score, input.spread);
    std::move(refused.begin(), refused.end(), std::back_inserter(result.samples));
    if (input.control) add_prediction(result, input, stages, progress);
    if (input.electronic) add_survey(result, input, cache, progress);
    return result;
}

}  // namespace

StudyResult run_study(const StudyInput& input, const RunOptions& options,
                      const ProgressCallback& progress) {
    StudyResult result;
    with_threads(options.threads, [&] { result = run(input, options.cache, progress); });
    return result;
}

}  // namespace anchorite::study
