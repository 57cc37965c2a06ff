#include "anchorite/electronic/cp2k.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "anchorite/base/error.hpp"
#include "anchorite/electronic/atomic_units.hpp"
#include "support/electronic_reference.hpp"
#include "water.hpp"

namespace anchorite::electronic {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const auto cp2k = make_cp2k();

std::string only_input(const Calculation& calculation) {
    return cp2k->input(calculation).back().text;
}

/// Lines without indentation.
std::vector<std::string> bare_lines(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        const auto begin = line.find_first_not_of(' ');
        if (begin != std::string::npos) lines.push_back(line.substr(begin));
    }
    return lines;
}

TEST(Cp2kInput, HasEverySettingOfTheReference) {
    const auto lines = bare_lines(only_input(test::reference_slab("D_bare")));
    for (const char* line : {"SURFACE_DIPOLE_CORRECTION T",
                             "SURF_DIP_DIR Z",
                             "CHARGE 0",
                             "CUTOFF 200",
                             "REL_CUTOFF 40",
                             "NGRIDS 4",
                             "METHOD GPW",
                             "EPS_DEFAULT 1.0E-10",
                             "EXTRAPOLATION ASPC",
                             "PERIODIC XYZ",
                             "POISSON_SOLVER PERIODIC",
                             "SCF_GUESS ATOMIC",
                             "EPS_SCF 2e-05",
                             "MAX_SCF 25",
                             "PRECONDITIONER FULL_SINGLE_INVERSE",
                             "MINIMIZER DIIS",
                             "MAX_SCF 4",
                             "&XC_FUNCTIONAL PBE",
                             "TYPE DFTD3(BJ)",
                             "NLUMO 12",
                             "LIST 28",
                             "LIST 33",
                             "LIST 30 36",
                             "LIST 9 12 15 18",
                             "C 0.00000000 0.00000000 28.00000000",
                             "Pb 6.29000000 0.00000000 10.93500000",
                             "BASIS_SET DZVP-MOLOPT-SR-GTH"}) {
        EXPECT_THAT(lines, testing::Contains(line));
    }
    EXPECT_EQ(std::ranges::count(lines, "COMPONENTS"), 4);
}

TEST(Cp2kInput, IsTheSameTextEveryTime) {
    EXPECT_EQ(only_input(water()), only_input(water()));
    Calculation minus_zero = water();
    minus_zero.model.atoms[0].position.x() = -1e-12;
    Calculation zero = water();
    zero.model.atoms[0].position.x() = 0;
    EXPECT_EQ(only_input(minus_zero), only_input(zero));
}

TEST(Cp2kInput, KeepsIsolatedMoleculesIsolated) {
    EXPECT_THAT(only_input(water()), HasSubstr("POISSON_SOLVER WAVELET"));
    Calculation flat = water();
    flat.model.cell(2, 2) = 9;
    EXPECT_THAT(only_input(flat), HasSubstr("POISSON_SOLVER MT"));
    EXPECT_THAT(only_input(flat), HasSubstr("PERIODIC NONE"));
}

TEST(Cp2kInput, GivesGhostsTheirBasisOnly) {
    Calculation calculation = water();
    calculation.model.atoms.push_back({82, {1, 1, 1}, Role::slab, false, true});
    const std::string text = only_input(calculation);
    EXPECT_THAT(text, HasSubstr("Pb_ghost 1.00000000 1.00000000 1.00000000"));
    EXPECT_THAT(text, HasSubstr("ELEMENT Pb\n      BASIS_SET DZVP-MOLOPT-SR-GTH\n      GHOST T"));
    EXPECT_THAT(text, Not(HasSubstr("GTH-PBE-q4")));
}

TEST(Cp2kInput, RelaxesBeforeItProjects) {
    Calculation calculation = water();
    calculation.task = Task::relax;
    calculation.model.atoms[1].fixed = true;
    const auto files = cp2k->input(calculation);
    ASSERT_EQ(files.size(), 2U);
    EXPECT_THAT(files[0].text, HasSubstr("RUN_TYPE GEO_OPT"));
    EXPECT_THAT(files[0].text, HasSubstr("&FIXED_ATOMS\n      LIST 2\n"));
    EXPECT_THAT(files[0].text, HasSubstr("MAX_FORCE 9.723452E-04"));  // 0.05 eV/Å
    EXPECT_THAT(files[0].text, Not(HasSubstr("&PDOS")));
    EXPECT_THAT(files[1].text, HasSubstr("RUN_TYPE ENERGY"));
    EXPECT_THAT(files[1].text, HasSubstr("RESTART_FILE_NAME relax-1.restart"));
    const auto commands = cp2k->commands(calculation);
    ASSERT_EQ(commands.size(), 2U);
    EXPECT_THAT(commands[0].arguments, ElementsAre("-i", files[0].name));
    EXPECT_THAT(commands[1].arguments, ElementsAre("-i", files[1].name));
}

