#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "anchorite/base/progress.hpp"
#include "anchorite/device/curve_data.hpp"
#include "anchorite/device/stack_light.hpp"
#include "anchorite/stack/scan_axis.hpp"

namespace anchorite::device {

/// A key of a stack file that takes a parameter's value.
struct FreeKey {
    stack::ScanAxis axis;
    std::size_t parameter = 0;  ///< number of the parameter
};

/// A stack whose free keys get values.
struct FitDevice {
    stack::Stack description;
    std::vector<FreeKey> free = {};
};

/// The stack with the free keys set. @throws InputError  a value that the file could not have
stack::Stack stack_at(const FitDevice& device, std::span<const double> values);

/// Where a curve is wanted.
struct FitGrid {
    Abscissa abscissa = Abscissa::voltage;
    std::vector<double> at;  ///< rising or falling throughout [V] or [A/m^2]
    bool adapt = false;      ///< nodes follow the solution: exact, but not smooth in the values
    int refinement = 1;      ///< times the stack file's cells of a layer
};

/// Observable numbers of one point; SI.
struct PointFigures {
    double voltage = 0;
    double current = 0;
    double radiance = 0;
    double luminance = 0;
    double efficiency = 0;  ///< EQE; 0 without current
};

/// The number that a curve shows.
double figure(const PointFigures& figures, Measured measured);

/// A solved curve with all that its derivatives need.
struct Response {
    StackDevice built;
    std::optional<StackLight> light;
    Sweep sweep;                       ///< with models and states
    std::vector<PointFigures> points;  ///< one for each of FitGrid::at
    std::string failure;               ///< why there is no curve; empty: it is whole
    [[nodiscard]] bool good() const { return failure.empty(); }
};

/// Solves the device at every place of the grid. Voltages that give stated
/// currents are found by Newton's method on ln J.
/// @param light  the stack's light if the values do not change it; null: it is computed
/// @throws InputError  what the stack file cannot have
/// @throws Cancelled   `progress` returned false
Response respond(const FitDevice& device, std::span<const double> values, const FitGrid& grid,
                 const StackLight* light = nullptr, const ProgressCallback& progress = {});

}  // namespace anchorite::device
