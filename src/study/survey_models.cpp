#include "anchorite/study/survey_models.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "anchorite/anchoring/donors.hpp"
#include "anchorite/base/file_names.hpp"
#include "anchorite/base/output_file.hpp"
#include "anchorite/base/text_file.hpp"
#include "anchorite/electronic/adsorb.hpp"
#include "anchorite/electronic/molecule_model.hpp"
#include "anchorite/electronic/slab_model.hpp"
#include "anchorite/study/sample.hpp"

namespace anchorite::study {

namespace {

using electronic::Model;

/// The files that a survey's models are kept in.
class ModelFolder {
public:
    ModelFolder(const electronic::SurveyInput& input)
        : folder_(input.path.parent_path() / input.models) {}

    [[nodiscard]] std::optional<Model> find(const std::string& name) const {
        const auto file = path(name);
        if (!std::filesystem::exists(file)) return std::nullopt;
        return electronic::parse_xyz(read_text_file(file), file.string());
    }

    void keep(const std::string& name, const Model& model) const {
        write_file(path(name), electronic::to_xyz(model));
    }

private:
    [[nodiscard]] std::filesystem::path path(const std::string& name) const {
        return folder_ / (name + ".xyz");
    }

    std::filesystem::path folder_;
};

/// Names of a molecule's poses, as asked for.
std::vector<std::string> pose_names(const electronic::AdsorbateInput& entry) {
    std::vector<std::string> names;
    for (int i = 1; i <= entry.poses; ++i) names.push_back(std::to_string(i));
    if (entry.in_vacancy) names.emplace_back("vacancy");
    return names;
}

/// Builds what the folder lacks; the slab is cut and a molecule prepared once, when first needed.
class ModelBuilder {
public:
    ModelBuilder(const electronic::SurveyInput& input, const EngineCache& cache,
                 const ProgressCallback& progress)
        : input_(input), cache_(cache), progress_(progress), folder_(input) {}

    SurveyModels build() {
        SurveyModels out;
        std::vector<std::string> names;
        for (const auto& entry : input_.molecules) names.push_back(entry.name);
        const auto stems = distinct_file_stems(names);
        for (std::size_t i = 0; i < stems.size(); ++i) {
            tell(input_.molecules[i].name, done_ = i);
            out.molecules.push_back(molecule(input_.molecules[i], stems[i]));
        }
        tell("slab", stems.size());
        out.slab = bare_slab();
        if (built_) level(out, stems);
        out.notes = std::move(notes_);
        return out;
    }

private:
    void tell(const std::string& what, std::size_t done) const {
        const ProgressEvent event{"models: " + what, done, input_.molecules.size() + 1};
        if (progress_ && !progress_(event)) throw Cancelled();
    }

    const electronic::SlabModel& slab() {
        if (!slab_) slab_ = electronic::make_slab_model(electronic::slab_options(input_));
        return *slab_;
    }

    Model bare_slab() {
        if (auto known = folder_.find("slab")) return *std::move(known);
        built_ = true;
        notes_.insert(notes_.end(), slab().notes.begin(), slab().notes.end());
        return slab().model;
    }

    SurveyMolecule molecule(const electronic::AdsorbateInput& entry, const std::string& stem) {
        SurveyMolecule out{entry.name, {}, {}};
        std::optional<PreparedSample> sample;
        const auto prepared = [&]() -> const PreparedSample& {
            if (!sample) {
                sample = prepare_sample(electronic::read_adsorbate(input_, entry), entry.name,
                                        donors_, {}, cache_);
            }
            return *sample;
        };
        if (auto known = folder_.find(stem)) {
            out.model = *std::move(known);
        } else {
            built_ = true;
            out.model = electronic::molecule_model(prepared().candidate.molecule,
                                                   prepared().result.geometry);
        }
        for (const std::string& name : pose_names(entry)) {
            if (auto known = folder_.find(stem + "-" + name)) {
                out.poses.push_back({name, *std::move(known)});
            }
        }
        if (out.poses.size() < pose_names(entry).size()) {
            built_ = true;
            out.poses = dock(entry, prepared().candidate);
        }
        return out;
    }

    std::vector<SurveyPose> dock(const electronic::AdsorbateInput& entry,
                                 const anchoring::Candidate& candidate) {
        electronic::AdsorbOptions options;
        options.poses = entry.poses;
        options.vacancy_pose = entry.in_vacancy;
        options.poll = [this, &entry] { tell(entry.name.value + ", docking", done_); };
        const auto docked = electronic::adsorb(slab(), candidate, donors_, options);
        if (docked.termination != Termination::converged) {
            notes_.push_back(fmt::format("{}: {}", entry.name.value, docked.message));
        }
        std::vector<SurveyPose> poses;
        int count = 0;
        for (const auto& pose : docked.poses) {
            const bool in_vacancy = pose.kind == electronic::PoseKind::vacancy;
            poses.push_back({in_vacancy ? "vacancy" : std::to_string(++count),
                             electronic::adsorbed_model(slab(), candidate, pose)});
        }
        return poses;
    }

    /// One height for all cells, and everything to its file.
    void level(SurveyModels& models, const std::vector<std::string>& stems) const {
        double height = models.slab.cell(2, 2);
        for (const auto& molecule : models.molecules) {
            for (const auto& pose : molecule.poses) {
                height = std::max(height, pose.model.cell(2, 2));
            }
        }
        height = std::ceil(height * 10 - 1e-6) / 10;
        const auto keep = [&](Model& model, const std::string& name) {
            model.cell(2, 2) = height;
            folder_.keep(name, model);
        };
        keep(models.slab, "slab");
        for (std::size_t i = 0; i < stems.size(); ++i) {
            folder_.keep(stems[i], models.molecules[i].model);
            for (auto& pose : models.molecules[i].poses) {
                keep(pose.model, stems[i] + "-" + pose.name);
            }
        }
    }

    const electronic::SurveyInput& input_;
    const EngineCache& cache_;
    const ProgressCallback& progress_;
    ModelFolder folder_;
    anchoring::DonorTable donors_ = anchoring::DonorTable::standard();
    std::optional<electronic::SlabModel> slab_;
    std::vector<std::string> notes_;
    std::size_t done_ = 0;  ///< molecules
    bool built_ = false;
};

}  // namespace

const std::vector<int>& SurveyPose::donors() const {
    return electronic::group(model, "donors").atoms;
}

SurveyModels prepare_models(const electronic::SurveyInput& input, const EngineCache& cache,
                            const ProgressCallback& progress) {
    return ModelBuilder(input, cache, progress).build();
}

}  // namespace anchorite::study
