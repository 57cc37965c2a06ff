#include "measurement/formats/contained.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "anchorite/base/error.hpp"
#include "measurement/formats/instrument_bytes.hpp"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ANCHORITE_SHADOW_MEMORY 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define ANCHORITE_SHADOW_MEMORY 1
#endif

namespace anchorite::measurement {

namespace {

/// First byte of what the child says.
enum Answer : char { read_answer = 'r', refused_answer = 'x', no_memory_answer = 'm' };

constexpr rlim_t mebibyte = 1 << 20;

void limit(int what, rlim_t value) {
    const rlimit limits{value, value};
    ::setrlimit(static_cast<__rlimit_resource>(what), &limits);
}

/// Limits of the child: 10 s and 1 GiB, and more for large files.
void confine(std::size_t file_size) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
#ifndef ANCHORITE_SHADOW_MEMORY  // a sanitizer's shadow alone is terabytes of address space
    std::size_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    const auto now = static_cast<rlim_t>(pages) * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE));
    // A sanitizer opens pipes to look at memory, so that without descriptors it sees ghosts.
    limit(RLIMIT_NOFILE, 0);
    limit(RLIMIT_AS, now + 1024 * mebibyte + 24 * file_size);
#endif
    ::signal(SIGXFSZ, SIG_IGN);  // what a library wants to write is lost, not the file's content
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CPU, 10 + file_size / mebibyte);
}

void send(int pipe, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::write(pipe, bytes.data(), bytes.size());
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

std::string answer_of(const RawFile& file, const TextLayout& layout,
                      InstrumentFile (*read)(const RawFile&, const TextLayout&)) {
    try {
        return static_cast<char>(read_answer) + to_bytes(read(file, layout));
    } catch (const InputError& error) {
        InstrumentFile carrier;
        carrier.notes = {error.message(), error.hint(), error.where().file};
        return static_cast<char>(refused_answer) + to_bytes(carrier);
    } catch (const std::bad_alloc&) {
        return {no_memory_answer};
    } catch (const std::exception& error) {
        InstrumentFile carrier;
        carrier.notes = {fmt::format("damaged: {}", error.what()), "", file.path.string()};
        return static_cast<char>(refused_answer) + to_bytes(carrier);
    }
}

std::string receive(int pipe) {
    std::string bytes;
    std::array<char, 1 << 16> buffer;
    while (true) {
        const ssize_t got = ::read(pipe, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return bytes;
        bytes.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

InstrumentFile judged(const std::string& answer, int status, const RawFile& file) {
    const SourceLocation where{file.path.string(), 0, 0, {}};
    const std::string hint = "copy the file from the instrument again";
    if (WIFSIGNALED(status)) {
        const int signal = WTERMSIG(status);
        const bool slow = signal == SIGXCPU || signal == SIGKILL;
        throw InputError(
            where,
            slow ? std::string("damaged: reading it takes more than its share of time")
                 : fmt::format("damaged: the library that reads it crashed (signal {})", signal),
            hint);
    }
    if (answer.starts_with(no_memory_answer)) {
        throw InputError(where, "damaged: reading it takes more than its share of memory", hint);
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || answer.empty()) {
        throw InputError(where, "damaged: the library that reads it gave up", hint);
    }
    InstrumentFile content = from_bytes(std::string_view(answer).substr(1), file.path.string());
    if (answer.front() == read_answer) return content;
    throw InputError(SourceLocation{content.notes.at(2), 0, 0, {}}, content.notes.at(0),
                     content.notes.at(1));
}

}  // namespace

InstrumentFile read_contained(const RawFile& file, const TextLayout& layout,
                              InstrumentFile (*read)(const RawFile&, const TextLayout&)) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) {
        throw RunError(fmt::format("cannot open a pipe: {}", std::strerror(errno)));
    }
    const pid_t child = ::fork();
    if (child < 0) {
        const int reason = errno;
        ::close(ends[0]);
        ::close(ends[1]);
        throw RunError(fmt::format("cannot start a process: {}", std::strerror(reason)));
    }
    if (child == 0) {
        ::close(ends[0]);
        confine(file.bytes.size());
        send(ends[1], answer_of(file, layout, read));
        ::_exit(0);
    }
    ::close(ends[1]);
    const std::string answer = receive(ends[0]);
    ::close(ends[0]);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return judged(answer, status, file);
}

}  // namespace anchorite::measurement
