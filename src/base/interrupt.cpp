#include "anchorite/base/interrupt.hpp"

#include <array>
#include <atomic>
#include <csignal>
#include <cstddef>

namespace anchorite {
namespace {

constexpr std::array signals{SIGINT, SIGTERM};

// A signal handler can reach nothing but a global; it stays within this file.
std::atomic<bool> arrived{false};
static_assert(std::atomic<bool>::is_always_lock_free, "only then may a signal handler touch it");

void note_signal(int) {
    arrived.store(true, std::memory_order_relaxed);
}

}  // namespace

struct InterruptGuard::Impl {
    std::array<struct sigaction, signals.size()> previous{};
};

InterruptGuard::InterruptGuard() : impl_(std::make_unique<Impl>()) {
    arrived.store(false, std::memory_order_relaxed);
    struct sigaction action {};
    action.sa_handler = note_signal;
    action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
    for (std::size_t i = 0; i < signals.size(); ++i) {
        ::sigaction(signals[i], &action, &impl_->previous[i]);
    }
}

InterruptGuard::~InterruptGuard() {
    for (std::size_t i = 0; i < signals.size(); ++i) {
        ::sigaction(signals[i], &impl_->previous[i], nullptr);
    }
}

bool InterruptGuard::interrupted() const {
    return arrived.load(std::memory_order_relaxed);
}

}  // namespace anchorite
