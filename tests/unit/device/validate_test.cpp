#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <string>

#include "anchorite/base/error.hpp"
#include "anchorite/device/device.hpp"
#include "support/reference_devices.hpp"

using namespace anchorite;

namespace {

/// What the error says of the reference device 30 after a change.
std::string complaint(const std::function<void(device::Device&)>& change) {
    auto device = test::reference_device("30");
    device.validate();
    change(device);
    try {
        device.validate();
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

bool names(const std::string& message, const std::string& part) {
    return message.find(part) != std::string::npos;
}

}  // namespace

TEST(Validate, NamesTheLayerAndTheValue) {
    EXPECT_TRUE(names(complaint([](auto& d) { d.layers[1].holes.mobility = 0; }), "layer 2"));
    EXPECT_TRUE(names(complaint([](auto& d) { d.layers[1].holes.mobility = 0; }), "mobility is 0"));
    EXPECT_TRUE(names(complaint([](auto& d) { d.layers[0].thickness = -1e-9; }), "thickness"));
    EXPECT_TRUE(names(complaint([](auto& d) { d.layers[2].permittivity = NAN; }), "permittivity"));
    EXPECT_TRUE(
        names(complaint([](auto& d) { d.layers[2].electrons.states = INFINITY; }), "states"));
    EXPECT_TRUE(names(complaint([](auto& d) { d.layers[2].ionisation_energy = 0; }), "affinity"));
    EXPECT_TRUE(names(complaint([](auto& d) { d.layers[0].radiative = -1; }), "radiative"));
}

TEST(Validate, RefusesContactsOutsideTheGap) {
    const auto message = complaint([](auto& d) { d.left.work_function = 5.6 * test::ev; });
    EXPECT_TRUE(names(message, "left contact"));
    EXPECT_TRUE(names(message, "outside the gap"));
    EXPECT_TRUE(names(complaint([](auto& d) { d.right.velocity_hole = 0; }), "right contact"));
}

TEST(Validate, ChecksTrapsIonsAndTheRest) {
    EXPECT_TRUE(names(complaint([](auto& d) { d.layers[1].traps = {test::trap_level(1, 6, 1)}; }),
                      "trap energy"));
    EXPECT_TRUE(names(complaint([](auto& d) { d.layers[1].traps = {test::trap_level(1, 4.5, 0)}; }),
                      "capture"));
    EXPECT_TRUE(names(complaint([](auto& d) { d.ions = {{2, 0, 0, 1e22, 1e-14}}; }), "charge"));
    EXPECT_TRUE(names(complaint([](auto& d) { d.ions = {{1, 0, 9, 1e22, 1e-14}}; }), "last layer"));
    EXPECT_TRUE(names(complaint([](auto& d) { d.ions = {{1, 0, 0, 1e22, 0, 1e21}}; }), "sites"));
    EXPECT_TRUE(names(complaint([](auto& d) { d.interfaces.resize(1); }), "interfaces"));
    EXPECT_TRUE(names(complaint([](auto& d) { d.layers.clear(); }), "no layers"));
    EXPECT_TRUE(names(complaint([](auto& d) { d.temperature = 0; }), "temperature"));
    EXPECT_TRUE(names(complaint([](auto& d) { d.circuit.series = -1; }), "series"));
}
