#include "anchorite/study/survey_models.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "anchorite/anchoring/donors.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/base/file_names.hpp"
#include "anchorite/base/lower_case.hpp"
#include "anchorite/electronic/adsorb.hpp"
#include "anchorite/electronic/molecule_model.hpp"
#include "anchorite/electronic/slab_model.hpp"
#include "anchorite/study/sample.hpp"
#include "model_checks.hpp"
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

/// The molecules' file stems. @throws InputError  two models would have one file
std::vector<std::string> stems_of(const electronic::SurveyInput& input) {
    std::vector<std::string> names;
    for (const auto& entry : input.molecules) names.push_back(entry.name);
    std::vector<std::string> stems = distinct_file_stems(names);
    std::set<std::string> taken{"slab"};  // folded: some file systems ignore the case of letters
    for (std::size_t i = 0; i < stems.size(); ++i) {
        std::vector<std::string> own{stems[i]};
        for (const auto& pose : pose_names(input.molecules[i])) {
            own.push_back(stems[i] + "-" + pose);
        }
        for (const std::string& stem : own) {
            if (taken.insert(lower_case(stem)).second) continue;
            throw InputError(
                input.molecules[i].name.where,
                fmt::format("the model files of \"{}\" have the names of another model's",
                            names[i]),
                "rename the molecule");
        }
    }
    return stems;
}

/// Builds what the folder lacks; the slab is cut and a molecule prepared once, when first needed.
/// A file that is there is never written over.
class ModelBuilder {
public:
    ModelBuilder(const electronic::SurveyInput& input, const ModelOptions& options,
                 const ProgressCallback& progress)
        : input_(input),
          options_(options),
          progress_(progress),
          folder_(input.path.parent_path() / input.models) {}

    SurveyModels build() {
        SurveyModels out;
        record_ = folder_.record();
        auto known_slab = folder_.find("slab");
        if (!known_slab)
            record_ = {slab_words(input_), slab().notes, {}};  // the rest was of another
        check_record();
        stems_ = stems_of(input_);
        for (std::size_t i = 0; i < stems_.size(); ++i) {
            tell(input_.molecules[i].name, done_ = i);
            out.molecules.push_back(molecule(input_.molecules[i], stems_[i]));
        }
        tell("slab", stems_.size());
        if (!known_slab) built_.insert("slab");
        out.slab = known_slab ? *std::move(known_slab) : slab().model;
        check_poses(out);
        keep_built(out);
        out.notes = notes(out);
        return out;
    }

private:
    void tell(const std::string& what, std::size_t done) const {
        const ProgressEvent event{"models: " + what, done, input_.molecules.size() + 1};
        if (progress_ && !progress_(event)) throw Cancelled();
    }

    /// Models of another slab are not what this file asks for.
    void check_record() const {
        const std::string words = slab_words(input_);
        if (record_.slab.empty() || record_.slab == words) return;
        throw InputError(fmt::format(
            "{} holds models of another slab ({}; this file asks for {}); name another folder with "
            "models = \"...\", or delete that one to have its models built anew",
            (input_.path.parent_path() / input_.models).string(), record_.slab, words));
    }

    [[nodiscard]] std::string file_of(const std::string& stem) const {
        return (input_.path.parent_path() / input_.models / (stem + ".xyz")).string();
    }

    /// Poses on another slab, or in another cell, are not compared with this one.
    void check_poses(const SurveyModels& models) const {
        for (std::size_t i = 0; i < stems_.size(); ++i) {
            for (const SurveyPose& pose : models.molecules[i].poses) {
                const std::string why = difference(models.slab, pose.model);
                if (why.empty()) continue;
                throw InputError(
                    fmt::format("{} is not {} on the slab of {}: {}; delete it to have the "
                                "molecule docked anew",
                                file_of(stems_[i] + "-" + pose.name), models.molecules[i].name,
                                file_of("slab"), why));
            }
        }
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
                                        donors_, {{}, options_.geometry}, options_.cache);
            }
            return *sample;
        };
        if (auto known = folder_.find(stem)) {
            out.model = *std::move(known);
            check_molecule(entry, out.model, stem);
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

    /// Anchors are found in the structure of the file and looked up in the model.
    void check_molecule(const electronic::AdsorbateInput& entry, const Model& model,
                        const std::string& stem) const {
        const auto asked = electronic::read_adsorbate(input_, entry);
        const bool same = std::ranges::equal(asked.elements(), model.atoms, {}, {},
                                             &electronic::ModelAtom::element);
        if (same) return;
        throw InputError(entry.name.where,
                         fmt::format("{} holds other atoms than {}, or in another order",
                                     file_of(stem), entry.name.value),
                         fmt::format("delete it and the files of its poses ({}-...) to have them "
                                     "built anew, or put its atoms in the order of the structure",
                                     stem));
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
    const ModelOptions& options_;
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

SurveyModels prepare_models(const electronic::SurveyInput& input, const ModelOptions& options,
                            const ProgressCallback& progress) {
    return ModelBuilder(input, options, progress).build();
}

}  // namespace anchorite::study
