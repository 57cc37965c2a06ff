#include "anchorite/measurement/composition/xps_analysis.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"
#include "unit/measurement/composition/synthetic_xps.hpp"

namespace anchorite::measurement {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

DataTable table_of(const std::string& name, const XpsSpectrum& spectrum) {
    return {name,
            {{"binding energy", "eV", spectrum.energy}, {"intensity", "counts", spectrum.counts}}};
}

/// Pb 4f and I 3d of a sample whose levels all lie a charge higher, Pb 4f a shift higher still.
InstrumentFile sample(double charge, double shift, unsigned seed) {
    std::mt19937 random(seed);
    TrueSpectrum lead;
    lead.doublets[0] = {.position = 138.4 + charge + shift, .area = 2e4 * 0.22751};
    TrueSpectrum iodine{.low = 612, .high = 640, .level = 900};
    iodine.doublets[0] = {
        .position = 619.3 + charge, .area = 3 * 2e4 * 0.33643, .splitting = 11.5, .ratio = 2.0 / 3};
    InstrumentFile file;
    file.path = "sample.vms";
    file.tables = {table_of("Pb4f scan", drawn_spectrum(lead, random)),
                   table_of("I3d scan", drawn_spectrum(iodine, random))};
    return file;
}

XpsAnalysisOptions options_for_both() {
    XpsAnalysisOptions options;
    options.levels = {{"Pb 4f"}, {"I 3d"}};
    return options;
}

TEST(XpsAnalysis, FindsShiftAndCompositionWhateverTheCharge) {
    XpsAnalysisOptions options = options_for_both();
    options.internal = "I 3d";
    const std::vector<InstrumentFile> files{sample(0, 0, 1), sample(0.9, -0.15, 2)};
    const XpsResult result = analyse_xps(files, options);
    ASSERT_EQ(result.shifts.size(), 1U);
    EXPECT_NEAR(result.shifts[0].shift.shift.value, -0.15, 5 * result.shifts[0].shift.shift.error);
    EXPECT_LT(result.shifts[0].shift.shift.error, 0.03);
    ASSERT_EQ(result.compositions.size(), 2U);
    EXPECT_NEAR(result.compositions[0].shares[1].value, 0.75,
                5 * result.compositions[0].shares[1].error);
    const Analysis analysis = describe(result);
    EXPECT_NEAR(estimate_of(analysis, "pb4f_file2_shift").value, -0.15, 0.1);
    EXPECT_NEAR(estimate_of(analysis, "pb4f_position").value, 138.4, 0.05);
    EXPECT_NEAR(estimate_of(analysis, "i3d_atomic_percent").value, 75, 2);
    EXPECT_EQ(analysis.plots.size(), 8U);
    EXPECT_THAT(analysis.summary, HasSubstr("shift of Pb 4f"));
    EXPECT_THAT(analysis.warnings, Contains(HasSubstr("repeatability")));
}

TEST(XpsAnalysis, GivesNoNumbersOfAFitThatDidNotSettle) {
    XpsResult result = analyse_xps(std::vector{sample(0, 0, 1)}, options_for_both());
    ASSERT_TRUE(describe(result).settled);
    result.levels.back().fit.termination = Termination::ran_out;
    const Analysis analysis = describe(result);
    EXPECT_FALSE(analysis.settled);
    EXPECT_TRUE(analysis.estimates.empty());
    EXPECT_THAT(analysis.summary, HasSubstr("did not settle"));
    EXPECT_EQ(analysis.plots.size(), 4U) << "residuals show why";
}

TEST(XpsAnalysis, ALineThatIsNotThereHasNoPositionShiftOrShare) {
    InstrumentFile bare = sample(0, 0, 1);
    std::mt19937 random(8);
    TrueSpectrum noise{.low = 130, .high = 140, .level = 1000, .doublets = {}};
    bare.tables.push_back(table_of("P2p scan", drawn_spectrum(noise, random)));
    XpsAnalysisOptions options = options_for_both();
    options.levels.push_back({"P 2p"});
    options.internal = "I 3d";
    const std::vector files{bare, bare};
    const XpsResult result = analyse_xps(files, options);
    ASSERT_EQ(result.shifts.size(), 1U);
    EXPECT_EQ(result.shifts[0].level, "Pb 4f");
    EXPECT_EQ(result.compositions[1].names.size(), 2U);
    const Analysis analysis = describe(result);
    for (const Estimate& one : analysis.estimates)
        EXPECT_FALSE(one.id.starts_with("p2p")) << one.id;
    EXPECT_NEAR(estimate_of(analysis, "i3d_atomic_percent").value, 75, 2);
    EXPECT_NEAR(estimate_of(analysis, "pb4f_file2_shift").value, 0, 1e-9);
    EXPECT_THAT(analysis.warnings, Contains(HasSubstr("No line P 2p")));
    options.internal = "P 2p";
    EXPECT_THROW(analyse_xps(files, options), InputError);
    options.internal = "";
    options.reference = XpsReference{"P 2p", 133};
    EXPECT_THROW(analyse_xps(files, options), InputError);
    options.levels = {{"P 2p"}};
    options.reference.reset();
    const Analysis alone = describe(analyse_xps(std::vector{bare}, options));
    EXPECT_TRUE(alone.estimates.empty());
    EXPECT_EQ(alone.summary, "No line stands above the noise.");
}

TEST(XpsAnalysis, MovesPositionsToAReferenceAndSaysThatItIsContested) {
    XpsAnalysisOptions options = options_for_both();
    options.reference = XpsReference{"I 3d", 619.3};
    const Analysis analysis = describe(analyse_xps(std::vector{sample(0.9, 0, 3)}, options));
    EXPECT_NEAR(estimate_of(analysis, "pb4f_position").value, 138.4, 0.05);
    EXPECT_NEAR(estimate_of(analysis, "i3d_position").value, 619.3, 1e-9);
    EXPECT_THAT(analysis.warnings, Contains(HasSubstr("no fixed binding energy")));
}

TEST(XpsAnalysis, FindsSpectraByNameOrWindow) {
    InstrumentFile file = sample(0, 0, 4);
    EXPECT_EQ(find_xps_spectrum(file, {"Pb 4f"}, {}).name, "Pb4f scan");
    file.tables[0].name = "region 1";
    file.tables[1].name = "region 2";
    EXPECT_EQ(find_xps_spectrum(file, {"I 3d", std::pair(615.0, 635.0)}, {}).name, "region 2");
    EXPECT_THROW(find_xps_spectrum(file, {"I 3d"}, {}), InputError);
    EXPECT_THROW(find_xps_spectrum(file, {"I 3d", std::pair(300.0, 310.0)}, {}), InputError);
}

TEST(XpsAnalysis, RefusesWhatIsNotFitted) {
    const std::vector<InstrumentFile> files{sample(0, 0, 5), sample(0, 0, 6)};
    EXPECT_THROW(analyse_xps(files, {}), InputError);
    XpsAnalysisOptions options = options_for_both();
    options.internal = "Cs 3d";
    EXPECT_THROW(analyse_xps(files, options), InputError);
    options.internal = "";
    options.reference = XpsReference{"C 1s", 284.8};
    EXPECT_THROW(analyse_xps(files, options), InputError);
    options.reference.reset();
    options.sensitivities = {{"Pb 4f", -1}};
    EXPECT_THROW(analyse_xps(files, options), InputError);
}

TEST(XpsAnalysis, ALevelThatTheSpectrumDoesNotReachIsRefused) {
    InstrumentFile file = sample(0, 0, 1);
    file.tables.erase(file.tables.begin());  // I 3d alone, from 612 to 640 eV
    XpsAnalysisOptions options;
    options.levels = {{"Pb 4f"}};
    try {
        (void)analyse_xps(std::vector{file}, options);
        FAIL() << "it was fitted";
    } catch (const InputError& error) {
        EXPECT_EQ(error.where().file, "sample.vms");
        EXPECT_THAT(error.message(), HasSubstr("Pb 4f lies at about 13"));
        EXPECT_THAT(error.hint(), HasSubstr("Pb 4f=LOW:HIGH"));
    }
    options.levels = {{"Pb 4f", std::pair(612.0, 640.0)}};
    EXPECT_NO_THROW((void)analyse_xps(std::vector{file}, options));
}

TEST(XpsAnalysis, AreasHaveTheUnitOfTheIntensity) {
    InstrumentFile file = sample(0, 0, 1);
    XpsAnalysisOptions options;
    options.levels = {{"Pb 4f"}};
    const auto unit = [&] {
        return estimate_of(describe(analyse_xps(std::vector{file}, options)), "pb4f_area").unit;
    };
    EXPECT_EQ(unit(), "counts eV");
    file.tables[0].columns[1].unit = "counts/s";
    EXPECT_EQ(unit(), "counts/s eV");
    file.tables[0].columns[1].unit = "";
    for (double& value : file.tables[0].columns[1].values) value += 0.5;
    EXPECT_EQ(unit(), "intensity eV");
}

}  // namespace
}  // namespace anchorite::measurement
