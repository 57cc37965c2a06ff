#include "anchorite/electronic/espresso.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"
#include "anchorite/base/text_file.hpp"
#include "anchorite/electronic/atomic_units.hpp"
#include "support/electronic_reference.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::electronic {
namespace {

using testing::HasSubstr;

const auto espresso = make_espresso(ANCHORITE_SOURCE_DIR "/data/pseudopotentials/sg15_v1.2");

/// The molecule that tests/data/electronic/hydrogen was computed of.
Calculation hydrogen() {
    Calculation calculation;
    Model& model = calculation.model;
    model.name = "hydrogen";
    model.cell = 6 * Eigen::Matrix3d::Identity();
    model.atoms = {{1, {0, 0, 0}, Role::molecule, true}, {1, {0, 0, 0.8}, Role::molecule}};
    calculation.method.cutoff = 30;
    calculation.method.k_points = {2, 1, 1};
    calculation.method.empty_states = 3;
    calculation.task = Task::relax;
    return calculation;
}

TEST(EspressoInput, SaysWhatIsAskedFor) {
    const auto files = espresso->input(test::bulk_by_espresso());
    ASSERT_EQ(files.size(), 4U);  // three elements
    EXPECT_EQ(files[1].name, "I_ONCV_PBE-1.2.upf");
    for (const char* line :
         {"ecutwfc = 50\n", "nbnd = 46\n", "occupations = 'fixed'", "pseudo_dir = './'",
          "conv_thr = 1e-08", "K_POINTS automatic\n2 2 2 0 0 0\n", "calculation = 'scf'",
          "6.29000000 0.00000000 0.00000000\n", "Pb 0.00000000 0.00000000 0.00000000\n"}) {
        EXPECT_THAT(files[0].text, HasSubstr(line));
    }
}

TEST(EspressoInput, RelaxesSurfacesAndMolecules) {
    Calculation calculation = hydrogen();
    EXPECT_THAT(espresso->input(calculation)[0].text, HasSubstr("vdw_corr = 'grimme-d3'"));
    EXPECT_THAT(espresso->input(calculation)[0].text,
                HasSubstr("H 0.00000000 0.00000000 0.00000000 0 0 0\nH 0.0"));
    EXPECT_THAT(espresso->input(calculation)[0].text, HasSubstr("forc_conv_thr = 1.944690e-03"));
    calculation.model.surface = true;
    calculation.model.atoms[1].position.z() = 1.2;  // vacuum from 0.2 to 1, its middle at 0.6
    EXPECT_THAT(espresso->input(calculation)[0].text, HasSubstr("emaxpos = 0.550000"));
    calculation.model.surface = false;
    calculation.model.periodic = false;
    calculation.method.k_points = {1, 1, 1};
    EXPECT_THAT(espresso->input(calculation)[0].text, HasSubstr("assume_isolated = 'mt'"));
    EXPECT_THAT(espresso->input(calculation)[0].text, HasSubstr("K_POINTS gamma"));
}

std::string espresso_refusal(const Calculation& calculation) {
    return test::message_of<InputError>([&] { (void)espresso->input(calculation); });
}

TEST(EspressoInput, SaysWhatCannotBeComputed) {
    Calculation ghost = hydrogen();
    ghost.model.atoms[0].ghost = true;
    EXPECT_THAT(espresso_refusal(ghost), HasSubstr("no ghost atoms"));
    Calculation potential = hydrogen();
    potential.task = Task::potential;
    EXPECT_THAT(espresso_refusal(potential), HasSubstr("for cp2k"));
    Calculation odd = hydrogen();
    odd.model.charge = 1;
    EXPECT_THAT(espresso_refusal(odd), HasSubstr("1 electrons cannot pair"));
    Calculation gold = hydrogen();
    gold.model.atoms[0].element = 79;
    EXPECT_THAT(espresso_refusal(gold), HasSubstr("no pseudopotential Au_*.upf in"));
    const test::TemporaryFolder folder;
    (void)folder.write("H_old.upf", "<UPF version=\"1\">");
    EXPECT_THAT(test::message_of<InputError>(
                    [&] { (void)make_espresso(folder.path())->input(hydrogen()); }),
                HasSubstr("H_old.upf: no z_valence in it"));
}

/// A copy of pw.x's output to be damaged.
struct HydrogenRun {
    test::TemporaryFolder folder;
    std::string output = read_bytes(ANCHORITE_TEST_DATA "/electronic/hydrogen/pw.out");

