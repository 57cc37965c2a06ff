#include "electronic/run_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <fstream>

#include "anchorite/base/error.hpp"
#include "anchorite/base/output_file.hpp"

namespace anchorite::electronic {

namespace {

/// Whether a file's name still leads to what was opened: a run that ends takes its lock file away,
/// and who had opened it by then would lock what the next one does not see.
bool is_still(int descriptor, const std::filesystem::path& file) {
    struct stat opened {};
    struct stat named {};
    return ::fstat(descriptor, &opened) == 0 && ::stat(file.c_str(), &named) == 0 &&
           opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

/// A descriptor that holds the lock, or -1: another holds it. @throws RunError
int lock(const std::filesystem::path& file) {
    while (true) {
        const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (descriptor < 0) {
            throw RunError(fmt::format("{}: {}", file.string(), std::strerror(errno)));
        }
        const bool locked = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
        if (locked && is_still(descriptor, file)) return descriptor;
        ::close(descriptor);
        if (!locked) return -1;
    }
}

}  // namespace

RunFolder::RunFolder(const std::filesystem::path& work, const std::string& key)
    : path_(work / key) {
    create_folder(work);
    lock_ = lock(work / (key + ".lock"));
    if (lock_ < 0) {
        throw RunError(
            fmt::format("{}: another process computes this already; wait for it, or "
                        "give another folder for runs",
                        path_.string()));
    }
    try {
        create_folder(path_);  // not before: a run that ends removes it under its lock
    } catch (...) {
        ::close(lock_);
        throw;
    }
}

RunFolder::~RunFolder() {
    ::close(lock_);
}

Cost RunFolder::spent() const {
    Cost cost;
    std::ifstream file(path_ / "spent.txt");
    if (!(file >> cost.processor_seconds >> cost.wall_seconds >> cost.peak_memory)) cost = {};
    return cost;
}

void RunFolder::spend(const Cost& cost) const {
    const Cost before = spent();
    write_file(path_ / "spent.txt",
               fmt::format("{} {} {}\n", before.processor_seconds + cost.processor_seconds,
                           before.wall_seconds + cost.wall_seconds,
                           std::max(before.peak_memory, cost.peak_memory)));
}

void RunFolder::remove() const {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
    std::filesystem::remove(path_.string() + ".lock", ignored);
}

std::filesystem::path RunFolder::set_aside() const {
    const std::filesystem::path aside = path_.string() + "-failed";
    std::error_code ignored;
    std::filesystem::remove_all(aside, ignored);
    std::filesystem::rename(path_, aside, ignored);
    return ignored ? path_ : aside;
}

}  // namespace anchorite::electronic
