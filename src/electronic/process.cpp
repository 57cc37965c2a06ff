#include "anchorite/electronic/process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <sstream>
#include <thread>

#include "anchorite/base/error.hpp"

namespace anchorite::electronic {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double seconds_of(const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

/// Everything the child needs, laid out before the fork: afterwards it must not allocate.
class ChildPlan {
public:
    explicit ChildPlan(const ProcessRequest& request, const std::filesystem::path& program)
        : program_(program),
          folder_(request.folder),
          output_(request.output),
          errors_(request.output + ".err"),
          memory_(request.memory),
          file_size_(request.file_size) {
        words_.push_back(program_);
        words_.insert(words_.end(), request.arguments.begin(), request.arguments.end());
        const std::string threads = std::to_string(request.threads);
        for (char** entry = environ; *entry != nullptr; ++entry) {
            const std::string text = *entry;
            if (!text.starts_with("OMP_NUM_THREADS=") &&
                !text.starts_with("OPENBLAS_NUM_THREADS=")) {
                variables_.push_back(text);
            }
        }
        variables_.push_back("OMP_NUM_THREADS=" + threads);
        variables_.push_back("OPENBLAS_NUM_THREADS=" + threads);
        argv_ = pointers(words_);
        envp_ = pointers(variables_);
    }

    /// In the child: never returns; what failed goes to the pipe as an errno.
    [[noreturn]] void become(int report, pid_t parent) {
        ::setpgid(0, 0);
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent) ::_exit(127);
        // What the parent blocks or ignores would otherwise be inherited.
        sigset_t none;
        ::sigemptyset(&none);
        ::pthread_sigmask(SIG_SETMASK, &none, nullptr);
        for (const int number : {SIGINT, SIGTERM, SIGPIPE, SIGXFSZ, SIGCHLD}) {
            ::signal(number, SIG_DFL);
        }
        if (redirect() && bound(RLIMIT_AS, memory_) && bound(RLIMIT_FSIZE, file_size_) &&
            bound(RLIMIT_CORE, 0, true)) {
            ::execve(argv_[0], argv_.data(), envp_.data());
        }
        const int reason = errno;
        [[maybe_unused]] const auto written = ::write(report, &reason, sizeof reason);
        ::_exit(127);
    }

private:
    static std::vector<char*> pointers(std::vector<std::string>& texts) {
        std::vector<char*> result;
        for (std::string& text : texts) result.push_back(text.data());
        result.push_back(nullptr);
        return result;
    }

    [[nodiscard]] bool redirect() const {
        if (!folder_.empty() && ::chdir(folder_.c_str()) != 0) return false;
        constexpr int mode = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC;
        const int input = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
        const int output = ::open(output_.c_str(), mode, 0644);
        const int errors = ::open(errors_.c_str(), mode, 0644);
        return input >= 0 && output >= 0 && errors >= 0 && ::dup2(input, STDIN_FILENO) >= 0 &&
               ::dup2(output, STDOUT_FILENO) >= 0 && ::dup2(errors, STDERR_FILENO) >= 0;
    }

    static bool bound(__rlimit_resource resource, double value, bool zero_counts = false) {
        if (!(value > 0) && !zero_counts) return true;
        const auto limit = static_cast<rlim_t>(value);
        const rlimit both{limit, limit};
        return ::setrlimit(resource, &both) == 0;
    }

    std::string program_;
    std::string folder_;
    std::string output_;
    std::string errors_;
    double memory_;
    double file_size_;
    std::vector<std::string> words_;
    std::vector<std::string> variables_;
    std::vector<char*> argv_;
    std::vector<char*> envp_;
};

/// Starts the child. @throws RunError  with the system's reason
pid_t start_child(const ProcessRequest& request, const std::filesystem::path& program) {
    ChildPlan plan(request, std::filesystem::absolute(program));
    std::array<int, 2> report{};
    if (::pipe2(report.data(), O_CLOEXEC) != 0) {
        throw RunError(fmt::format("cannot start {}: {}", request.program, std::strerror(errno)));
    }
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    const int fork_reason = errno;
    if (child == 0) plan.become(report[1], parent);
    ::close(report[1]);
    int reason = child < 0 ? fork_reason : 0;
    if (child > 0 &&
        TEMP_FAILURE_RETRY(::read(report[0], &reason, sizeof reason)) == sizeof reason) {
        TEMP_FAILURE_RETRY(::waitpid(child, nullptr, 0));
    }
    ::close(report[0]);
    if (reason != 0) {
        throw RunError(fmt::format("cannot start {} in {}: {}", program.string(),
                                   request.folder.string(), std::strerror(reason)));
    }
    return child;
}

/// A process that ignores SIGCHLD (its own parent may have handed that on) gets no exit statuses:
/// the system takes its children away as they end.
void wait_for_children() {
    struct sigaction now {};
    ::sigaction(SIGCHLD, nullptr, &now);
    if (now.sa_handler == SIG_IGN || (now.sa_flags & SA_NOCLDWAIT) != 0) {
        ::signal(SIGCHLD, SIG_DFL);
    }
}

/// @throws RunError  the child was waited for elsewhere, so that its number may be another's by now
[[noreturn]] void refuse_lost(pid_t child) {
    throw RunError(
        fmt::format("process {} ended, but how is not known, because another part of this program "
                    "waited for it or SIGCHLD is ignored: {}",
                    child, std::strerror(errno)));
}

/// Whether the child has ended; it stays a zombie, so that its group's number is not given anew.
/// @throws RunError  it is gone
bool has_ended(pid_t child) {
    siginfo_t info{};
    if (TEMP_FAILURE_RETRY(
            ::waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT | WNOHANG)) != 0) {
        refuse_lost(child);
    }
    return info.si_pid == child;
}

