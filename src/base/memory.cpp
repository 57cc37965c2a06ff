#include "anchorite/base/memory.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

namespace anchorite {

double peak_memory() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024;  // Linux counts in KiB, getrusage(2)
}

std::string peak_memory_text() {
    constexpr double mebibyte = 1024 * 1024;
    return fmt::format("peak memory {:.0f} MiB", peak_memory() / mebibyte);
}

}  // namespace anchorite
