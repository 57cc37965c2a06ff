#pragma once

#include <string>
#include <string_view>

#include "anchorite/measurement/formats/instrument_file.hpp"

namespace anchorite::measurement {

/// A file's content as bytes, for another process on this machine; path and hash are left out.
std::string to_bytes(const InstrumentFile& file);

/// The inverse of to_bytes. @throws InputError  truncated
InstrumentFile from_bytes(std::string_view bytes, const std::string& file);

}  // namespace anchorite::measurement
