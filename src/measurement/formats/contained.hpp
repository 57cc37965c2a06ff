#pragma once

#include "anchorite/measurement/formats/format.hpp"

namespace anchorite::measurement {

/// Reads a file in a process of its own, for formats whose library may crash, hang or allocate
/// without end on damaged files (HDF5 1.10, xylib). The child can neither open nor
/// write a file; its processor time and memory are limited. What it read comes back over a pipe.
/// @throws InputError  what `read` throws; or the library crashed, or took more than its share
/// @throws RunError    no process can be started
InstrumentFile read_contained(const RawFile& file, const TextLayout& layout,
                              InstrumentFile (*read)(const RawFile&, const TextLayout&));

}  // namespace anchorite::measurement
