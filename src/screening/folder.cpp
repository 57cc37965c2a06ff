#include "anchorite/screening/folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "anchorite/base/error.hpp"
#include "anchorite/base/output_file.hpp"

namespace anchorite::screening {

ScreenFolder::ScreenFolder(std::filesystem::path folder) : folder_(std::move(folder)) {
    create_folder(folder_);
    const auto file = folder_ / "lock";
    lock_ = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (lock_ < 0) {
        throw RunError(fmt::format("{}: cannot create: {}", file.string(), std::strerror(errno)));
    }
    // The kernel drops this lock when the process ends in whatever way, so it is never stale.
    if (flock(lock_, LOCK_EX | LOCK_NB) != 0) {
        const bool held = errno == EWOULDBLOCK;
        const std::string reason = held ? "another run is writing here" : std::strerror(errno);
        close(lock_);
        throw RunError(fmt::format("{}: {}; wait for it to end or choose another --output",
                                   folder_.string(), reason));
    }
}

ScreenFolder::~ScreenFolder() {
    close(lock_);
}

bool ScreenFolder::has_outputs() const {
    for (const auto& file : {results(), rejects(), journal()}) {
        if (std::filesystem::exists(file)) return true;
    }
    return false;
}

void ScreenFolder::clear() const {
    // The journal goes first: without it whatever else is left counts as nothing.
    for (const auto& file : {journal(), results(), rejects(), ranking(), summary(), crashes()}) {
        std::error_code error;
        std::filesystem::remove(file, error);
        if (error) {
            throw RunError(fmt::format("{}: cannot delete: {}", file.string(), error.message()));
        }
    }
}

}  // namespace anchorite::screening
