#pragma once

#include <string>

#include "support/reference_table.hpp"

namespace anchorite::test {

/// A table of tests/data/optics.
inline ReferenceTable optics_table(const std::string& name) {
    return ReferenceTable(ANCHORITE_TEST_DATA "/optics/" + name);
}

}  // namespace anchorite::test
