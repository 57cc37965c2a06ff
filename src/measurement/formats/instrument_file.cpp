#include "anchorite/measurement/formats/instrument_file.hpp"

#include <algorithm>

namespace anchorite::measurement {

std::optional<std::string> InstrumentFile::find(std::string_view key) const {
    const auto found = std::ranges::find(header, key, &HeaderEntry::key);
    if (found == header.end()) return std::nullopt;
    return found->value;
}

}  // namespace anchorite::measurement