    [[nodiscard]] EngineResult read() const {
        (void)folder.write("pw.out", output);
        return espresso->read(hydrogen(), folder.path());
    }
    void replace(const std::string& old, const std::string& text) {
        output.replace(output.rfind(old), old.size(), text);
    }
    [[nodiscard]] std::string refusal() const {
        return test::message_of<RunError>([&] { (void)read(); });
    }
};

TEST(EspressoOutput, IsReadWhole) {
    const EngineResult result = HydrogenRun().read();
    EXPECT_EQ(result.engine, "espresso");
    EXPECT_EQ(result.version, "6.7MaX");
    EXPECT_DOUBLE_EQ(result.energy, -2.31531905 * rydberg);
    EXPECT_EQ(result.scf_steps, 5);
    EXPECT_EQ(result.termination, Termination::ran_out);
    EXPECT_THAT(result.message, HasSubstr("not relaxed in 3 steps"));
    EXPECT_NEAR(result.max_force, 0.00203139 * 25.7110335, 1e-6);
    EXPECT_EQ(result.positions(2, 1), 0.7622578228);  // the last one that was computed
    ASSERT_FALSE(result.warnings.empty());
    EXPECT_EQ(result.warnings[0], "mesh size missing, using the one in header");
}

TEST(EspressoOutput, HasBandsOfEveryPoint) {
    const EngineResult result = HydrogenRun().read();
    ASSERT_EQ(result.states.size(), 12U);
    EXPECT_EQ(result.states[0].energy, -10.0979);
    EXPECT_EQ(result.states[4].energy, -10.1008);
    EXPECT_EQ(result.states[0].occupation, 2);
    EXPECT_EQ(result.states[1].occupation, 0);
    double electrons = 0;
    for (const State& state : result.states) electrons += state.occupation * state.k_weight;
    EXPECT_NEAR(electrons, 2, 1e-6);
}

TEST(EspressoOutput, TellsConvergence) {
    HydrogenRun relaxed;
    relaxed.replace("End of BFGS Geometry Optimization",
                    "End of BFGS Geometry Optimization\nBegin final coordinates");
    const EngineResult result = relaxed.read();
    EXPECT_EQ(result.termination, Termination::converged);
    EXPECT_THAT(result.message, HasSubstr("no projections"));
    HydrogenRun unconverged;
    unconverged.replace("convergence has been achieved in   5",
                        "convergence NOT achieved after 100");
    EXPECT_EQ(unconverged.read().termination, Termination::ran_out);
    EXPECT_EQ(unconverged.read().scf_steps, 100);
}

TEST(EspressoOutput, IsRefusedWhenDamaged) {
    HydrogenRun cut;
    cut.output.resize(cut.output.rfind("Forces acting"));
    EXPECT_THAT(cut.refusal(), HasSubstr("pw.out: cut off"));
    HydrogenRun bands;
    bands.replace("1.1599   2.3820", "1.1599");
    EXPECT_THAT(bands.refusal(), HasSubstr("bands of k-point 1 that are not whole"));
    HydrogenRun relaxed;
    relaxed.replace("End of BFGS", "Begin final coordinates");
    relaxed.replace("!    total energy              =      -2.31531905",
                    "!    total energy              =      -1.31531905");
    EXPECT_THAT(relaxed.refusal(), HasSubstr("not believable"));
}

TEST(EspressoProgress, CountsIterations) {
    const HydrogenRun run;
    const EngineProgress progress = espresso->progress(run.output);
    EXPECT_EQ(progress.stage, "relaxation step 3");
    EXPECT_EQ(progress.step, 5);
    EXPECT_NEAR(progress.energy, -2.31531905 * rydberg, 1e-6);
}

TEST(EspressoRestart, NeedsAWholeState) {
    const test::TemporaryFolder folder;
    EXPECT_EQ(espresso->restart(hydrogen(), folder.path()), std::nullopt);
    std::filesystem::create_directories(folder / "out/anchorite.save");
    (void)folder.write("out/anchorite.save/data-file-schema.xml", "<qes:espresso><half>");
    EXPECT_EQ(espresso->restart(hydrogen(), folder.path()), std::nullopt);
    (void)folder.write("out/anchorite.save/data-file-schema.xml", "<qes:espresso></qes:espresso>");
    EXPECT_THAT(espresso->restart(hydrogen(), folder.path())->front().text,
                HasSubstr("restart_mode = 'restart'"));
}

}  // namespace
}  // namespace anchorite::electronic
