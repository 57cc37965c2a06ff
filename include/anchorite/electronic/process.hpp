#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace anchorite::electronic {

/// A program to run and its bounds.
struct ProcessRequest {
    std::string program;  ///< looked up in PATH unless it holds a slash
    std::vector<std::string> arguments;
    std::filesystem::path folder;  ///< to run in
    std::string output;            ///< file in it for standard output; + ".err" for standard error
    double wall_seconds = 0;       ///< 0: no bound
    double memory = 0;             ///< address space [bytes]; 0: no bound
    double file_size = 0;          ///< of each file it writes [bytes]; 0: no bound
    int threads = 1;               ///< OMP_NUM_THREADS and OPENBLAS_NUM_THREADS
    double grace_seconds = 5;      ///< between asking it to end and ending it
};

/// How a program ended and what it took, its own children included.
struct ProcessEnd {
    int exit_status = 0;        ///< meaningless after a signal
    std::optional<int> signal;  ///< that ended it
    bool out_of_time = false;
    bool cancelled = false;
    double processor_seconds = 0;
    double wall_seconds = 0;
    double peak_memory = 0;  ///< resident, of the largest process [bytes]

    /// Ended by itself with status 0.
    [[nodiscard]] bool well() const {
        return exit_status == 0 && !signal && !out_of_time && !cancelled;
    }
};

/// Runs a program without a shell, in a process group of its own, and waits. Safe to call from
/// several threads at once. The program does not outlive this process. Where SIGCHLD is ignored,
/// its default is put back, or no program's end could be told.
/// @param keep_going  asked several times a second; false: the group gets SIGTERM, then SIGKILL
/// @throws RunError  no such program, not executable, the system refuses to start it, or another
///                   part of this process waited for it
ProcessEnd run_process(const ProcessRequest& request, const std::function<bool()>& keep_going = {});

/// Where a program is. None: neither a path to an executable nor in PATH.
std::optional<std::filesystem::path> find_program(const std::string& program);

}  // namespace anchorite::electronic
