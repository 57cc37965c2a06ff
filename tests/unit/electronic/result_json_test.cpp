#include "anchorite/electronic/result_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::electronic {
namespace {

using testing::HasSubstr;

EngineResult example_result() {
    EngineResult result;
    result.engine = "cp2k";
    result.version = "2023.1";
    result.termination = Termination::ran_out;
    result.message = "why";
    result.warnings = {"one", "two"};
    result.energy = -468.58749157443685;
    result.scf_steps = 7;
    result.relax_steps = 3;
    result.max_force = 0.1 / 3;
    result.states = {{-1.0 / 3, 2, 0.25}, {1e-17, 0, 0.25}};
    result.projections = {{"Pb1", {"s", "pz"}, Eigen::MatrixXd(2, 2)}};
    result.projections[0].weights << 0.123456, -0.00001, 1, 0;
    result.charges = Eigen::Vector2d(0.1, -0.1);
    result.positions = Eigen::Matrix3Xd::Random(3, 2);
    const double none = std::nan("");
    result.potential = {{-1.5, 0.7, 23, Eigen::Vector3d(1, 2, 3)},
                        {none, none, 0, Eigen::Vector3d::Constant(none)}};
    result.cost = {100.25, 50, 1e9, 2};
    return result;
}

TEST(ResultJson, GivesEverythingBackToTheLastDigit) {
    const EngineResult kept = example_result();
    const EngineResult read =
        parse_result_json(nlohmann::ordered_json::parse(result_json(kept).dump()));
    EXPECT_EQ(read.engine, kept.engine);
    EXPECT_EQ(read.version, kept.version);
    EXPECT_EQ(read.termination, kept.termination);
    EXPECT_EQ(read.message, kept.message);
    EXPECT_EQ(read.warnings, kept.warnings);
    EXPECT_EQ(read.energy, kept.energy);
    EXPECT_EQ(read.scf_steps, 7);
    EXPECT_EQ(read.relax_steps, 3);
    EXPECT_EQ(read.max_force, kept.max_force);
    EXPECT_EQ(read.states[0].energy, kept.states[0].energy);
    EXPECT_EQ(read.states[1].energy, 1e-17);
    EXPECT_EQ(read.states[0].occupation, 2);
    EXPECT_EQ(read.states[1].k_weight, 0.25);
    EXPECT_EQ(read.charges, kept.charges);
    EXPECT_EQ(read.positions, kept.positions);
    EXPECT_EQ(read.cost.processor_seconds, 100.25);
    EXPECT_EQ(read.cost.peak_memory, 1e9);
    EXPECT_EQ(read.cost.threads, 2);
}

TEST(ResultJson, RoundsWeightsToAHundredThousandth) {
    const EngineResult read = parse_result_json(result_json(example_result()));
    ASSERT_EQ(read.projections.size(), 1U);
    EXPECT_EQ(read.projections[0].group, "Pb1");
    EXPECT_EQ(read.projections[0].orbitals, (std::vector<std::string>{"s", "pz"}));
    const double off = (read.projections[0].weights - example_result().projections[0].weights)
                           .cwiseAbs()
                           .maxCoeff();
    EXPECT_LE(off, 5.1e-6);
    EXPECT_GT(off, 0);
}

TEST(ResultJson, KeepsAtomsWithoutASurface) {
    const EngineResult read = parse_result_json(result_json(example_result()));
    ASSERT_EQ(read.potential.size(), 2U);
    EXPECT_EQ(read.potential[0].minimum, -1.5);
    EXPECT_EQ(read.potential[0].minimum_position, Eigen::Vector3d(1, 2, 3));
    EXPECT_EQ(read.potential[1].area, 0);
    EXPECT_TRUE(std::isnan(read.potential[1].minimum));
}

TEST(ResultJson, ReadsResultsWithoutWarnings) {
    auto json = result_json(example_result());
    json.erase("warnings");
    EXPECT_TRUE(parse_result_json(json).warnings.empty());
}

TEST(ResultJson, RefusesWhatIsNoNumber) {
    EngineResult result = example_result();
    result.energy = std::nan("");
    EXPECT_THROW(result_json(result), RunError);
}

TEST(ResultJson, RefusesShapesThatDoNotFit) {
    const auto refusal = [](const char* path, const nlohmann::ordered_json& value) {
        auto json = result_json(example_result());
        json[nlohmann::ordered_json::json_pointer(path)] = value;
        return test::message_of<RunError>([&] { parse_result_json(json); });
    };
    EXPECT_THAT(refusal("/states/occupations", "2"), HasSubstr("1 occupations, where 2"));
    EXPECT_THAT(refusal("/states/energies_eV", "a b"), HasSubstr("'a' is no number"));
    EXPECT_THAT(refusal("/projections/0/weights_1e-5/s", "1 2 3"), HasSubstr("3 weights"));
    EXPECT_THAT(refusal("/energy_eV", "none"), HasSubstr("kept result"));
    auto json = result_json(example_result());
    json.erase("cost");
    EXPECT_THAT(test::message_of<RunError>([&] { parse_result_json(json); }), HasSubstr("cost"));
}

}  // namespace
}  // namespace anchorite::electronic
