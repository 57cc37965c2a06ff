#include "anchorite/study/survey_plan.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "anchorite/base/error.hpp"
#include "anchorite/electronic/molecule_model.hpp"

namespace anchorite::study {

namespace {

using electronic::Model;
using electronic::OtherPart;
using electronic::Part;
using electronic::Task;

class Planner {
public:
    Planner(const electronic::SurveyInput& input, const SurveyModels& models)
        : input_(input), models_(models) {}

    std::vector<SurveyRun> plan() && {
        check_charges();
        add(RunPart::slab, -1, -1, models_.slab, Task::energy, "bare slab");
        each_pose([this](int m, int p, const SurveyPose& pose) {
            add(RunPart::complex, m, p, pose.model, Task::energy, "");
        });
        if (input_.options.potential) potentials();
        if (input_.options.interaction) {
            each_pose([this](int m, int p, const SurveyPose& pose) { parts(m, p, pose.model); });
        }
        each_pose([this](int m, int p, const SurveyPose& pose) { relaxation(m, p, pose); });
        return std::move(runs_);
    }

private:
    template <class Use>
    void each_pose(const Use& use) {
        for (std::size_t m = 0; m < models_.molecules.size(); ++m) {
            const auto& poses = models_.molecules[m].poses;
            for (std::size_t p = 0; p < poses.size(); ++p) {
                use(static_cast<int>(m), static_cast<int>(p), poses[p]);
            }
        }
    }

    [[nodiscard]] int molecule_charge(int m) const {
        return models_.molecules[static_cast<std::size_t>(m)].model.charge;
    }

    /// The electrons of a complex are those of its parts, or their energies do not subtract.
    void check_charges() {
        each_pose([this](int m, int p, const SurveyPose& pose) {
            const int slab = models_.slab.charge;
            const int molecule = molecule_charge(m);
            if (pose.model.charge == slab + molecule) return;
            throw InputError(fmt::format(
                "the model of {} has a charge of {:+d} e, but its slab has {:+d} e and its "
                "molecule {:+d} e; correct \"charge=\" in the second line of the model's file",
                name_of(m, p), pose.model.charge, slab, molecule));
        });
    }

    void potentials() {
        for (std::size_t m = 0; m < models_.molecules.size(); ++m) {
            add(RunPart::potential, static_cast<int>(m), -1, models_.molecules[m].model,
                Task::potential, "potential");
        }
    }

    void parts(int m, int p, const Model& both) {
        const auto part = [&](RunPart what, Part kept, OtherPart other, const char* words) {
            const int charge = kept == Part::slab ? models_.slab.charge : molecule_charge(m);
            add(what, m, p, part_model(both, kept, other, charge), Task::energy, words);
        };
        part(RunPart::molecule_in_cell, Part::molecule, OtherPart::removed, "molecule alone");
        part(RunPart::slab_in_cell, Part::slab, OtherPart::removed, "slab alone");
        if (!input_.options.counterpoise) return;
        part(RunPart::molecule_in_complex, Part::molecule, OtherPart::ghosts,
             "molecule with the slab's functions");
        part(RunPart::slab_in_complex, Part::slab, OtherPart::ghosts,
             "slab with the molecule's functions");
    }

    /// The best pose, and that in the vacancy, where the molecule is to be relaxed.
    void relaxation(int m, int p, const SurveyPose& pose) {
        const auto& entry = input_.molecules[static_cast<std::size_t>(m)];
        if (!entry.relax || (p != 0 && !pose.in_vacancy())) return;
        Model model = pose.model;
        for (auto& atom : model.atoms) atom.fixed = atom.role != electronic::Role::molecule;
        add(RunPart::relaxed, m, p, model, Task::relax, "relaxed");
    }

    /// Empty for the bare slab.
    [[nodiscard]] std::string name_of(int m, int p) const {
        if (m < 0) return "";
        const auto& molecule = models_.molecules[static_cast<std::size_t>(m)];
        if (p < 0) return molecule.name;
        return molecule.name + " " + molecule.poses[static_cast<std::size_t>(p)].name;
    }

    void add(RunPart part, int m, int p, Model model, Task task, const std::string& words) {
        std::string name = name_of(m, p);
        if (!words.empty()) name += (name.empty() ? "" : ", ") + words;
        model.name = name;
        runs_.push_back({part, m, p, {std::move(model), input_.method, task}});
    }

    const electronic::SurveyInput& input_;
    const SurveyModels& models_;
    std::vector<SurveyRun> runs_;
};

}  // namespace

std::vector<SurveyRun> plan_survey(const electronic::SurveyInput& input,
                                   const SurveyModels& models) {
    return Planner(input, models).plan();
}

}  // namespace anchorite::study