TEST(Cp2kInput, WritesCubesFinerThanAQuarterOfAnAngstrom) {
    Calculation calculation = water();
    calculation.task = Task::potential;
    const std::string text = only_input(calculation);
    EXPECT_THAT(text, HasSubstr("&V_HARTREE_CUBE\n        STRIDE 2 2 2"));
    EXPECT_THAT(text, HasSubstr("&E_DENSITY_CUBE"));
    calculation.method.isodensity = 0.002;
    EXPECT_NE(only_input(calculation), text);
}

TEST(Cp2kInput, SmearsMetals) {
    const std::string text = only_input(test::bulk_by_cp2k());
    EXPECT_THAT(text, HasSubstr("ADDED_MOS 40"));
    EXPECT_THAT(text, HasSubstr("ELECTRONIC_TEMPERATURE [K] 300.0"));
    EXPECT_THAT(text, HasSubstr("METHOD BROYDEN_MIXING"));
    EXPECT_THAT(text, Not(HasSubstr("&OT")));
}

std::string refusal(const Calculation& calculation) {
    return test::message_of<InputError>([&] { (void)cp2k->input(calculation); });
}

TEST(Cp2kInput, SaysWhatCannotBeComputed) {
    Calculation odd = water();
    odd.model.charge = 1;
    EXPECT_THAT(refusal(odd), HasSubstr("model water: 7 electrons cannot pair"));
    Calculation points = water();
    points.method.k_points = {2, 2, 1};
    EXPECT_THAT(refusal(points), HasSubstr("repeat the cell"));
    Calculation noble = water();
    noble.model.atoms[0].element = 54;
    EXPECT_THAT(refusal(noble), HasSubstr("no pseudopotential for Xe; there are those for H Li"));
    Calculation group = water();
    group.model.groups[0].atoms = {3};
    EXPECT_THAT(refusal(group), HasSubstr("group oxygen"));
    Calculation name = water();
    name.model.groups[0].name = "a\n&END";
    EXPECT_THAT(refusal(name), HasSubstr("of one line"));
}

TEST(Cp2kRestart, GoesOnFromWhatIsThere) {
    const test::TemporaryFolder folder;
    Calculation calculation = water();
    EXPECT_EQ(cp2k->restart(calculation, folder.path()), std::nullopt);
    (void)folder.write("anchorite-RESTART.wfn", "wave function");
    const auto files = cp2k->restart(calculation, folder.path());
    ASSERT_TRUE(files.has_value());
    EXPECT_THAT(files->front().text, HasSubstr("SCF_GUESS RESTART"));
    calculation.task = Task::relax;
    (void)folder.write("relax-1.restart", "geometry");
    EXPECT_THAT(cp2k->restart(calculation, folder.path())->front().text,
                HasSubstr("RESTART_POS T"));
}

Calculation relaxed_water() {
    Calculation calculation = water();
    calculation.task = Task::relax;
    return calculation;
}

std::string read_refusal(const WaterRun& run) {
    return test::message_of<RunError>(
        [&] { (void)cp2k->read(relaxed_water(), run.folder.path()); });
}

TEST(Cp2kOutput, IsReadWhole) {
    const WaterRun run;
    const EngineResult result = cp2k->read(relaxed_water(), run.folder.path());
    EXPECT_EQ(result.version, "2023.1");
    EXPECT_EQ(result.termination, Termination::converged);
    EXPECT_DOUBLE_EQ(result.energy, -17.219990182471346 * hartree);
    EXPECT_EQ(result.scf_steps, 1);
    EXPECT_EQ(result.relax_steps, 1);
    EXPECT_NEAR(result.max_force, 0.0009624673 * 51.422067, 1e-6);
    EXPECT_EQ(result.positions(2, 0), 3.4018567830);
    EXPECT_NEAR(result.charges[0], -0.247979, 1e-9);
    EXPECT_EQ(result.states.size(), 8U);
    ASSERT_EQ(result.projections.size(), 3U);
    EXPECT_EQ(result.projections[0].group, "O");
    EXPECT_EQ(result.projections[1].group, "H");
    EXPECT_EQ(result.projections[2].group, "oxygen");
    EXPECT_EQ(result.projections[2].orbitals[1], "py");
    EXPECT_NEAR(result.projections[2].weights(1, 1), 0.68968828, 1e-12);
}

