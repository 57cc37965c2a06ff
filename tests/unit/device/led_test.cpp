// LED figures against curves worked out by hand.
#include "anchorite/device/led.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <numbers>

#include "anchorite/base/error.hpp"
#include "anchorite/device/constants.hpp"
#include "anchorite/device/current_split.hpp"
#include "anchorite/device/profiles.hpp"
#include "support/reference_devices.hpp"

using namespace anchorite;

namespace {

device::SweepPoint point(double voltage, double current, double radiative) {
    device::SweepPoint made;
    made.voltage = voltage;
    made.current = current;
    made.termination = Termination::converged;
    made.balance.current = current;
    made.balance.layers = {{}, {.radiative = radiative}, {}};
    made.balance.radiative = radiative;
    return made;
}

constexpr double hc = 1.98644586e-25;  // [J m]

void show(const char* what, double asked, double measured) {
    std::printf("%-44s asked %.9g measured %.9g\n", what, asked, measured);
}

device::LedPoint lit(double voltage, double current, double external) {
    device::LedPoint made;
    made.voltage = voltage;
    made.current = current;
    made.converged = true;
    made.external = external;
    made.radiance = external * current;  // of an emitter of pi watts an ampere
    made.luminance = 2 * made.radiance;
    return made;
}

}  // namespace

TEST(Led, RadianceOfTheRecordDeviceNeedsItsCurrent) {
    // Chen et al. 2025: 119 037 mW/(sr m^2) at 693 nm; Lambertian: J EQE = L pi q lambda / (hc)
    device::Sweep sweep;
    sweep.points = {point(4, 1045, 1045)};
    const auto points =
        device::led_points(sweep, {.out = {.outcoupling = 0.2, .photon_energy = hc / 693e-9}});
    const double asked = 0.2 * 1045 * hc / 693e-9 / 1.602176634e-19 / std::numbers::pi;
    show("radiance at J EQE = 209 A/m2 [W/(sr m2)]", 119.037, points[0].radiance);
    EXPECT_NEAR(points[0].radiance, asked, 1e-9 * asked);
    EXPECT_NEAR(points[0].radiance, 119.037, 0.001 * 119.037);
    EXPECT_DOUBLE_EQ(points[0].external.value(), 0.2);
    EXPECT_DOUBLE_EQ(points[0].internal.value(), 1);
}

TEST(Led, FiguresOfOnePointFollowTheirDefinitions) {
    device::Sweep sweep;
    sweep.points = {point(2, 100, 80)};
    device::LightPath path;
    path.yield = 0.5;
    path.out = {0.25, 2 * constants::electronvolt, 10, 1.25};
    const auto led = device::led_points(sweep, path).front();
    // photons out 0.25 x 0.5 x 80 = 10 A/m^2, times 2 V = 20 W/m^2
    EXPECT_DOUBLE_EQ(led.internal.value(), 0.4);
    EXPECT_DOUBLE_EQ(led.external.value(), 0.1);
    EXPECT_DOUBLE_EQ(led.wall_plug.value(), 20.0 / 200);
    EXPECT_DOUBLE_EQ(led.power_efficiency.value(), 1);
    EXPECT_DOUBLE_EQ(led.radiance, 20 / (std::numbers::pi * 1.25));
    EXPECT_DOUBLE_EQ(led.luminance, 10 * led.radiance);
    EXPECT_DOUBLE_EQ(led.current_efficiency.value(), led.luminance / 100);
}

