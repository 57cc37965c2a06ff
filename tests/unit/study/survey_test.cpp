#include "anchorite/study/survey.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "anchorite/base/error.hpp"
#include "anchorite/base/text_file.hpp"
#include "anchorite/study/survey_models.hpp"
#include "anchorite/study/survey_plan.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::study {
namespace {

using electronic::Calculation;
using electronic::EngineResult;
using electronic::Model;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// Answers at once: two filled and two empty states, shared evenly by every group, and an energy
/// that each real atom lowers and each ghost lowers a little.
class QuickEngine : public electronic::Engine {
public:
    static constexpr double seconds = 2;  ///< that each calculation takes

    explicit QuickEngine(std::string failing = {}, std::string version = "1.0")
        : failing_(std::move(failing)), version_(std::move(version)) {}

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
    [[nodiscard]] std::optional<std::string> installed_version() const override { return version_; }
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
        out.version = version_;
        out.termination = Termination::converged;
        const Eigen::Index atoms = static_cast<Eigen::Index>(job.model.atoms.size());
        for (const auto& atom : job.model.atoms) out.energy -= atom.ghost ? 0.001 : 1;
        out.states = {{-2, 2, 1}, {0, 2, 1}, {1, 0, 1}, {3, 0, 1}};
        for (const auto& group : job.model.groups) {
            Eigen::MatrixXd weights = Eigen::MatrixXd::Constant(4, 4, 0.2);
            out.projections.push_back({group.name, {"s", "px", "py", "pz"}, std::move(weights)});
        }
        out.charges = Eigen::VectorXd::Zero(atoms);
        out.cost = {seconds, seconds, 1e6, 1};
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
    std::string version_;
};

/// What is said of the caesium that goes with an iodide.
const std::string compensation =
    "Cs:0 was taken out with the vacancies, which leaves the slab neutral and its electrons paired";

const std::string lead_slab = "name = \"CsPbI3\"\nspacing = \"6.29 Å\"\ntermination = \"PbI2\"\n";

class Survey : public testing::Test {
protected:
    Survey() { input_ = read(lead_slab + "vacancies = [\"I:2\"]\n"); }

