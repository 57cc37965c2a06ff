#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "anchorite/measurement/formats/format.hpp"

namespace anchorite::measurement {

/// Folder with measured files of others that are not part of the repository.
inline std::filesystem::path shared_folder() {
    const char* named = std::getenv("ANCHORITE_SHARED_DATA");
    if (named != nullptr) return named;
    return ANCHORITE_SOURCE_DIR "/../shared/data/measured";
}

/// A file of that folder; the test is skipped where it is not there.
#define SHARED_FILE(variable, name)                                                          \
    const std::filesystem::path variable = shared_folder() / (name);                         \
    if (!std::filesystem::exists(variable)) {                                                \
        GTEST_SKIP() << variable << " is not there; ANCHORITE_SHARED_DATA names its folder"; \
    }                                                                                        \
    static_assert(true)

}  // namespace anchorite::measurement
