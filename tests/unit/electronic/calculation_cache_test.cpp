#include "anchorite/electronic/calculation_cache.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"
#include "fake_engine.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::electronic {
namespace {

/// Two folders, the first to write to.
struct Caches {
    test::TemporaryFolder folder;
    FakeEngine engine;
    Calculation calculation = fake_calculation();
    CalculationCache both{{folder / "own", folder / "shipped"}};
    CalculationCache own{{folder / "own"}};
    CalculationCache shipped{{folder / "shipped"}};

    [[nodiscard]] EngineResult result(const std::string& version, double energy = -100) const {
        EngineResult result;
        result.engine = "fake";
        result.version = version;
        result.termination = Termination::converged;
        result.energy = energy;
        result.positions = Eigen::Matrix3Xd::Zero(3, 1);
        return result;
    }
    [[nodiscard]] std::filesystem::path entry(const std::string& version) const {
        return folder /
               ("own/fake-" + version + "-" + calculation_key(engine, calculation) + ".json");
    }
};

TEST(CalculationCache, FindsExactlyTheVersionAskedFor) {
    const Caches test;
    EXPECT_FALSE(test.both.find(test.engine, test.calculation, "1.0"));
    test.both.keep(test.engine, test.calculation, test.result("1.0"));
    EXPECT_EQ(test.both.find(test.engine, test.calculation, "1.0")->energy, -100);
    EXPECT_FALSE(test.both.find(test.engine, test.calculation, "1.1"));
    EXPECT_TRUE(std::filesystem::exists(test.entry("1.0")));
}

TEST(CalculationCache, FindsTheNewestWithoutAVersion) {
    const Caches test;
    test.own.keep(test.engine, test.calculation, test.result("1.9", -9));
    test.shipped.keep(test.engine, test.calculation, test.result("1.10", -10));
    EXPECT_EQ(test.both.find(test.engine, test.calculation, {})->energy, -10);
    test.own.keep(test.engine, test.calculation, test.result("1.10"));
    EXPECT_EQ(test.both.versions(test.engine), (std::vector<std::string>{"1.10", "1.9"}));
    EXPECT_TRUE(CalculationCache().versions(test.engine).empty());
}

TEST(CalculationCache, WritesToTheFirstFolderOnly) {
    const Caches test;
    test.both.keep(test.engine, test.calculation, test.result("1.0"));
    EXPECT_FALSE(std::filesystem::exists(test.folder / "shipped"));
    test.shipped.keep(test.engine, test.calculation, test.result("2.0"));
    EXPECT_TRUE(test.both.find(test.engine, test.calculation, "2.0"));
}

TEST(CalculationCache, TellsCalculationsApart) {
    const Caches test;
    test.own.keep(test.engine, test.calculation, test.result("1.0"));
    EXPECT_FALSE(test.own.find(test.engine, fake_calculation("other"), {}));
    EXPECT_NE(calculation_key(test.engine, fake_calculation("other")),
              calculation_key(test.engine, test.calculation));
    EXPECT_EQ(calculation_key(test.engine, test.calculation).size(), 64U);
}

TEST(CalculationCache, TakesDamagedEntriesForAbsent) {
    const Caches test;
    test.own.keep(test.engine, test.calculation, test.result("1.0"));
    const std::string whole = read_bytes(test.entry("1.0"));
    std::string changed = whole;
    changed.replace(changed.find("-100"), 4, "-101");
    for (const std::string& text : {changed, whole.substr(0, whole.size() / 2), std::string()}) {
        std::ofstream(test.entry("1.0")) << text;
        EXPECT_FALSE(test.own.find(test.engine, test.calculation, "1.0"));
    }
    test.own.keep(test.engine, test.calculation, test.result("1.0"));
    EXPECT_TRUE(test.own.find(test.engine, test.calculation, "1.0"));
}

TEST(CalculationCache, TakesAnEntryUnderAnotherNameForAbsent) {
    const Caches test;
    test.own.keep(test.engine, test.calculation, test.result("1.0"));
    std::filesystem::rename(test.entry("1.0"), test.entry("2.0"));
    EXPECT_FALSE(test.own.find(test.engine, test.calculation, {}));
}

TEST(CalculationCache, SaysWhereItCannotWrite) {
    const Caches test;
    (void)test.folder.write("own", "a file");
    EXPECT_THROW(test.own.keep(test.engine, test.calculation, test.result("1.0")), RunError);
    const CalculationCache none;
    none.keep(test.engine, test.calculation, test.result("1.0"));
    EXPECT_FALSE(none.find(test.engine, test.calculation, {}));
}

}  // namespace
}  // namespace anchorite::electronic