/// SIGTERM to the group, SIGKILL when it has not ended within the time given.
/// @throws RunError  the child is gone, and with it the right to its group's number
void end_group(pid_t child, double grace_seconds) {
    if (!has_ended(child)) ::kill(-child, SIGTERM);
    const auto start = Clock::now();
    while (!has_ended(child) && seconds_since(start) < grace_seconds) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    ::kill(-child, SIGKILL);
}

/// @throws RunError  the child is gone
void reap(pid_t child, ProcessEnd& end) {
    int status = 0;
    rusage usage{};
    if (TEMP_FAILURE_RETRY(::wait4(child, &status, 0, &usage)) != child) refuse_lost(child);
    if (WIFSIGNALED(status)) end.signal = WTERMSIG(status);
    if (WIFEXITED(status)) end.exit_status = WEXITSTATUS(status);
    end.processor_seconds = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
    end.peak_memory = 1024.0 * static_cast<double>(usage.ru_maxrss);
}

}  // namespace

std::optional<std::filesystem::path> find_program(const std::string& program) {
    if (program.find('/') != std::string::npos) {
        if (::access(program.c_str(), X_OK) == 0) return program;
        return std::nullopt;
    }
    const char* path = std::getenv("PATH");
    std::istringstream folders(path != nullptr ? path : "/usr/bin:/bin");
    for (std::string folder; std::getline(folders, folder, ':');) {
        const auto file = std::filesystem::path(folder) / program;
        if (std::filesystem::is_regular_file(file) && ::access(file.c_str(), X_OK) == 0) {
            return file;
        }
    }
    return std::nullopt;
}

ProcessEnd run_process(const ProcessRequest& request, const std::function<bool()>& keep_going) {
    const auto program = find_program(request.program);
    if (!program) {
        throw RunError(
            fmt::format("no program {} in PATH: install it or extend PATH", request.program));
    }
    const auto start = Clock::now();
    wait_for_children();
    const pid_t child = start_child(request, *program);
    ProcessEnd end;
    auto nap = std::chrono::milliseconds(5);
    while (!has_ended(child)) {
        end.out_of_time = request.wall_seconds > 0 && seconds_since(start) > request.wall_seconds;
        try {
            end.cancelled = !end.out_of_time && keep_going && !keep_going();
        } catch (...) {
            end_group(child, request.grace_seconds);
            reap(child, end);
            throw;
        }
        if (end.out_of_time || end.cancelled) {
            end_group(child, request.grace_seconds);
            break;
        }
        std::this_thread::sleep_for(nap);
        nap = std::min(2 * nap, std::chrono::milliseconds(200));
    }
    ::kill(-child, SIGKILL);  // what it left behind
    reap(child, end);
    end.wall_seconds = seconds_since(start);
    return end;
}

}  // namespace anchorite::electronic
