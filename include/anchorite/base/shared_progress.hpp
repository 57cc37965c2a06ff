#pragma once

#include <mutex>

#include "anchorite/base/error.hpp"
#include "anchorite/base/progress.hpp"

namespace anchorite {

/// Counts the steps of one stage from several threads and passes them on one at a time.
class SharedProgress {
public:
    SharedProgress(const ProgressCallback& callback, std::string stage, std::size_t total)
        : callback_(callback), event_{std::move(stage), 0, total} {
        report();
    }

    /// @throws Cancelled  the callback asked for it
    void step() {
        const std::lock_guard lock(mutex_);
        ++event_.done;
        report();
    }

private:
    void report() const {
        if (callback_ && !callback_(event_)) {
            throw Cancelled();
        }
    }

    const ProgressCallback& callback_;
    ProgressEvent event_;
    std::mutex mutex_;
};

}  // namespace anchorite
