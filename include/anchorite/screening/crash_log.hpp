#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace anchorite::screening {

/// Which records brought the whole program down, and how ("segmentation fault").
using Crashes = std::map<std::size_t, std::string>;

/// Reads a crash log; empty when there is none. A half-written last line is ignored.
Crashes load_crashes(const std::filesystem::path& file);

/// While it lives, a fatal signal (segmentation fault, abort, ...) first notes in the crash log the
/// record its thread was scoring, so that the next run can leave that record out. SIGKILL cannot be
/// noted, which is right: a run that was killed is not the molecule's fault.
class CrashLog {
public:
    /// @throws RunError  the log cannot be opened
    explicit CrashLog(const std::filesystem::path& file);
    CrashLog(const CrashLog&) = delete;
    CrashLog& operator=(const CrashLog&) = delete;
    ~CrashLog();

    /// While it lives, the calling thread scores this record.
    class Scope {
    public:
        explicit Scope(std::size_t record);
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;
        ~Scope();
    };

private:
    int descriptor_ = -1;
    struct Handlers;
    std::unique_ptr<Handlers> previous_;
};

}  // namespace anchorite::screening
