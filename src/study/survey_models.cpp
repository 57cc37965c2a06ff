#include "anchorite/study/survey_models.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "anchorite/anchoring/donors.hpp"
#include "anchorite/base/file_names.hpp"
#include "anchorite/electronic/adsorb.hpp"
#include "anchorite/electronic/molecule_model.hpp"
#include "anchorite/electronic/slab_model.hpp"
#include "anchorite/study/sample.hpp"
#include "model_folder.hpp"

namespace anchorite::study {

namespace {

using electronic::Model;

/// Names of a molecule's poses, as asked for.
std::vector<std::string> pose_names(const electronic::AdsorbateInput& entry) {
    std::vector<std::string> names;
    for (int i = 1; i <= entry.poses; ++i) names.push_back(std::to_string(i));
    if (entry.in_vacancy) names.emplace_back("vacancy");
    return names;
}

/// Cells of one height compare total energies.
std::string height_note(const std::vector<const Model*>& cells) {
    const auto [low, high] =
        std::ranges::minmax(cells, {}, [](const Model* model) { return model->cell(2, 2); });
    if (high->cell(2, 2) - low->cell(2, 2) < 1e-6) return "";
    return fmt::format(
        "the cells of the models are {:.2f} to {:.2f} Å high, so that total energies of poses do "
        "not compare; delete the files of the lower ones to have them built as high",
        low->cell(2, 2), high->cell(2, 2));
}

/// Builds what the folder lacks; the slab is cut and a molecule prepared once, when first needed.
/// A file that is there is never written over.
class ModelBuilder {
public:
    ModelBuilder(const electronic::SurveyInput& input, const EngineCache& cache,
                 const ProgressCallback& progress)
        : input_(input),
          cache_(cache),
          progress_(progress),
          folder_(input.path.parent_path() / input.models) {}

    SurveyModels build() {
        SurveyModels out;
        record_ = folder_.record();
        auto known_slab = folder_.find("slab");
        if (!known_slab) record_ = {slab().notes, {}};  // what there was is of another slab
        std::vector<std::string> names;
        for (const auto& entry : input_.molecules) names.push_back(entry.name);
        stems_ = distinct_file_stems(names);
        for (std::size_t i = 0; i < stems_.size(); ++i) {
            tell(input_.molecules[i].name, done_ = i);
            out.molecules.push_back(molecule(input_.molecules[i], stems_[i]));
        }
        tell("slab", stems_.size());
        if (!known_slab) built_.insert("slab");
        out.slab = known_slab ? *std::move(known_slab) : slab().model;
        keep_built(out);
        out.notes = notes(out);
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
            built_.insert(stem);
            out.model = electronic::molecule_model(prepared().candidate.molecule,
                                                   prepared().result.geometry);
        }
        std::map<std::string, Model> found;
        std::set<std::string> wanted;
        for (const std::string& name : pose_names(entry)) {
            if (auto known = folder_.find(stem + "-" + name)) {
                found.emplace(name, *std::move(known));
            } else if (!is_absent(stem, name)) {
                wanted.insert(name);
            }
        }
        if (!wanted.empty()) dock(entry, prepared().candidate, stem, wanted, found);
        for (const std::string& name : pose_names(entry)) {
            if (const auto at = found.find(name); at != found.end()) {
                out.poses.push_back({name, std::move(at->second)});
            }
        }
        return out;
    }

    /// Whether docking has looked for a pose in vain.
    [[nodiscard]] bool is_absent(const std::string& stem, const std::string& name) const {
        const auto known = record_.absent.find(stem);
        return known != record_.absent.end() && known->second.contains(name);
    }

    /// Adds those of the wanted poses that there are.
    void dock(const electronic::AdsorbateInput& entry, const anchoring::Candidate& candidate,
              const std::string& stem, const std::set<std::string>& wanted,
              std::map<std::string, Model>& found) {
        electronic::AdsorbOptions options;
        options.vacancy_pose = wanted.contains("vacancy");
        options.poses = wanted.size() > (options.vacancy_pose ? 1U : 0U) ? entry.poses : 0;
        options.poll = [this, &entry] { tell(entry.name.value + ", docking", done_); };
        int count = 0;
        for (const auto& pose : electronic::adsorb(slab(), candidate, donors_, options).poses) {
            const bool in_vacancy = pose.kind == electronic::PoseKind::vacancy;
            const std::string name = in_vacancy ? "vacancy" : std::to_string(++count);
            if (!wanted.contains(name)) continue;
            found.emplace(name, electronic::adsorbed_model(slab(), candidate, pose));
            built_.insert(stem + "-" + name);
        }
        for (const std::string& name : wanted) {
            if (!found.contains(name)) record_.absent[stem].insert(name);
        }
    }

    /// New cells as high as the highest there is, and all that is new to its file.
    void keep_built(SurveyModels& models) {
        if (const bool is_new = folder_.record() != record_; is_new) folder_.keep(record_);
        if (built_.empty()) return;
        double height = 0;
        each_in_cell(models, [&](const std::string& stem, Model& model) {
            const double own = model.cell(2, 2);
            height =
                std::max(height, built_.contains(stem) ? std::ceil(own * 10 - 1e-6) / 10 : own);
        });
        each_in_cell(models, [&](const std::string& stem, Model& model) {
            if (!built_.contains(stem)) return;
            model.cell(2, 2) = height;
            folder_.keep(stem, model);
        });
        for (std::size_t i = 0; i < stems_.size(); ++i) {
            if (built_.contains(stems_[i])) folder_.keep(stems_[i], models.molecules[i].model);
        }
    }

    template <class Use>
    void each_in_cell(SurveyModels& models, const Use& use) const {
        use("slab", models.slab);
        for (std::size_t i = 0; i < stems_.size(); ++i) {
            for (auto& pose : models.molecules[i].poses) {
                use(stems_[i] + "-" + pose.name, pose.model);
            }
        }
    }

    /// Also those from the time when the files were built.
    [[nodiscard]] std::vector<std::string> notes(SurveyModels& models) const {
        std::vector<std::string> notes = record_.slab_notes;
        for (std::size_t i = 0; i < stems_.size(); ++i) {
            const auto names = pose_names(input_.molecules[i]);
            const auto& poses = models.molecules[i].poses;
            if (poses.size() == names.size()) continue;
            notes.push_back(fmt::format(
                "{}: {} of {} poses; no others that are distinct and free of clashes were found",
                input_.molecules[i].name.value, poses.size(), names.size()));
        }
        std::vector<const Model*> cells;
        each_in_cell(models, [&](const std::string&, Model& model) { cells.push_back(&model); });
        if (auto note = height_note(cells); !note.empty()) notes.push_back(std::move(note));
        return notes;
    }

    const electronic::SurveyInput& input_;
    const EngineCache& cache_;
    const ProgressCallback& progress_;
    ModelFolder folder_;
    anchoring::DonorTable donors_ = anchoring::DonorTable::standard();
    std::optional<electronic::SlabModel> slab_;
    BuildRecord record_;
    std::vector<std::string> stems_;  ///< of the molecules' files
    std::set<std::string> built_;     ///< stems of models that are not in files yet
    std::size_t done_ = 0;            ///< molecules
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