TEST(Led, OnlyTheEmittersCountAndOutcouplingFollowsThePoint) {
    device::Sweep sweep;
    sweep.points = {point(2, 100, 80), point(3, 200, 100)};
    sweep.points[1].balance.layers[0].radiative = 40;
    sweep.points[1].balance.radiative = 140;
    device::LightPath path{.emitters = {1}, .out = {.photon_energy = 1e-19}};
    path.out_at = [](std::size_t i) {
        return device::LightOut{i == 0 ? 0.2 : 0.1, 1e-19, i == 0 ? 10.0 : 20.0, 1};
    };
    const auto led = device::led_points(sweep, path);
    EXPECT_DOUBLE_EQ(led[0].external.value(), 0.16);
    EXPECT_DOUBLE_EQ(led[1].external.value(), 0.05);
    EXPECT_DOUBLE_EQ(led[0].luminance, 10 * led[0].radiance);
    EXPECT_DOUBLE_EQ(led[1].luminance, 20 * led[1].radiance);
    path.emitters = {};
    EXPECT_DOUBLE_EQ(device::led_points(sweep, path)[1].external.value(), 0.07);
    path.emitters = {3};
    EXPECT_THROW(device::led_points(sweep, path), InputError);
}

TEST(Led, PointsThatFailedAndCurrentsThatAreNotPositiveHaveNoEfficiency) {
    device::Sweep sweep;
    sweep.points = {point(0, 0, 0), point(1, 5, 4), point(2, -1, 0)};
    sweep.points[1].termination = Termination::ran_out;
    const auto led = device::led_points(sweep, {.out = {.photon_energy = 1e-19}});
    for (const auto& one : led) EXPECT_FALSE(one.external.has_value());
    EXPECT_FALSE(led[1].converged);
    EXPECT_EQ(led[1].radiance, 0);
}

TEST(Led, TurnOnVoltagesAreReadOnTheLogarithmAndDiffer) {
    // radiance 1e-3, 1e-1, 10 at 1, 2, 3 V: exponential, a decade every half volt
    std::vector<device::LedPoint> points{lit(1, 1e-2, 0.1), lit(2, 1, 0.1), lit(3, 100, 0.1)};
    const auto figures = device::led_figures(points, {.radiance = 1, .luminance = 0.02});
    show("turn-on at a radiance of 1 W/(sr m2) [V]", 2.5, figures.turn_on_radiance.value());
    show("turn-on at a luminance of 0.02 cd/m2 [V]", 1.5, figures.turn_on_luminance.value());
    EXPECT_NEAR(figures.turn_on_radiance.value(), 2.5, 1e-12);
    EXPECT_NEAR(figures.turn_on_luminance.value(), 1.5, 1e-12);
    const auto never = device::led_figures(points, {.radiance = 11, .luminance = 1e-9});
    EXPECT_FALSE(never.turn_on_radiance.has_value());
    EXPECT_FALSE(never.turn_on_luminance.has_value()) << "lit from the start";
}

TEST(Led, RollOffIsReadBeyondTheMaximum) {
    std::vector<device::LedPoint> points{lit(1, 1, 0.05), lit(2, 10, 0.2), lit(3, 100, 0.19),
                                         lit(4, 1000, 0.15), lit(5, 10000, 0.05)};
    points.insert(points.begin() + 2, lit(2.5, 30, 0.9));
    points[2].converged = false;  // a point that failed cannot be the maximum
    const auto figures = device::led_figures(points);
    ASSERT_TRUE(figures.best.has_value());
    EXPECT_DOUBLE_EQ(figures.best->external, 0.2);
    EXPECT_DOUBLE_EQ(figures.best->voltage, 2);
    EXPECT_DOUBLE_EQ(figures.best->current, 10);
    EXPECT_FALSE(figures.best->at_end);
    // 0.18 is a quarter of the way from 0.19 to 0.15, 0.10 half way from 0.15 to 0.05
    show("J at 90 % of the maximum EQE [A/m2]", std::pow(10, 2.25), *figures.first_roll_off);
    show("J at 50 % of the maximum EQE [A/m2]", std::pow(10, 3.5), *figures.second_roll_off);
    EXPECT_NEAR(*figures.first_roll_off, std::pow(10, 2.25), 1e-9);
    EXPECT_NEAR(*figures.second_roll_off, std::pow(10, 3.5), 1e-9);
    std::reverse(points.begin(), points.end());
    EXPECT_NEAR(*device::led_figures(points).first_roll_off, std::pow(10, 2.25), 1e-9)
        << "a sweep downwards";
}

