#include "anchorite/study/survey.hpp"

#include <fmt/format.h>

#include <map>
#include <tuple>

#include "anchorite/base/error.hpp"
#include "anchorite/electronic/molecule_model.hpp"
#include "anchorite/molecule/anchor_site.hpp"

namespace anchorite::study {

namespace {

using electronic::EngineResult;
using electronic::PoseCase;

/// Which calculation: part, molecule, pose.
using Place = std::tuple<RunPart, int, int>;

/// The results of a survey as they come in.
class SurveyRunner {
public:
    SurveyRunner(const electronic::Engine& engine, const electronic::RunOptions& options,
                 const ProgressCallback& progress, SurveyResult& out)
        : engine_(engine), options_(options), progress_(progress), out_(out) {}

    void run(const std::vector<SurveyRun>& runs) {
        for (const SurveyRun& run : runs) {
            ++done_;
            take(run, runs.size());
        }
        done_ = 0;
    }

    [[nodiscard]] const EngineResult* find(RunPart part, int molecule, int pose) const {
        const auto found = results_.find({part, molecule, pose});
        return found == results_.end() ? nullptr : &found->second;
    }

private:
    void take(const SurveyRun& run, std::size_t total) {
        const std::string& name = run.calculation.model.name;
        const ProgressCallback within = [&](const ProgressEvent& event) {
            return !progress_ || progress_({fmt::format("{}/{} {}", done_, total, event.stage),
                                            event.done, event.total});
        };
        try {
            auto outcome = run_calculation(run.calculation, engine_, options_, within);
            ++(outcome.cached ? out_.cached : out_.computed);
            if (outcome.result.termination != Termination::converged) {
                out_.missing.push_back({name, outcome.result.message});
                return;
            }
            results_.emplace(Place{run.part, run.molecule, run.pose}, std::move(outcome.result));
        } catch (const Cancelled&) {
            throw;
        } catch (const Error& error) {
            out_.missing.push_back({name, error.what()});
        }
    }

