// Built without coverage: the names below are those that the compiler declares in every source it
// counts edges of.
#include "shared_counters.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

/// Bounds of the section of counters, from the linker.
extern "C" {
[[gnu::visibility("hidden")]] extern char __start___sancov_cntrs[];
[[gnu::visibility("hidden")]] extern char __stop___sancov_cntrs[];
}

void share_counters() {
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto first = (reinterpret_cast<std::uintptr_t>(__start___sancov_cntrs) + page - 1) / page;
    const auto last = reinterpret_cast<std::uintptr_t>(__stop___sancov_cntrs) / page;
    if (last <= first) return;
    auto* const start = reinterpret_cast<char*>(first * page);
    const std::size_t size = (last - first) * page;
    const std::string counts(start, size);
    const int access = PROT_READ | PROT_WRITE;
    if (::mmap(start, size, access, MAP_SHARED | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED) {
        std::perror("fuzz_reader: cannot share the counters of edges");
        std::exit(2);
    }
    std::memcpy(start, counts.data(), size);
}
