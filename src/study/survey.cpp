#include "anchorite/study/survey.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
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
    SurveyRunner(const electronic::Engine& engine, electronic::RunOptions options,
                 const ProgressCallback& progress, SurveyResult& out)
        : engine_(engine), options_(std::move(options)), progress_(progress), out_(out) {}

    /// Without the bare slab, which comes first, nothing else is of use.
    void run(const std::vector<SurveyRun>& runs) {
        for (const SurveyRun& run : runs) {
            ++done_;
            take(run, runs.size());
            if (results_.empty()) break;
        }
        done_ = 0;
    }

    [[nodiscard]] const EngineResult* find(RunPart part, int molecule, int pose) const {
        const auto found = results_.find({part, molecule, pose});
        return found == results_.end() ? nullptr : &by_key_.at(found->second);
    }

    /// Of every calculation once; memory of the largest.
    [[nodiscard]] electronic::Cost cost() const {
        electronic::Cost sum;
        for (const auto& [key, result] : by_key_) {
            sum.processor_seconds += result.cost.processor_seconds;
            sum.wall_seconds += result.cost.wall_seconds;
            sum.peak_memory = std::max(sum.peak_memory, result.cost.peak_memory);
            sum.threads = std::max(sum.threads, result.cost.threads);
        }
        return sum;
    }

private:
    void take(const SurveyRun& run, std::size_t total) {
        const std::string& name = run.calculation.model.name;
        const ProgressCallback within = [&](const ProgressEvent& event) {
            return !progress_ || progress_({fmt::format("{}/{} {}", done_, total, event.stage),
                                            event.done, event.total});
        };
        try {
            const std::string key = calculation_key(engine_, run.calculation);
            if (by_key_.contains(key)) {
                ++out_.cached;
            } else {
                auto outcome = run_calculation(run.calculation, engine_, options_, within);
                ++(outcome.cached ? out_.cached : out_.computed);
                if (outcome.result.termination != Termination::converged) {
                    out_.missing.push_back({name, outcome.result.message});
                    return;
                }
                by_key_.emplace(key, std::move(outcome.result));
            }
            results_.emplace(Place{run.part, run.molecule, run.pose}, key);
        } catch (const Cancelled&) {
            throw;
        } catch (const Error& error) {
            out_.missing.push_back({name, error.what()});
        }
    }

    const electronic::Engine& engine_;
    electronic::RunOptions options_;
    const ProgressCallback& progress_;
    SurveyResult& out_;
    std::map<std::string, EngineResult> by_key_;  ///< one and the same calculation is run once
    std::map<Place, std::string> results_;        ///< keys
    std::size_t done_ = 0;
};

/// The engine's version that all results are of, and what to say of it.
struct CommonVersion {
    std::optional<std::string> version;
    std::string note;
};

/// Of the kept versions that which most of the calculations have, the bare slab among them; the
/// newest of equals.
CommonVersion most_kept(const std::vector<SurveyRun>& plan, const electronic::Engine& engine,
                        const electronic::CalculationCache& cache) {
    const auto versions = cache.versions(engine);
    if (versions.empty()) return {};
    if (versions.size() == 1) return {versions.front(), ""};
    CommonVersion best;
    std::ptrdiff_t most = 0;
    for (const std::string& version : versions) {
        const auto has = [&](const SurveyRun& run) {
            return cache.find(engine, run.calculation, version).has_value();
        };
        if (!has(plan.front())) continue;
        const auto count = std::ranges::count_if(plan, has);
        if (count > most) best.version = version;
        most = std::max(most, count);
    }
    if (best.version) {
        best.note = fmt::format(
            "results of {} {} are kept; versions are not mixed, and those shown are of {}, which "
            "has {} of {} calculations",
            engine.id(), fmt::join(versions, " and "), *best.version, most, plan.size());
    }
    return best;
}

/// A version that all of a survey is kept of.
std::optional<std::string> complete_version(const std::vector<SurveyRun>& plan,
                                            const electronic::Engine& engine,
                                            const electronic::CalculationCache& cache) {
    for (const std::string& version : cache.versions(engine)) {
        const auto has = [&](const SurveyRun& run) {
            return cache.find(engine, run.calculation, version).has_value();
        };
        if (std::ranges::all_of(plan, has)) return version;
    }
    return std::nullopt;
}

/// One version for all of a survey, whose results are compared: the installed one, unless all that
/// is asked for is kept of another; without an engine that which most are kept of.
CommonVersion common_version(const std::vector<SurveyRun>& plan, const electronic::Engine& engine,
                             const electronic::RunOptions& options) {
    const auto installed = options.compute ? engine.installed_version() : std::nullopt;
    if (!installed) return most_kept(plan, engine, options.cache);
    const auto complete =
        options.recompute ? std::nullopt : complete_version(plan, engine, options.cache);
    if (!complete || *complete == *installed) return {installed, ""};
    return {complete,
            fmt::format("all results are kept of {} {}; the installed {} was not run (--recompute "
                        "runs it)",
                        engine.id(), *complete, *installed)};
}

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
            const EngineResult* docked = runs.find(RunPart::complex, m, p);
            const auto add = [&](const EngineResult* result, bool relaxed) {
                if (result == nullptr) return;
                PoseCase made = pose_case(molecule, pose, *result);
                made.set = {pose.in_vacancy(), relaxed};
                if (relaxed) {
                    made.model = electronic::relaxed_model(pose.model, *result);
                    if (docked != nullptr) {
                        made.relaxation = electronic::relaxation_of(pose.model, *docked, *result);
                    }
                } else {
                    made.parts = parts_of(runs, m, p, *result);
                }
                if (free != nullptr && free->charges.size() > 0) made.free_molecule = *free;
                cases.push_back(std::move(made));
            };
            add(docked, false);
            add(runs.find(RunPart::relaxed, m, p), true);
        }
    }
    return cases;
}

