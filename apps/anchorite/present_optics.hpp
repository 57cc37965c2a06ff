#pragma once

#include <string>

#include "anchorite/optics/run.hpp"

namespace anchorite::app {

/// The optics of a stack as aligned text: efficiency with its interval, where the light goes, what
/// one sees, what each tolerance does.
std::string optics_text(const optics::OpticsResult& result);

/// A scan as a table, at most `rows` lines of it.
std::string scan_text(const optics::ScanResult& scan, std::size_t rows = 60);

}  // namespace anchorite::app