    electronic::SurveyInput read(const std::string& slab, const std::string& molecule = "") {
        return electronic::read_survey(folder_.write(
            "electronic.toml", fmt::format("title = \"test\"\n[slab]\n{}[[molecule]]\n"
                                           "name = \"oxide\"\nsmiles = \"CP(C)(C)=O\"\n{}",
                                           slab, molecule.empty() ? "relax = true\n" : molecule)));
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

TEST_F(Survey, NeverWritesOverAModelThatIsThere) {
    input_ = read(lead_slab + "vacancies = [\"I:2\"]\n", "poses = 2\n");
    SurveyModels built = prepare_models(input_, {});
    ASSERT_EQ(built.molecules[0].poses.size(), 2U);
    Model edited = built.molecules[0].poses[0].model;
    edited.atoms.back().position.z() += 0.01;
    edited.cell(2, 2) -= 0.5;
    const std::string mine = to_xyz(edited);
    (void)folder_.write("models/oxide-1.xyz", mine);
    std::filesystem::remove(folder_ / "models" / "oxide-2.xyz");
    const SurveyModels again = prepare_models(input_, {});
    EXPECT_EQ(read_bytes(folder_ / "models" / "oxide-1.xyz"), mine);
    EXPECT_EQ(to_xyz(again.molecules[0].poses[0].model), mine);
    EXPECT_EQ(to_xyz(again.molecules[0].poses[1].model), to_xyz(built.molecules[0].poses[1].model));
    EXPECT_THAT(again.notes,
                ElementsAre(compensation, HasSubstr("total energies of poses do not compare")));
}

TEST_F(Survey, LooksForPosesOnceAndSaysWhatItDidNotFind) {
    input_.molecules[0].poses = 50;  // more than docking starts from
    const SurveyModels built = prepare_models(input_, {});
    const std::size_t count = built.molecules[0].poses.size();
    ASSERT_LT(count, 50U);
    const std::string note = fmt::format(
        "oxide: {} of 50 poses; no others that are distinct and free of clashes were found", count);
    EXPECT_THAT(built.notes, ElementsAre(compensation, note));
    const auto undocked = [](const ProgressEvent& event) {
        EXPECT_THAT(event.stage, Not(HasSubstr("docking")));
        return true;
    };
    EXPECT_THAT(prepare_models(input_, {}, undocked).notes, ElementsAre(compensation, note));
    EXPECT_THAT(run(QuickEngine()).summary.notes, Contains(note));
    (void)folder_.write("models/built.json", "[]");
    EXPECT_THAT(test::message_of<InputError>([&] { prepare_models(input_, {}); }),
                HasSubstr("built.json: not the record"));
}

TEST_F(Survey, PassesOnWhatIsNotedOfItsSlab) {
    prepare_models(input_, {});
    (void)folder_.write("models/built.json",
                        "{\"slab_notes\": [\"a note\"], \"poses_not_found\": {}}");
    EXPECT_THAT(prepare_models(input_, {}).notes, ElementsAre("a note"));
    EXPECT_THAT(run(QuickEngine()).summary.notes, Contains("a note"));
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

TEST_F(Survey, GivesEachPartItsOwnCharge) {
    SurveyModels models = prepare_models(input_, {});
    const auto charges = [&] {
        std::map<RunPart, int> found;
        for (const auto& run : plan_survey(input_, models)) {
            found[run.part] = run.calculation.model.charge;
        }
        return found;
    };
    const auto expect = [&](int slab, int molecule) {
        const std::map<RunPart, int> asked{{RunPart::slab, slab},
                                           {RunPart::slab_in_cell, slab},
                                           {RunPart::slab_in_complex, slab},
                                           {RunPart::potential, molecule},
                                           {RunPart::molecule_in_cell, molecule},
                                           {RunPart::molecule_in_complex, molecule},
                                           {RunPart::complex, slab + molecule},
                                           {RunPart::relaxed, slab + molecule}};
        EXPECT_EQ(charges(), asked) << "slab " << slab << ", molecule " << molecule;
    };
    expect(0, 0);
    Model& both = models.molecules[0].poses[0].model;
    models.slab.charge = both.charge = 2;
    expect(2, 0);
    models.molecules[0].model.charge = -2;
    both.charge = 0;
    expect(2, -2);
    both.charge = 2;
    EXPECT_THAT(test::message_of<InputError>([&] { plan_survey(input_, models); }),
                HasSubstr("oxide 1 has a charge of +2 e, but its slab has +2 e and its molecule "
                          "-2 e"));
}

TEST_F(Survey, PlansASlabOfOddCharge) {
    input_ = read(lead_slab + "vacancies = [\"I:2\"]\ncompensate = false\ncharge = 1\n");
    for (const auto& run : plan_survey(input_, prepare_models(input_, {}))) {
        const bool free = run.part == RunPart::potential || run.part == RunPart::molecule_in_cell ||
                          run.part == RunPart::molecule_in_complex;
        EXPECT_EQ(run.calculation.model.charge, free ? 0 : 1) << run.calculation.model.name;
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
    EXPECT_FALSE(second.summary.poses[1].set.relaxed);
    EXPECT_TRUE(second.summary.poses[2].set.relaxed);
    EXPECT_EQ(second.summary.poses[2].pose, "1");
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

TEST_F(Survey, NeverMixesVersionsOfItsEngine) {
    run(QuickEngine("potential"));
    const SurveyResult partly = run(QuickEngine("oxide", "2.0"));  // the bare slab only
    EXPECT_EQ(partly.summary.poses.size(), 1U);
    EXPECT_EQ(partly.summary.poses[0].version, "2.0");
    const SurveyResult kept = run(QuickEngine(), false);
    EXPECT_EQ(kept.cached, 7);
    ASSERT_EQ(kept.summary.poses.size(), 3U);
    for (const auto& pose : kept.summary.poses) EXPECT_EQ(pose.version, "1.0");
    ASSERT_EQ(kept.provenance.engines.size(), 1U);
    EXPECT_EQ(kept.provenance.engines[0].second, "1.0");
    EXPECT_THAT(kept.summary.notes,
                Contains("results of quick 2.0 and 1.0 are kept; versions are not mixed, and those "
                         "shown are of 1.0, which has 7 of 8 calculations"));
    run(QuickEngine("", "2.0"));
    EXPECT_EQ(run(QuickEngine(), false).provenance.engines[0].second, "2.0");
}

TEST_F(Survey, RunsNoOtherVersionWhereEverythingIsKept) {
    run(QuickEngine());
    const SurveyResult kept = run(QuickEngine("", "2.0"));
    EXPECT_EQ(kept.computed, 0);
    EXPECT_EQ(kept.provenance.engines[0].second, "1.0");
    EXPECT_THAT(kept.summary.notes,
                Contains("all results are kept of quick 1.0; the installed 2.0 was not run "
                         "(--recompute runs it)"));
    electronic::RunOptions options;
    options.cache = electronic::CalculationCache({folder_ / "results"});
    options.recompute = true;
    const SurveyResult again = run_survey(input_, QuickEngine("", "2.0"), options, {});
    EXPECT_EQ(again.computed, 7);  // the slab of two parts once
    EXPECT_EQ(again.provenance.engines[0].second, "2.0");
}

TEST_F(Survey, CountsTheCostOfEveryCalculationOnce) {
    const SurveyResult result = run(QuickEngine());
    EXPECT_NEAR(result.summary.cost.processor_seconds, 7 * QuickEngine::seconds, 1e-9);
    EXPECT_THAT(result.summary.system, HasSubstr("no I:2, no Cs:0"));
    EXPECT_THAT(result.summary.method, HasSubstr("PBE-D3(BJ)"));
}

TEST_F(Survey, RefusesModelsOfAnotherSlab) {
    prepare_models(input_, {});
    input_ = read("name = \"CsPbBr3\"\nvacancies = [\"Br:2\"]\nlayers = 4\n");
    EXPECT_THAT(test::message_of<InputError>([&] { prepare_models(input_, {}); }),
                HasSubstr("holds models of another slab (CsPbI3 at 6.29 Å"));
    std::filesystem::remove(folder_ / "models" / "slab.xyz");
    EXPECT_THAT(test::message_of<InputError>([&] { prepare_models(input_, {}); }),
                HasSubstr("oxide-1.xyz is not oxide on the slab of"));
}

TEST_F(Survey, RefusesAPoseInAnotherCellOrOfNoSurface) {
    const SurveyModels built = prepare_models(input_, {});
    const auto refused = [&](auto change) {
        Model pose = built.molecules[0].poses[0].model;
        change(pose);
        (void)folder_.write("models/oxide-1.xyz", to_xyz(pose));
        return test::message_of<InputError>([&] { prepare_models(input_, {}); });
    };
    EXPECT_THAT(refused([](Model& pose) { pose.cell(0, 0) += 0.1; }),
                HasSubstr("cells differ in the plane"));
    EXPECT_THAT(refused([](Model& pose) { pose.surface = false; }), HasSubstr("surface=T"));
    EXPECT_THAT(refused([](Model& pose) { pose.atoms[3].element = 79; }),
                HasSubstr("atoms of the slab are missing"));
}

TEST_F(Survey, RefusesAModelOfAnotherMolecule) {
    prepare_models(input_, {});
    std::string document = read_bytes(input_.path);
    document.replace(document.find("CP(C)(C)=O"), 10, "CP(C)(=O)OC");
    (void)folder_.write("electronic.toml", document);
    input_ = electronic::read_survey(folder_ / "electronic.toml");
    const std::string message = test::message_of<InputError>([&] { prepare_models(input_, {}); });
    EXPECT_THAT(message, HasSubstr("electronic.toml:8"));
    EXPECT_THAT(message, HasSubstr("oxide.xyz holds other atoms than oxide"));
}

TEST_F(Survey, RefusesMoleculesWhoseFilesWouldMeet) {
    const auto refused = [&](const std::string& name) {
        input_ =
            read(lead_slab, fmt::format("[[molecule]]\nname = \"{}\"\nsmiles = \"O\"\n", name));
        return test::message_of<InputError>([&] { prepare_models(input_, {}); });
    };
    EXPECT_THAT(refused("oxide-1"), HasSubstr("model files of \"oxide-1\" have the names"));
    EXPECT_THAT(refused("Slab"), HasSubstr("model files of \"Slab\""));
}

TEST_F(Survey, TakesTheInnerMetalsOfItsSlab) {
    (void)folder_.write(
        "tin.cif",
        "data_CsSnI3\n_cell_length_a 6.2\n_cell_length_b 6.2\n_cell_length_c 6.2\n"
        "_cell_angle_alpha 90\n_cell_angle_beta 90\n_cell_angle_gamma 90\n"
        "_space_group_name_H-M_alt 'P m -3 m'\n_space_group_IT_number 221\nloop_\n"
        "_atom_site_label\n_atom_site_type_symbol\n_atom_site_fract_x\n"
        "_atom_site_fract_y\n_atom_site_fract_z\nSn1 Sn2+ 0 0 0\nCs1 Cs1+ 0.5 0.5 0.5\n"
        "I1 I1- 0.5 0 0\n");
    input_ = read("cif = \"tin.cif\"\ntermination = \"SnI2\"\nvacancies = [\"I:2\"]\n");
    const SurveyResult result = run(QuickEngine());
    EXPECT_EQ(result.summary.poses.size(), 3U);
    EXPECT_THAT(result.summary.options.gap.bulk_groups, ElementsAre("bulk Sn"));
    EXPECT_EQ(result.summary.poses[0].metals[0].group, "Sn1");
}

TEST_F(Survey, RefusesASlabWithoutInnerMetalsBeforeItComputes) {
    input_ = read(lead_slab + "layers = 2\n");
    EXPECT_THAT(test::message_of<InputError>([&] { run(QuickEngine()); }),
                HasSubstr("no group of inner metals"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "results"));
}

TEST_F(Survey, SkipsAnchorsThatOwnNoSurface) {
    const SurveyResult result = run(QuickEngine());  // none has any
    EXPECT_TRUE(result.summary.potentials.empty());
    EXPECT_THAT(result.summary.notes,
                Contains("oxide: none of the surface is that of its P=O (atom 5), so that it has "
                         "no potential"));
}

TEST_F(Survey, NeedsTheBareSlab) {
    EXPECT_THROW(run(QuickEngine("bare slab")), RunError);
    const bool others = std::filesystem::exists(folder_ / "results");
    EXPECT_FALSE(others) << "nothing else is computed without it";
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
