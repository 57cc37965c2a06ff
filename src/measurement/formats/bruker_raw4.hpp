#pragma once

#include "anchorite/measurement/formats/format.hpp"

namespace anchorite::measurement {

/// Reads Bruker RAW version 4 (DIFFRAC.SUITE), which Debian 12's xylib 1.6 does not know; the
/// layout is as later versions of that library document it. Coupled scans are read.
/// @throws InputError  truncated, damaged, or without a coupled scan
InstrumentFile read_bruker_raw4(const RawFile& file);

}  // namespace anchorite::measurement
