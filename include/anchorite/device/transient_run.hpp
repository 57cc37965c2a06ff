#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/base/progress.hpp"
#include "anchorite/device/course_figures.hpp"
#include "anchorite/device/from_stack.hpp"
#include "anchorite/device/stack_light.hpp"
#include "anchorite/device/transient.hpp"

namespace anchorite::device {

/// One course of the source that [transient] asks for.
struct Course {
    enum class Kind { corners, pulse, scan };
    Kind kind = Kind::corners;
    std::string name;  ///< "pulse", "0.1 V/s"
    bool current_source = false;
    std::vector<Corner> corners;
    double rate = 0;          ///< of a scan [V/s]
    double largest_step = 0;  ///< of the solver, so that a scan is drawn finely enough [s]
};

/// The courses of a stack file's [transient], one a rate of its scan.
std::vector<Course> courses_of(const stack::TransientSettings& settings);

/// What the device does in one course.
struct CourseResult {
    Course course;
    Transient transient;                    ///< ends early where the solver ran out of steps
    std::vector<double> radiance;           ///< along the normal, at each time; empty without light
    std::vector<double> luminance;          ///< [cd/m^2]
    std::optional<PulseTimes> light_times;  ///< of a pulse's radiance
    std::optional<PulseTimes> voltage_times;  ///< of a pulse's voltage where a current is held
    std::optional<Loop> loop;                 ///< of a scan's current
    std::string failure;                      ///< why it did not reach its end; empty: it did
};

/// Runs the courses of [transient]; light follows the recombination zone at every time. A course
/// that does not get to its end says so and keeps what it has.
/// @throws InputError  the stack file has no [transient]
/// @throws Cancelled   `progress` returned false
std::vector<CourseResult> run_transients(const stack::Stack& description, const StackDevice& built,
                                         const StackLight* light,
                                         const ProgressCallback& progress = {});

}  // namespace anchorite::device
