#include "anchorite/measurement/samples/measured_record.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "anchorite/measurement/check.hpp"
#include "anchorite/measurement/record_structure.hpp"

namespace anchorite::measurement {
namespace {

constexpr const char* text = R"toml(title = "mine"
[[compound]]
name = "TPPO"
smiles = "O=P(c1ccccc1)(c1ccccc1)c1ccccc1"
[[device]]
name = "A"
eqe_max = "20 %"
radiance_max = "100 W/(sr m2)"
plqy = "50 %"
[[luminescence]]
name = "A"
plqy = "90 %"
[[luminescence]]
name = "B, reported"
emitter = "dots"
plqy = "40 %"
lifetime = "40 ns"
average = "amplitude"
[[lifetime]]
name = "A"
t50 = "900 h"
radiance = "1 W/(sr m2)"
[[structure]]
name = "A"
spacing = "6.5 Å"
plane = [1, 0, 0]
[[sample]]
name = "A"
molecule = "TPPO"
emitter = "dots"
)toml";

MadeAnalysis made(const std::string& kind, const std::vector<Estimate>& estimates) {
    MadeAnalysis one;
    one.plan.sample = "A";
    one.plan.where = {"r.toml", 30, 1, {}};
    one.plan.request.kind = kind;
    one.plan.inputs = {{"raw.txt", "aa"}};
    one.how = MadeHow::computed;
    one.analysis.kind = kind;
    one.analysis.estimates = estimates;
    return one;
}

Estimate value(const char* id, double number, const char* unit, double error) {
    return {id, id, number, unit, error};
}

class MeasuredRecord : public ::testing::Test {
protected:
    [[nodiscard]] Record with(std::vector<MadeAnalysis> analyses) const {
        return with_measured(record_, {std::move(analyses)});
    }
    [[nodiscard]] static std::vector<Finding> of_rule(const Record& record, const char* rule) {
        return find_rule(rule).check(record);
    }
    Record record_ = parse_record(text, "r.toml");
};

TEST_F(MeasuredRecord, ComparesWhatIsReportedWithItsFile) {
    const Record merged = with({made("led", {value("largest_efficiency", 20.3, "%", 0.4),
                                             value("most_radiance", 40, "W/(sr m2)", 2)})});
    const auto found = of_rule(merged, "measured");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].subject, "A, largest EQE");
    EXPECT_EQ(found[0].verdict, Verdict::holds);
    EXPECT_EQ(found[0].where.line, 7U);
    EXPECT_EQ(found[0].from, "led of raw.txt");
    EXPECT_EQ(found[1].verdict, Verdict::cannot_be_true);
    ASSERT_EQ(merged.devices.size(), 2U);
    EXPECT_EQ(merged.devices[1].name.value, "A, measured");
    EXPECT_NEAR(merged.devices[1].eqe_max->value, 0.203, 1e-12);
    EXPECT_EQ(merged.devices[1].plqy, 0.5) << "what is not measured stays as reported";
}

TEST_F(MeasuredRecord, ComparesRadiativeRatesOfMeasuredSamples) {
    const Record merged = with({made("plqy", {value("plqy_corrected", 80, "%", 1)}),
                                made("decay", {value("tau_average_amplitude", 40, "ns", 1)})});
    const auto found = of_rule(merged, "rates");
    const auto group =
        std::ranges::find_if(found, [](const Finding& one) { return one.subject == "dots, k_r"; });
    ASSERT_NE(group, found.end()) << "A and B share an emitter";
    EXPECT_EQ(group->verdict, Verdict::doubtful) << "0.8/40 ns against 0.4/40 ns";
    EXPECT_EQ(merged.luminescence.back().plqy->value, 0.8);
    EXPECT_EQ(merged.luminescence.back().average, AverageKind::amplitude);
    ASSERT_EQ(merged.compared.size(), 1U);
    EXPECT_NEAR(merged.compared[0].measured, 80, 1e-9);
    EXPECT_NEAR(*merged.compared[0].error, 1, 1e-9);
}

TEST_F(MeasuredRecord, SetsFringesAgainstDiffraction) {
    const auto verdict = [&](double constant) {
        const auto found =
            of_rule(with({made("xrd", {value("a", constant, "Å", 0.001)})}), "spacing");
        return found.empty() ? Verdict::cannot_be_told : found[0].verdict;
    };
    EXPECT_EQ(verdict(6.49), Verdict::holds);
    EXPECT_EQ(verdict(6.25), Verdict::doubtful);
    EXPECT_EQ(verdict(5.9), Verdict::cannot_be_true);
    EXPECT_TRUE(of_rule(record_, "spacing").empty());
}

