#include "anchorite/study/survey.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "anchorite/base/error.hpp"
#include "anchorite/study/survey_models.hpp"
#include "anchorite/study/survey_plan.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::study {
namespace {

using electronic::Calculation;
using electronic::EngineResult;
using electronic::Model;
using testing::HasSubstr;

/// Answers at once: two filled and two empty states, shared evenly by every group, and an energy
/// that each real atom lowers and each ghost lowers a little.
class QuickEngine : public electronic::Engine {
public:
    explicit QuickEngine(std::string failing = {}) : failing_(std::move(failing)) {}

    [[nodiscard]] std::string id() const override { return "quick"; }
    [[nodiscard]] std::vector<electronic::InputFile> input(const Calculation& job) const override {
        Model model = job.model;
        model.name.clear();
        return {{"model", to_xyz(model) + std::to_string(static_cast<int>(job.task))}};
    }
    [[nodiscard]] std::optional<std::vector<electronic::InputFile>> restart(
        const Calculation&, const std::filesystem::path&) const override {
        return std::nullopt;
    }
    [[nodiscard]] std::vector<electronic::EngineCommand> commands(
        const Calculation&) const override {
        return {};
    }
    [[nodiscard]] std::optional<std::string> installed_version() const override { return "1.0"; }
    [[nodiscard]] electronic::EngineProgress progress(std::string_view) const override {
        return {};
    }
    [[nodiscard]] EngineResult read(const Calculation&,
                                    const std::filesystem::path&) const override {
        throw RunError("nothing to read");
    }
    [[nodiscard]] std::optional<EngineResult> compute(const Calculation& job,
                                                      const ProgressCallback&) const override {
        if (!failing_.empty() && job.model.name.find(failing_) != std::string::npos) {
            throw RunError("out of luck");
        }
        EngineResult out;
        out.engine = id();
        out.version = "1.0";
        out.termination = Termination::converged;
        const Eigen::Index atoms = static_cast<Eigen::Index>(job.model.atoms.size());
        for (const auto& atom : job.model.atoms) out.energy -= atom.ghost ? 0.001 : 1;
        out.states = {{-2, 2, 1}, {0, 2, 1}, {1, 0, 1}, {3, 0, 1}};
        for (const auto& group : job.model.groups) {
            Eigen::MatrixXd weights = Eigen::MatrixXd::Constant(4, 4, 0.2);
            out.projections.push_back({group.name, {"s", "px", "py", "pz"}, std::move(weights)});
        }
        out.charges = Eigen::VectorXd::Zero(atoms);
        out.positions.resize(3, atoms);
        for (Eigen::Index a = 0; a < atoms; ++a) {
            out.positions.col(a) = job.model.atoms[static_cast<std::size_t>(a)].position;
        }
        if (job.task == electronic::Task::potential) {
            out.potential.resize(static_cast<std::size_t>(atoms));
        }
        return out;
    }

private:
    std::string failing_;  ///< calculations of this in their names fail
};

class Survey : public testing::Test {
protected:
    Survey() {
        input_ = electronic::read_survey(folder_.write("electronic.toml",
                                                       "title = \"test\"\n"
                                                       "[slab]\n"
                                                       "name = \"CsPbI3\"\n"
                                                       "spacing = \"6.29 Å\"\n"
                                                       "termination = \"PbI2\"\n"
                                                       "vacancies = [\"I:2\"]\n"
                                                       "[[molecule]]\n"
                                                       "name = \"oxide\"\n"
                                                       "smiles = \"CP(C)(C)=O\"\n"
                                                       "relax = true\n"));
    }

    SurveyResult run(const QuickEngine& engine, bool compute = true) {
        electronic::RunOptions options;
        options.cache = electronic::CalculationCache({folder_ / "results"});
        options.compute = compute;
        return run_survey(input_, engine, options, {});
    }

