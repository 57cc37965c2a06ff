#include "anchorite/base/in_parallel.hpp"

#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>

namespace anchorite {

void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work) {
    tbb::parallel_for(std::size_t{0}, count, work);
}

void with_threads(int threads, const std::function<void()>& work) {
    const int available = tbb::info::default_concurrency();
    tbb::task_arena arena(threads > 0 ? std::min(threads, available) : available);
    arena.execute(work);
}

void in_parallel(std::size_t count, int threads, const std::function<void(std::size_t)>& work) {
    with_threads(threads, [&] { in_parallel(count, work); });
}

}  // namespace anchorite
