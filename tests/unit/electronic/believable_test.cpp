#include "anchorite/electronic/believable.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/electronic/atomic_units.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::electronic {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

/// Four electrons in two of four states, bound by 4 eV per atom.
struct Believed {
    Expectation expected{2, 4, -92, 2, false};
    EngineResult result;

    Believed() {
        result.energy = -100;
        result.states = {{-5, 2, 1}, {-4, 2, 1}, {-1, 0, 1}, {1, 0, 1}};
    }
    [[nodiscard]] std::string doubt() const {
        return test::message_of<RunError>([&] { check_believable(result, expected, "run.out"); });
    }
};

TEST(Believable, TakesWhatIsRight) {
    EXPECT_THAT(Believed().doubt(), IsEmpty());
}

TEST(Believable, RefusesEnergiesThatBindTooLittleOrTooMuch) {
    Believed run;
    EXPECT_DOUBLE_EQ(cohesion(run.expected, run.result.energy), 4);
    run.result.energy = -90;
    EXPECT_THAT(run.doubt(), HasSubstr("run.out: not believable, an energy of -90"));
    run.result.energy = -120;
    EXPECT_THAT(run.doubt(), HasSubstr("binds its 2 atoms by 14.00 eV each"));
    run.result.energy = std::nan("");
    EXPECT_THAT(run.doubt(), HasSubstr("not believable"));
}

TEST(Believable, CountsStates) {
    Believed run;
    run.expected.empty_states = 3;
    EXPECT_THAT(run.doubt(), HasSubstr("4 states, where 5 per k-point"));
    run.result.states.clear();
    EXPECT_THAT(run.doubt(), HasSubstr("0 states"));
}

TEST(Believable, CountsStatesOfSeveralPoints) {
    Believed run;
    const auto first = run.result.states;
    run.result.states.insert(run.result.states.end(), first.begin(), first.end());
    for (State& state : run.result.states) state.k_weight = 0.5;
    EXPECT_THAT(run.doubt(), IsEmpty());
}

TEST(Believable, SumsOccupations) {
    Believed run;
    run.result.states[1].occupation = 1.9;
    EXPECT_THAT(run.doubt(), HasSubstr("sum to 3.900000 electrons, where 4 are"));
    run.result.states[1].occupation = 2.5;
    EXPECT_THAT(run.doubt(), HasSubstr("2.5 electrons"));
}

TEST(Believable, ReportsAnOrderThatIsNotAufbau) {
    Believed run;
    std::swap(run.result.states[1].occupation, run.result.states[2].occupation);
    EXPECT_THAT(run.doubt(), HasSubstr("an occupied state at -1.0000 eV is not below an empty one "
                                       "at -4.0000 eV"));
    Believed unsorted;
    unsorted.result.states[2].energy = -4.5;
    EXPECT_THAT(unsorted.doubt(), HasSubstr("state 3 lies 0.5000 eV below state 2"));
}

TEST(Believable, LetsMetalsHaveNoGap) {
    Believed run;
    run.expected.metallic = true;
    run.result.states[1] = {-1, 1.2, 1};
    run.result.states[2] = {-1, 0.8, 1};
    EXPECT_THAT(run.doubt(), IsEmpty());
}

TEST(Believable, RefusesWhatIsNoNumber) {
    Believed run;
    run.result.projections = {{"Pb", {"s"}, Eigen::MatrixXd::Constant(4, 1, std::nan(""))}};
    EXPECT_THAT(run.doubt(), HasSubstr("a weight of Pb that is no number"));
    run.result.projections.clear();
    run.result.charges = Eigen::Vector2d(0, INFINITY);
    EXPECT_THAT(run.doubt(), HasSubstr("a charge that is no number"));
}

}  // namespace
}  // namespace anchorite::electronic
