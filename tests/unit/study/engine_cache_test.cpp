#include "anchorite/study/engine_cache.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/output_file.hpp"
#include "anchorite/base/text_file.hpp"
#include "anchorite/molecule/read.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::study {
namespace {

molecule::XtbResult example() {
    molecule::XtbResult result;
    result.positions = molecule::Positions(3, 3);
    result.positions << 0.1, 0.96 / 3, -0.24, 1e-9, -1.0 / 7, 0.93, 0, 12345.678901234567, -1;
    result.energy = -13289.123456789012;
    result.charges = Eigen::Vector3d(-0.5651234567, 0.28256, 0.28256);
    result.dipole = {0.1, -0.2, 1.0 / 3.0};
    result.steps = 12;
    return result;
}

TEST(EngineCache, EntryTextKeepsEveryDigit) {
    const auto result = example();
    const auto read = parse_cache_entry(cache_entry_text(result), 3);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->positions, result.positions);
    EXPECT_EQ(read->energy, result.energy);
    EXPECT_EQ(read->charges, result.charges);
    EXPECT_EQ(read->dipole, result.dipole);
    EXPECT_EQ(read->steps, 12);
}

TEST(EngineCache, KeepsApartConvergedAndRanOut) {
    auto result = example();
    result.termination = Termination::ran_out;
    EXPECT_EQ(parse_cache_entry(cache_entry_text(result), 3)->termination, Termination::ran_out);
}

TEST(EngineCache, EveryDamagedByteIsNoticed) {
    const std::string text = cache_entry_text(example());
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string damaged = text;
        damaged[i] = static_cast<char>(damaged[i] ^ 1);
        const auto read = parse_cache_entry(damaged, 3);
        if (read) {  // white space between tokens may change, values may not
            EXPECT_EQ(read->positions, example().positions) << "byte " << i;
            EXPECT_EQ(read->energy, example().energy) << "byte " << i;
        }
    }
    for (std::size_t length = 0; length + 2 < text.size(); length += 7) {
        EXPECT_FALSE(parse_cache_entry(text.substr(0, length), 3)) << "cut at " << length;
    }
    EXPECT_FALSE(parse_cache_entry(text, 4)) << "another number of atoms";
}

class EngineCacheOnDisk : public testing::Test {
protected:
    test::TemporaryFolder temporary;
    std::filesystem::path folder = temporary / "cache";
    EngineCache cache{folder};
    molecule::Molecule water = molecule::from_smiles("O", "water");
    molecule::Positions start = (molecule::Positions(3, 3) << 0, 0.96, -0.24,  //
                                 0, 0, 0.93,                                   //
                                 0, 0, 0)
                                    .finished();
};

TEST_F(EngineCacheOnDisk, SecondRunReadsWhatTheFirstWrote) {
    const auto first = cache.optimise(water, start, {});
    const auto file = cache.entry(water, start, {});
    ASSERT_TRUE(std::filesystem::exists(file));
    auto planted = first;
    planted.energy = -1;  // recognisable: nothing computes this
    write_file(file, cache_entry_text(planted));
    EXPECT_EQ(cache.optimise(water, start, {}).energy, -1);
}

TEST_F(EngineCacheOnDisk, DamagedEntryIsComputedAgainAndRewritten) {
    const auto first = cache.optimise(water, start, {});
    const auto file = cache.entry(water, start, {});
    for (const std::string& rubbish :
         {std::string(), std::string("{}"), std::string("not json"), std::string(3, '\0')}) {
        write_file(file, rubbish);
        EXPECT_NEAR(cache.optimise(water, start, {}).energy, first.energy, 1e-6);
        EXPECT_TRUE(parse_cache_entry(read_text_file(file), 3).has_value());
    }
}

TEST_F(EngineCacheOnDisk, AFolderThatCannotBeWrittenDoesNotStopTheRun) {
    const EngineCache nowhere("/proc/anchorite-no-such-folder");
    EXPECT_LT(nowhere.optimise(water, start, {}).energy, 0);
}

TEST_F(EngineCacheOnDisk, EntryDependsOnStartAndOptions) {
    const auto file = cache.entry(water, start, {});
    molecule::Positions moved = start;
    moved(0, 0) += 1e-4;
    EXPECT_NE(file, cache.entry(water, moved, {}));
    EXPECT_NE(file, cache.entry(water, start, {.max_steps = 7}));
    EXPECT_EQ(file, cache.entry(water, start, {}));
}

}  // namespace
}  // namespace anchorite::study