TEST_F(MeasuredRecord, SetsThePlaneAgainstItsOwnFringes) {
    // {110} fringes of a cubic lattice of 6.5 Å are the stronger ones, the report is of {100}.
    const MadeAnalysis image =
        made("fringes", {value("d_1", 4.59, "Å", 0.02), value("d_2", 6.48, "Å", 0.02)});
    const MadeAnalysis diffraction = made("xrd", {value("a", 6.5, "Å", 0.001)});
    for (const auto& analyses :
         {std::vector{image, diffraction}, std::vector{diffraction, image}}) {
        const Record merged = with(analyses);
        EXPECT_NEAR(merged.structures.back().spacing->value, 6.48e-10, 1e-15);
        const auto found = of_rule(merged, "spacing");
        ASSERT_EQ(found.size(), 1U);
        EXPECT_EQ(found[0].verdict, Verdict::holds) << found[0].computed;
    }
    EXPECT_NEAR(with({image}).structures.back().spacing->value, 6.48e-10, 1e-15)
        << "nearest to what is reported";
    const MadeAnalysis other = made("fringes", {value("d_1", 5.2, "Å", 0.02)});
    EXPECT_EQ(of_rule(with({other, diffraction}), "spacing").at(0).verdict,
              Verdict::cannot_be_true);
}

TEST_F(MeasuredRecord, ChecksSignalsAndIonsAgainstTheFormula) {
    MadeAnalysis nmr = made("nmr", {});
    nmr.analysis.settings = {{"nucleus", "1H"}};
    nmr.analysis.tables = {
        {"signals", "", {{"shift", "ppm", {7.5, 3.6}}, {"nuclei", "", {12, 9}}}}};
    MadeAnalysis mass = made("mass", {});
    mass.analysis.tables = {
        {"ions", "", {{"ion", "", {}, {"[M+H]+"}}, {"m/z found", "", {279.0933}}}}};
    const Record merged = with({nmr, mass});
    ASSERT_EQ(merged.compounds.size(), 2U);
    const auto integrals = of_rule(merged, "nmr-integrals");
    ASSERT_EQ(integrals.size(), 1U);
    EXPECT_EQ(integrals[0].verdict, Verdict::cannot_be_true) << "21 H where C18H15OP has 15";
    const auto ions = of_rule(merged, "ion-mass");
    ASSERT_FALSE(ions.empty());
    EXPECT_EQ(ions[0].verdict, Verdict::holds);
}

TEST_F(MeasuredRecord, TakesColourAndTraps) {
    const Record merged = with(
        {made("spectrum", {value("peak", 692, "nm", 0.1), value("fwhm", 33, "nm", 0.2),
                           value("cie_x", 0.733, "", 0.001), value("cie_y", 0.267, "", 0.001)}),
         made("sclc", {value("v_tfl_ohmic", 0.7, "V", 0.02)})});
    ASSERT_TRUE(merged.devices.back().cie);
    EXPECT_EQ(merged.devices.back().cie->value[0], 0.733);
    EXPECT_NEAR(*merged.devices.back().peak, 692e-9, 1e-15);
    EXPECT_EQ(merged.trap_fillings.back().voltage.value, 0.7);
    EXPECT_NO_THROW(check(merged));
}

TEST_F(MeasuredRecord, SetsAnExtrapolatedLifetimeAgainstMeasuredLevels) {
    MadeAnalysis traces = made("lifetime", {});
    traces.analysis.tables = {
        {"traces",
         "",
         {{"trace", "", {}, {"a", "b", "c", "d"}},
          {"R0", "", {}, {"100 W/(sr m2)", "50 W/(sr m2)", "25 W/(sr m2)", "10 W/(sr m2)"}},
          {"T50 interpolated [h]", "", {}, {"1", "4", "16", "not reached"}}}}};
    const Record merged = with({traces});
    ASSERT_EQ(merged.lifetimes.size(), 2U);
    EXPECT_EQ(merged.lifetimes[1].levels.size(), 3U);
    EXPECT_EQ(merged.lifetimes[1].levels[1].t50, 4 * 3600);
    const auto found = of_rule(merged, "lifetime-law");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].verdict, Verdict::cannot_be_true) << "n = 2 gives 10,000 h at 1, not 900 h";
}

TEST_F(MeasuredRecord, LeavesOutWhatFailed) {
    MadeAnalysis failed = made("plqy", {value("plqy_corrected", 80, "%", 1)});
    failed.how = MadeHow::failed;
    EXPECT_EQ(with({failed}).luminescence.size(), record_.luminescence.size());
}

}  // namespace
}  // namespace anchorite::measurement
