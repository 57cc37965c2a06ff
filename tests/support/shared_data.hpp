#pragma once

#include <cstdlib>
#include <filesystem>

namespace anchorite::test {

/// Folder of measured files that are not part of the repository (their licences do not allow it,
/// or they are large); tests that need one skip themselves where it is missing.
inline std::filesystem::path shared_data(const char* name) {
    const char* folder = std::getenv("ANCHORITE_SHARED_DATA");
    const std::filesystem::path root =
        folder != nullptr ? folder : ANCHORITE_SOURCE_DIR "/../shared/data/measured";
    return root / name;
}

}  // namespace anchorite::test

/// Skips the test, with the reason, where a file of the shared folder is missing.
#define ANCHORITE_NEEDS_SHARED(path)                                                         \
    if (!std::filesystem::exists(path)) {                                                    \
        GTEST_SKIP() << (path) << " is not here; ANCHORITE_SHARED_DATA names the folder of " \
                     << "measured files";                                                    \
    }
