#pragma once

#include <cstddef>
#include <functional>

namespace anchorite {

/// Calls `work(i)` for 0 ... count - 1 on the threads that with_threads allows, by default one a
/// processor. What a call throws ends the others as soon as they return, and is passed on.
void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work);

/// Runs `work` so that in_parallel within it uses at most so many threads; 0 is one a processor,
/// and more than there are processors are not used.
void with_threads(int threads, const std::function<void()>& work);

/// Both at once.
void in_parallel(std::size_t count, int threads, const std::function<void(std::size_t)>& work);

}  // namespace anchorite