TEST(Cp2kOutput, OrbitalsOfAListSumToThoseOfItsKind) {
    const WaterRun run;
    const EngineResult result = cp2k->read(relaxed_water(), run.folder.path());
    const Eigen::VectorXd p = result.projections[2].weights.middleCols(1, 3).rowwise().sum();
    EXPECT_LT((p - result.projections[0].weights.col(1)).cwiseAbs().maxCoeff(), 1e-6);
}

TEST(Cp2kOutput, TellsThatStepsRanOut) {
    const WaterRun scf;
    scf.replace("anchorite.out", "outer SCF loop converged in   1 iterations or    1 steps",
                "outer SCF loop FAILED to converge after   4 iterations or  100 steps");
    const EngineResult unconverged = cp2k->read(relaxed_water(), scf.folder.path());
    EXPECT_EQ(unconverged.termination, Termination::ran_out);
    EXPECT_EQ(unconverged.scf_steps, 100);
    EXPECT_THAT(unconverged.message, HasSubstr("not converged in 100 steps"));
    const WaterRun relax;
    relax.replace("relax.out", "GEOMETRY OPTIMIZATION COMPLETED", "MAXIMUM NUMBER REACHED");
    const EngineResult unrelaxed = cp2k->read(relaxed_water(), relax.folder.path());
    EXPECT_EQ(unrelaxed.termination, Termination::ran_out);
    EXPECT_THAT(unrelaxed.message, HasSubstr("not relaxed"));
    const WaterRun lumo;
    lumo.replace("anchorite.out", "OT| Eigensolver reached convergence",
                 "WARNING OT eigensolver did not converge");
    EXPECT_EQ(cp2k->read(relaxed_water(), lumo.folder.path()).termination, Termination::ran_out);
}

TEST(Cp2kOutput, KeepsWarnings) {
    const WaterRun run;
    const std::string warning = " *** WARNING in qs_scf.F:598 :: some text ***\n";
    run.replace("anchorite.out", " ENERGY|", warning + warning + " ENERGY|");
    EXPECT_THAT(cp2k->read(relaxed_water(), run.folder.path()).warnings, ElementsAre("some text"));
}

TEST(Cp2kOutput, IsRefusedWhenDamaged) {
    const WaterRun cut;
    cut.cut("anchorite.out", "Mulliken");
    EXPECT_THAT(read_refusal(cut), HasSubstr("anchorite.out: cut off"));
    const WaterRun charges;
    charges.replace("anchorite.out", "0.876011", "********");
    EXPECT_THAT(read_refusal(charges), IsEmpty());  // the population is not what is read
    charges.replace("anchorite.out", "0.123989", "********");
    EXPECT_THAT(read_refusal(charges), HasSubstr("Mulliken charges of 2 of 3 atoms"));
    const WaterRun weights;
    weights.cut("states-k2.pdos", "0.000000");
    EXPECT_THAT(read_refusal(weights), HasSubstr("states-k2.pdos"));
    const WaterRun lost;
    std::filesystem::remove(lost.folder / "states-list1.pdos");
    EXPECT_THAT(read_refusal(lost), HasSubstr("cp2k left no readable states-list1.pdos"));
    const WaterRun frames;
    frames.cut("relax-pos-1.xyz", "H         3.4999833149");
    EXPECT_THAT(read_refusal(frames), HasSubstr("relax-pos-1.xyz"));
}

TEST(Cp2kOutput, IsRefusedWhenNotBelievable) {
    const WaterRun energy;
    energy.replace("anchorite.out", "-17.219990182471346", "-15.219990182471346");
    EXPECT_THAT(read_refusal(energy), HasSubstr("not believable, an energy of -414.1"));
}

TEST(Cp2kProgress, CountsStepsOfTheGeometryAtHand) {
    const std::string output = read_bytes(ANCHORITE_TEST_DATA "/electronic/water/relax.out");
    const EngineProgress end = cp2k->progress(output);
    EXPECT_EQ(end.stage, "relaxation step 1");
    EXPECT_EQ(end.step, 5);
    EXPECT_NEAR(end.energy, -17.2199901818 * hartree, 1e-9);
    const EngineProgress middle = cp2k->progress(output.substr(0, 700));
    EXPECT_EQ(middle.stage, "self-consistency");
    EXPECT_GT(middle.step, 0);
    EXPECT_EQ(cp2k->progress("").step, 0);
}

}  // namespace
}  // namespace anchorite::electronic