TEST(Led, EfficiencyOfRoundOffIsNoMaximum) {
    // an ideal diode: at no bias light and current are what rounding leaves of zero
    std::vector<device::LedPoint> points{lit(0, 1e-35, 0.9), lit(0.2, 1e-18, 0.25), lit(2, 10, 0.2),
                                         lit(3, 100, 0.1)};
    const auto best = device::led_figures(points).best.value();
    EXPECT_DOUBLE_EQ(best.external, 0.2);
    EXPECT_DOUBLE_EQ(best.voltage, 2);
    EXPECT_FALSE(best.at_end);
    points.resize(2);
    EXPECT_FALSE(device::led_figures(points).best.has_value());
    // what the eye sees counts, however few watts it is
    points[1].luminance = 0.01;
    EXPECT_TRUE(device::led_figures(points).best.value().at_end);
}

TEST(Led, ReverseBiasGivesOffNoLight) {
    device::Sweep sweep;
    sweep.points = {point(-5, -1e-20, -1e-20), point(1e-9, 1e-20, -1e-20)};
    const auto led = device::led_points(sweep, {.out = {.photon_energy = 1e-19, .efficacy = 1}});
    for (const auto& one : led) {
        EXPECT_EQ(one.radiance, 0);
        EXPECT_EQ(one.luminance, 0);
        EXPECT_EQ(one.radiative, -1e-20);
    }
    EXPECT_EQ(led[1].external.value(), 0);
}

TEST(Led, MaximumAtTheEndSaysSo) {
    const auto figures = device::led_figures({lit(1, 1, 0.05), lit(2, 10, 0.2)});
    EXPECT_TRUE(figures.best.value().at_end);
    EXPECT_FALSE(figures.first_roll_off.has_value());
    EXPECT_FALSE(device::led_figures({}).best.has_value());
}

TEST(Led, RefusesWhatCannotBe) {
    const device::Sweep sweep;
    EXPECT_THROW(device::led_points(sweep, {}), InputError) << "no photon energy";
    EXPECT_THROW(device::led_points(sweep, {.yield = 1.1, .out = {.photon_energy = 1}}),
                 InputError);
    EXPECT_THROW(device::led_points(sweep, {.out = {.photon_energy = 1, .pattern = 0}}),
                 InputError);
    EXPECT_THROW(device::led_figures({}, {.radiance = 0}), InputError);
    EXPECT_THROW(device::led_figures({}, {.first_roll_off = 1.5}), InputError);
}

TEST(Led, SplitOfASolvedCurrentAddsUp) {
    auto device = test::reference_device("31");
    device::SweepOptions options;
    options.keep_states = true;
    const auto sweep = device::sweep(device, {2, 3}, options);
    for (std::size_t i = 0; i < 2; ++i) {
        ASSERT_EQ(sweep.points[i].termination, Termination::converged);
        const auto parts = device::current_split(sweep.points[i].balance);
        double sum = 0;
        for (const auto& part : parts) sum += part.current;
        const double current = sweep.points[i].balance.current;
        std::printf("case 31 at %g V: parts / current - 1 asked < 1e-8 measured %.2e\n",
                    sweep.points[i].voltage, sum / current - 1);
        EXPECT_NEAR(sum / current, 1, 1e-8);
        EXPECT_GT(device::total(parts, device::Loss::bulk_traps), 0);
    }
}

TEST(Led, PlacesShareWhatIsMadeBetweenThem) {
    const std::vector<double> places{1, 2, 4};
    std::vector<double> shares(3, 0);
    device::share_between(places, 2.5, 3, 1, shares);  // middle 2.75, three eighths of the way
    EXPECT_DOUBLE_EQ(shares[1], 0.625);
    EXPECT_DOUBLE_EQ(shares[2], 0.375);
    shares.assign(3, 0);
    device::share_between(places, 0, 5, 10, shares);  // 2 a unit of length
    EXPECT_DOUBLE_EQ(shares[0], 2 + 1);
    EXPECT_DOUBLE_EQ(shares[1], 1 + 2);
    EXPECT_DOUBLE_EQ(shares[2], 2 + 2);
    shares.assign(3, 0);
    device::share_between(places, 4, 6, 1, shares);
    EXPECT_DOUBLE_EQ(shares[2], 1);
}