    test::TemporaryFolder folder_;
    electronic::SurveyInput input_;
};

TEST_F(Survey, BuildsModelsOnceInOneCell) {
    const SurveyModels built = prepare_models(input_, {});
    ASSERT_EQ(built.molecules.size(), 1U);
    ASSERT_EQ(built.molecules[0].poses.size(), 1U);
    EXPECT_EQ(built.molecules[0].poses[0].model.cell, built.slab.cell);
    EXPECT_EQ(built.molecules[0].poses[0].donors().size(), 1U);
    const SurveyModels read = prepare_models(input_, {});
    EXPECT_EQ(to_xyz(read.slab), to_xyz(built.slab));
    EXPECT_EQ(to_xyz(read.molecules[0].model), to_xyz(built.molecules[0].model));
    EXPECT_EQ(to_xyz(read.molecules[0].poses[0].model), to_xyz(built.molecules[0].poses[0].model));
}

TEST_F(Survey, PlansEveryPartOfAnInteraction) {
    const auto runs = plan_survey(input_, prepare_models(input_, {}));
    std::multiset<RunPart> parts;
    for (const auto& run : runs) parts.insert(run.part);
    const std::multiset<RunPart> asked{RunPart::slab,
                                       RunPart::complex,
                                       RunPart::potential,
                                       RunPart::slab_in_cell,
                                       RunPart::molecule_in_cell,
                                       RunPart::slab_in_complex,
                                       RunPart::molecule_in_complex,
                                       RunPart::relaxed};
    EXPECT_EQ(parts, asked);
    EXPECT_EQ(runs.front().part, RunPart::slab);
    for (const auto& run : runs) {
        const auto& atoms = run.calculation.model.atoms;
        const auto ghosts = std::ranges::count_if(atoms, [](const auto& a) { return a.ghost; });
        const bool all =
            run.part == RunPart::slab_in_complex || run.part == RunPart::molecule_in_complex;
        EXPECT_EQ(ghosts > 0, all) << run.calculation.model.name;
        if (run.part == RunPart::relaxed) {
            for (const auto& atom : atoms) {
                EXPECT_EQ(atom.fixed, atom.role != electronic::Role::molecule);
            }
        }
    }
}

TEST_F(Survey, KeepsEveryResultAndTellsOneSlabOnlyOnce) {
    const SurveyResult first = run(QuickEngine());
    EXPECT_TRUE(first.missing.empty());
    EXPECT_EQ(first.computed, 7);  // eight runs: the slab in the complex's cell is the bare one
    EXPECT_EQ(first.cached, 1);
    const SurveyResult second = run(QuickEngine("no name has this"), false);
    EXPECT_EQ(second.computed, 0);
    EXPECT_EQ(second.cached, 8);
    ASSERT_EQ(second.summary.poses.size(), 3U);  // bare, docked, relaxed
    ASSERT_TRUE(second.summary.poses[1].interaction.has_value());
    EXPECT_NEAR(second.summary.poses[1].interaction->uncorrected, 0, 1e-9);
    EXPECT_GT(*second.summary.poses[1].interaction->superposition, 0);
}

TEST_F(Survey, GoesOnWhereACalculationFails) {
    const SurveyResult result = run(QuickEngine("potential"));
    ASSERT_EQ(result.missing.size(), 1U);
    EXPECT_THAT(result.missing[0].name, HasSubstr("oxide, potential"));
    EXPECT_THAT(result.missing[0].reason, HasSubstr("out of luck"));
    EXPECT_EQ(result.summary.poses.size(), 3U);
    EXPECT_TRUE(result.summary.potentials.empty());
}

TEST_F(Survey, NeedsTheBareSlab) {
    EXPECT_THROW(run(QuickEngine("bare slab")), RunError);
}

TEST_F(Survey, RefusesADamagedModelFile) {
    prepare_models(input_, {});
    std::ofstream(folder_ / "models" / "slab.xyz") << "3\nnothing\n";
    EXPECT_THROW(prepare_models(input_, {}), InputError);
}

TEST_F(Survey, StopsWhenAsked) {
    EXPECT_THROW(prepare_models(input_, {}, [](const ProgressEvent&) { return false; }), Cancelled);
}

}  // namespace
}  // namespace anchorite::study