    const electronic::Engine& engine_;
    const electronic::RunOptions& options_;
    const ProgressCallback& progress_;
    SurveyResult& out_;
    std::map<Place, EngineResult> results_;
    std::size_t done_ = 0;
};

std::optional<double> energy_of(const EngineResult* result) {
    return result == nullptr ? std::nullopt : std::optional(result->energy);
}

std::optional<electronic::InteractionParts> parts_of(const SurveyRunner& runs, int m, int p,
                                                     const EngineResult& complex) {
    const EngineResult* slab = runs.find(RunPart::slab_in_cell, m, p);
    const EngineResult* molecule = runs.find(RunPart::molecule_in_cell, m, p);
    if (slab == nullptr || molecule == nullptr) return std::nullopt;
    electronic::InteractionParts parts{
        complex.energy, slab->energy, molecule->energy, {}, {}, {}, {}};
    parts.slab_in_all = energy_of(runs.find(RunPart::slab_in_complex, m, p));
    parts.molecule_in_all = energy_of(runs.find(RunPart::molecule_in_complex, m, p));
    if (!parts.slab_in_all || !parts.molecule_in_all) {
        parts.slab_in_all.reset();
        parts.molecule_in_all.reset();
    }
    return parts;
}

PoseCase pose_case(const SurveyMolecule& molecule, const SurveyPose& pose,
                   const EngineResult& result) {
    PoseCase out;
    out.molecule = molecule.name;
    out.pose = pose.name;
    out.sites = static_cast<int>(pose.donors().size());
    out.model = pose.model;
    out.result = result;
    out.donors = pose.donors();
    return out;
}

/// The model with the positions that a relaxation ended at.
electronic::Model relaxed_model(const SurveyPose& pose, const EngineResult& relaxed) {
    electronic::Model model = pose.model;
    for (std::size_t a = 0; a < model.atoms.size(); ++a) {
        model.atoms[a].position = relaxed.positions.col(static_cast<Eigen::Index>(a));
    }
    return model;
}

std::vector<PoseCase> cases_of(const SurveyModels& models, const SurveyRunner& runs) {
    std::vector<PoseCase> cases;
    PoseCase bare;
    bare.model = models.slab;
    bare.result = *runs.find(RunPart::slab, -1, -1);
    cases.push_back(std::move(bare));
    for (int m = 0; m < static_cast<int>(models.molecules.size()); ++m) {
        const auto& molecule = models.molecules[static_cast<std::size_t>(m)];
        const EngineResult* free = runs.find(RunPart::potential, m, -1);
        for (int p = 0; p < static_cast<int>(molecule.poses.size()); ++p) {
            const auto& pose = molecule.poses[static_cast<std::size_t>(p)];
            const auto add = [&](const EngineResult* result, bool relaxed) {
                if (result == nullptr) return;
                PoseCase made = pose_case(molecule, pose, *result);
                if (relaxed) {
                    made.pose += " relaxed";
                    made.model = relaxed_model(pose, *result);
                } else {
                    made.parts = parts_of(runs, m, p, *result);
                }
                if (free != nullptr && free->charges.size() > 0) made.free_molecule = *free;
                cases.push_back(std::move(made));
            };
            add(runs.find(RunPart::complex, m, p), false);
            add(runs.find(RunPart::relaxed, m, p), true);
        }
    }
    return cases;
}

std::vector<electronic::AnchorPotential> potentials_of(const electronic::SurveyInput& input,
                                                       const SurveyModels& models,
                                                       const SurveyRunner& runs) {
    std::vector<electronic::AnchorPotential> out;
    for (std::size_t m = 0; m < models.molecules.size(); ++m) {
        const EngineResult* result = runs.find(RunPart::potential, static_cast<int>(m), -1);
        if (result == nullptr || result->potential.empty()) continue;
        const auto molecule = electronic::read_adsorbate(input, input.molecules[m]);
        for (const auto& site : molecule::find_anchor_sites(molecule)) {
            const auto& at = result->potential[static_cast<std::size_t>(site.atom)];
            out.push_back({models.molecules[m].name, std::string(site.kind->label), site.atom,
                           at.minimum, at.area});
        }
    }
    return out;
}

/// The p orbital along the line between the two named metals: the one whose state across the
/// vacancy is the deepest.
std::string in_plane_orbital(const electronic::Model& slab, const std::vector<std::string>& open) {
    if (open.size() < 2) return "px";
    const auto at = [&slab](const std::string& name) {
        return slab.atoms[static_cast<std::size_t>(group(slab, name).atoms.front())].position;
    };
    const Eigen::Vector3d line = (at(open[1]) - at(open[0])).cwiseAbs();
    return line.x() >= line.y() ? "px" : "py";
}

electronic::SummaryOptions summary_options(const electronic::SurveyInput& input,
                                           const electronic::Model& slab) {
    electronic::SummaryOptions options;
    options.window = input.options.window;
    options.pdos.width = input.options.broadening;
    options.gap.bulk_share = input.options.bulk_share;
    const auto open = open_groups(slab, options.gap);
    options.curves = {{"slab", ""}, {options.gap.bulk_group, "p"}};
    for (const auto& name : open) options.curves.push_back({name, "pz"});
    if (!open.empty()) options.curves.push_back({open.front(), in_plane_orbital(slab, open)});
    options.curves.push_back({"donors", "p"});
    return options;
}

}  // namespace

SurveyResult run_survey(const electronic::SurveyInput& input, const electronic::Engine& engine,
                        const electronic::RunOptions& options, const EngineCache& geometries,
                        const ProgressCallback& progress) {
    SurveyResult out;
    out.title = input.title;
    out.provenance = make_provenance();
    out.provenance.input = input.path.filename().string();
    out.provenance.input_sha256 = input.sha256;
    out.models = prepare_models(input, geometries, progress);
    SurveyRunner runs(engine, options, progress, out);
    const auto plan = plan_survey(input, out.models);
    runs.run(plan);
    const EngineResult* slab = runs.find(RunPart::slab, -1, -1);
    if (slab == nullptr) {
        throw RunError(fmt::format("the bare slab was not calculated: {}", out.missing[0].reason));
    }
    out.provenance.engines = {{slab->engine, slab->version}};
    out.planned = static_cast<int>(plan.size());
    out.summary = summarise(cases_of(out.models, runs), potentials_of(input, out.models, runs),
                            summary_options(input, out.models.slab));
    return out;
}

}  // namespace anchorite::study
