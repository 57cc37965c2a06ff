#pragma once

#include <functional>

#include "anchorite/measurement/formats/instrument_file.hpp"

namespace anchorite::measurement {

/// Runs an action on a file. An InputError that names no file gets this one's name.
/// @throws InputError  of the action, with a file
void at_file(const InstrumentFile& file, const std::function<void()>& action);

}  // namespace anchorite::measurement