/// Of anchors that own a part of the surface; the others are noted.
std::vector<electronic::AnchorPotential> potentials_of(const electronic::SurveyInput& input,
                                                       const SurveyModels& models,
                                                       const SurveyRunner& runs,
                                                       std::vector<std::string>& notes) {
    std::vector<electronic::AnchorPotential> out;
    for (std::size_t m = 0; m < models.molecules.size(); ++m) {
        const EngineResult* result = runs.find(RunPart::potential, static_cast<int>(m), -1);
        if (result == nullptr || result->potential.empty()) continue;
        const auto molecule = electronic::read_adsorbate(input, input.molecules[m]);
        for (const auto& site : molecule::find_anchor_sites(molecule)) {
            const auto& at = result->potential[static_cast<std::size_t>(site.atom)];
            const std::string label(site.kind->label);
            if (at.area > 0) {
                out.push_back({models.molecules[m].name, label, site.atom, at.minimum, at.area});
                continue;
            }
            notes.push_back(
                fmt::format("{}: none of the surface is that of its {} (atom {}), so that it has "
                            "no potential",
                            models.molecules[m].name, label, site.atom + 1));
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
    options.gap.bulk_groups = electronic::inner_groups(slab);
    const auto open = open_groups(slab, options.gap);
    options.curves = {{"slab", ""}};
    for (const auto& name : options.gap.bulk_groups) options.curves.push_back({name, "p"});
    for (const auto& name : open) options.curves.push_back({name, "pz"});
    if (!open.empty()) options.curves.push_back({open.front(), in_plane_orbital(slab, open)});
    options.curves.push_back({"donors", "p"});
    return options;
}

/// What states are projected on is in every model, before an engine spends hours on them.
void check_groups(const SurveyModels& models, const electronic::GapOptions& gap) {
    (void)group(models.slab, gap.slab_group);
    for (const auto& molecule : models.molecules) {
        for (const auto& pose : molecule.poses) {
            (void)pose.donors();
            (void)group(pose.model, gap.slab_group);
            for (const auto& name : gap.bulk_groups) (void)group(pose.model, name);
        }
    }
}

/// Energies of charged periodic cells depend on the cell.
void note_charges(const SurveyModels& models, std::vector<std::string>& notes) {
    const auto note = [&notes](const std::string& name, int charge) {
        if (charge == 0) return;
        notes.push_back(fmt::format(
            "{} has a charge of {:+d} e, which a uniform background makes up for in a periodic "
            "cell: total and interaction energies depend on the cell",
            name, charge));
    };
    note("the slab", models.slab.charge);
    for (const auto& molecule : models.molecules) note(molecule.name, molecule.model.charge);
}

/// Figures that are not there because nobody asked for them.
void note_omissions(const electronic::SurveyOptions& options, std::vector<std::string>& notes) {
    if (!options.interaction) {
        notes.emplace_back("interaction energies were not asked for (interaction = false)");
    }
    if (!options.potential) {
        notes.emplace_back("potentials of the molecules were not asked for (potential = false)");
    }
}

}  // namespace

SurveyResult run_survey(const electronic::SurveyInput& input, const electronic::Engine& engine,
                        const electronic::RunOptions& options, const ModelOptions& models,
                        const ProgressCallback& progress) {
    SurveyResult out;
    out.title = input.title;
    out.provenance = make_provenance();
    out.provenance.input = input.path.filename().string();
    out.provenance.input_sha256 = input.sha256;
    out.models = prepare_models(input, models, progress);
    const auto summing = summary_options(input, out.models.slab);
    check_groups(out.models, summing.gap);
    const auto plan = plan_survey(input, out.models);
    electronic::RunOptions of_one_version = options;
    const CommonVersion common = common_version(plan, engine, options);
    of_one_version.version = common.version;
    SurveyRunner runs(engine, std::move(of_one_version), progress, out);
    runs.run(plan);
    const EngineResult* slab = runs.find(RunPart::slab, -1, -1);
    if (slab == nullptr) {
        throw RunError(fmt::format("the bare slab was not calculated: {}", out.missing[0].reason));
    }
    out.provenance.engines = {{slab->engine, slab->version}};
    out.planned = static_cast<int>(plan.size());
    std::vector<std::string> notes = out.models.notes;
    if (!common.note.empty()) notes.push_back(common.note);
    note_charges(out.models, notes);
    note_omissions(input.options, notes);
    const auto potentials = potentials_of(input, out.models, runs, notes);
    out.summary = summarise(cases_of(out.models, runs), potentials, summing);
    out.summary.notes.insert(out.summary.notes.begin(), notes.begin(), notes.end());
    out.summary.system = out.models.slab.name;
    out.summary.method = electronic::in_words(input.method);
    out.summary.cost = runs.cost();
    return out;
}

}  // namespace anchorite::study
