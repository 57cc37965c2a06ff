#include "anchorite/screening/crash_log.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>
#include <memory>
#include <sstream>

#include "anchorite/base/error.hpp"

namespace anchorite::screening {

namespace {

constexpr std::array fatal_signals = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};

// A signal handler sees nothing but globals; these two belong to the one live CrashLog.
std::atomic<int> log_descriptor{-1};
thread_local volatile std::size_t record_in_hand = 0;

/// snprintf is not safe in a signal handler, this is.
std::size_t write_number(char* out, std::size_t value) {
    std::array<char, 20> digits{};
    std::size_t count = 0;
    do {
        digits[count++] = static_cast<char>('0' + value % 10);
        value /= 10;
    } while (value > 0);
    for (std::size_t i = 0; i < count; ++i) out[i] = digits[count - 1 - i];
    return count;
}

extern "C" void note_crash(int signal) {
    const std::size_t record = record_in_hand;
    const int descriptor = log_descriptor.load();
    if (record != 0 && descriptor >= 0) {
        std::array<char, 48> line{};
        std::size_t length = 0;
        line[length++] = '\n';  // a line cut short by a full disk must not run into this one
        length += write_number(line.data() + length, record);
        line[length++] = ' ';
        length += write_number(line.data() + length, static_cast<std::size_t>(signal));
        line[length++] = '\n';
        [[maybe_unused]] const auto written = write(descriptor, line.data(), length);
    }
    // Back to the default action, which ends the program once this handler returns.
    std::signal(signal, SIG_DFL);
    raise(signal);
}

const char* signal_words(int signal) {
    switch (signal) {
        case SIGSEGV:
            return "segmentation fault";
        case SIGBUS:
            return "bus error";
        case SIGFPE:
            return "arithmetic exception";
        case SIGILL:
            return "illegal instruction";
        case SIGABRT:
            return "abort";
        default:
            return "fatal signal";
    }
}

/// A handler needs a stack of its own where the fault is that the thread's stack is used up.
class SignalStack {
public:
    SignalStack() : memory_(std::make_unique<char[]>(size)) {
        stack_t stack{};
        stack.ss_sp = memory_.get();
        stack.ss_size = size;
        sigaltstack(&stack, nullptr);
    }
    SignalStack(const SignalStack&) = delete;
    SignalStack& operator=(const SignalStack&) = delete;
    ~SignalStack() {
        stack_t off{};
        off.ss_flags = SS_DISABLE;
        sigaltstack(&off, nullptr);
    }

private:
    static constexpr std::size_t size = 64 * 1024;
    std::unique_ptr<char[]> memory_;
};

}  // namespace

struct CrashLog::Handlers {
    std::array<struct sigaction, fatal_signals.size()> actions{};
};

Crashes load_crashes(const std::filesystem::path& file) {
    Crashes crashes;
    std::ifstream stream(file);
    std::string line;
    while (std::getline(stream, line) && !stream.eof()) {
        std::istringstream words(line);
        std::size_t record = 0;
        int signal = 0;
        if (words >> record >> signal) crashes[record] = signal_words(signal);
    }
    return crashes;
}

CrashLog::CrashLog(const std::filesystem::path& file) : previous_(std::make_unique<Handlers>()) {
    descriptor_ = open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (descriptor_ < 0) {
        throw RunError(fmt::format("{}: cannot open: {}", file.string(), std::strerror(errno)));
    }
    log_descriptor = descriptor_;
    struct sigaction action {};
    action.sa_handler = note_crash;
    action.sa_flags = SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < fatal_signals.size(); ++i) {
        sigaction(fatal_signals[i], &action, &previous_->actions[i]);
    }
}

CrashLog::~CrashLog() {
    for (std::size_t i = 0; i < fatal_signals.size(); ++i) {
        sigaction(fatal_signals[i], &previous_->actions[i], nullptr);
    }
    log_descriptor = -1;
    close(descriptor_);
}

CrashLog::Scope::Scope(std::size_t record) {
    thread_local const SignalStack stack;
    record_in_hand = record;
}

CrashLog::Scope::~Scope() {
    record_in_hand = 0;
}

}  // namespace anchorite::screening