TEST(Led, EmissionZoneHoldsAllTheLight) {
    const auto device = test::reference_device("40");
    device::SweepOptions options;
    options.keep_states = true;
    const auto sweep = device::sweep(device, {4}, options);
    ASSERT_EQ(sweep.points[0].termination, Termination::converged);
    const auto& model = sweep.models[0];
    const auto fine = device::emission_zone(model, sweep.states[0], 1, 200);
    const auto coarse = device::emission_zone(model, sweep.states[0], 1, 10);
    double share = 0;
    double centre = 0;
    for (std::size_t i = 0; i < fine.weights.size(); ++i) {
        share += fine.weights[i];
        centre += fine.weights[i] * fine.positions[i];
    }
    EXPECT_NEAR(share, 1, 1e-12);
    EXPECT_NEAR(centre, fine.centre, 0.05e-9);
    EXPECT_NEAR(coarse.centre, fine.centre, 1e-15);
    const std::vector<double> places{0, 2e-9, 3e-9, 11e-9, 24e-9, 25e-9};
    const auto shared = device::emission_zone(model, sweep.states[0], 1, 10, places);
    double all = 0, mean = 0;
    for (std::size_t d = 0; d < places.size(); ++d) {
        all += shared.by_place[d];
        mean += shared.by_place[d] * places[d];
    }
    EXPECT_NEAR(all, 1, 1e-12);
    show("mean of the places that share the light [nm]", 1e9 * fine.centre, 1e9 * mean);
    EXPECT_NEAR(mean, fine.centre, 1e-15);
    EXPECT_GT(coarse.weights.front(), coarse.weights.back())
        << "electrons pile up at the hole transport layer in case 40";
    // the integral of the rate over the nodes is the balance's radiative current
    const auto at = device::profiles(model, sweep.states[0]);
    double radiative = 0;
    for (std::size_t i = 0; i < at.position.size(); ++i) {
        radiative += model.charge * model.volume[i] * at.radiative[i];
    }
    show("case 40, 4 V: integral of the profile [A/m2]", sweep.points[0].balance.radiative,
         radiative);
    EXPECT_NEAR(radiative / sweep.points[0].balance.radiative, 1, 1e-12);
    EXPECT_THROW(device::emission_zone(model, sweep.states[0], 3), InputError);
    EXPECT_THROW(device::emission_zone(model, sweep.states[0], 1, 0), InputError);
}

TEST(Led, ProfilesHoldTheCurrentAndTheBias) {
    const auto device = test::reference_device("30");
    device::SweepOptions options;
    options.keep_states = true;
    const auto sweep = device::sweep(device, {0, 3}, options);
    const auto rest = device::profiles(sweep.models[0], sweep.states[0]);
    const auto driven = device::profiles(sweep.models[1], sweep.states[1]);
    // at rest the levels are flat and lie at the work function of the left contact
    for (std::size_t i = 0; i < rest.position.size(); ++i) {
        EXPECT_NEAR(rest.fermi_n[i], rest.fermi_n[0], 1e-9);
        EXPECT_NEAR(rest.fermi_p[i], rest.fermi_n[0], 1e-9);
        EXPECT_NEAR(rest.conduction[i] - rest.valence[i],
                    rest.layer[i] == 0   ? 2.1
                    : rest.layer[i] == 1 ? 1.8
                                         : 2.2,
                    1e-4);
    }
    EXPECT_NEAR(rest.fermi_n[0], -5.3, 1e-4);
    EXPECT_NEAR(driven.fermi_n.back() - driven.fermi_p.front(), 3, 1e-9);
    for (std::size_t i = 0; i < driven.position.size(); ++i) {
        EXPECT_NEAR((driven.current_n[i] + driven.current_p[i]) / sweep.points[1].current, 1, 1e-7);
    }
}
