#pragma once

#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cstddef>

namespace anchorite::optics {

/// Calls `work(i)` for 0 ... count - 1 on so many threads; 0 is one a processor.
template <class Work>
void in_parallel(std::size_t count, int threads, const Work& work) {
    const int available = tbb::info::default_concurrency();
    tbb::task_arena arena(threads > 0 ? std::min(threads, available) : available);
    arena.execute([&] { tbb::parallel_for(std::size_t{0}, count, work); });
}

}  // namespace anchorite::optics
