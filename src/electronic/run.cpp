#include "anchorite/electronic/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>

#include "anchorite/base/error.hpp"
#include "anchorite/base/output_file.hpp"
#include "anchorite/base/text_file.hpp"
#include "anchorite/electronic/process.hpp"
#include "electronic/output_text.hpp"
#include "electronic/run_folder.hpp"

namespace anchorite::electronic {
namespace {

/// A file's text so far; empty where there is none.
std::string text_so_far(const std::filesystem::path& file) {
    try {
        return read_bytes(file);
    } catch (const InputError&) {
        return {};
    }
}

/// Looks at an engine's output whenever it has grown.
class OutputWatch {
public:
    OutputWatch(const Engine& engine, const Calculation& calculation, std::filesystem::path file,
                const ProgressCallback& progress)
        : engine_(engine), calculation_(calculation), file_(std::move(file)), progress_(progress) {}

    /// Whether to go on.
    bool operator()() {
        if (!progress_) return true;
        std::error_code none;
        const auto size = std::filesystem::file_size(file_, none);
        if (!none && size != size_) {
            size_ = size;
            const EngineProgress now = engine_.progress(text_so_far(file_));
            event_.stage = fmt::format("{}: {}", calculation_.model.name, now.stage);
            event_.done = static_cast<std::size_t>(std::max(now.step, 0));
            event_.total = static_cast<std::size_t>(std::max(now.steps, 0));
        }
        return progress_(event_);
    }

private:
    const Engine& engine_;
    const Calculation& calculation_;
    std::filesystem::path file_;
    const ProgressCallback& progress_;
    std::uintmax_t size_ = 0;
    ProgressEvent event_{"starting", 0, 0};
};

std::string quoted_end(const std::filesystem::path& folder, const EngineCommand& command) {
    const std::string output = last_words(text_so_far(folder / command.output));
    const std::string errors = last_words(text_so_far(folder / (command.output + ".err")));
    std::string text;
    if (!output.empty()) text += fmt::format("; {} ends: {}", command.output, output);
    if (!errors.empty()) text += fmt::format("; standard error ends: {}", errors);
    return text;
}

/// Why a command did not end well; none: it did.
std::optional<std::string> failure(const ProcessEnd& end, const RunLimits& limits,
                                   const RunFolder& folder, const EngineCommand& command) {
    const bool stopped = end.out_of_time || end.cancelled || end.signal;
    if (!stopped && std::ranges::count(command.statuses, end.exit_status) > 0) return std::nullopt;
    std::error_code unknown;
    const auto space = std::filesystem::space(folder.path(), unknown);
    const bool full = !unknown && space.available < (1U << 20);
    std::string why;
    if (end.out_of_time) {
        return fmt::format("{} was stopped after {:.4g} s, all it was given", command.program,
                           limits.wall_seconds);
    }
    if (end.signal) {
        why = fmt::format("{} was ended by signal {} ({})", command.program, *end.signal,
                          ::strsignal(*end.signal));
    } else {
        why = fmt::format("{} ended with status {}", command.program, end.exit_status);
    }
    if (full) why += fmt::format("; the disk of {} is full", folder.path().string());
    return why + quoted_end(folder.path(), command);
}

/// Whether something else ended the program, so that what it left behind is sound.
bool ended_from_outside(const ProcessEnd& end) {
    constexpr std::array outside{SIGKILL, SIGTERM, SIGINT, SIGHUP, SIGXFSZ, SIGXCPU};
    return end.out_of_time || (end.signal && std::ranges::count(outside, *end.signal) > 0);
}

/// Writes the input. @return  whether an earlier attempt is gone on with
bool write_input(const Engine& engine, const Calculation& calculation, const RunFolder& folder) {
    const auto restart = engine.restart(calculation, folder.path());
    for (const InputFile& file : restart ? *restart : engine.input(calculation)) {
        write_file(folder.path() / file.name, file.text);
    }
    return restart.has_value();
}

/// Ends a run that failed. What a program left that failed by itself is tried once more, because a
/// long relaxation may be in it; when that fails too, it is in the way.
[[noreturn]] void give_up(const std::string& why, bool is_sound, const RunFolder& folder) {
    if (is_sound) {
        throw RunError(
            fmt::format("{}; run again to go on from what is in {}", why, folder.path().string()));
    }
    throw RunError(fmt::format("{}; all of it is in {}, the next run starts anew", why,
                               folder.set_aside().string()));
}

/// Runs the commands. @throws RunError  @throws Cancelled
void run_commands(const Engine& engine, const Calculation& calculation, const RunOptions& options,
                  const RunFolder& folder, const ProgressCallback& progress) {
    const bool goes_on = write_input(engine, calculation, folder);
    double left = options.limits.wall_seconds;
    for (const EngineCommand& command : engine.commands(calculation)) {
        ProcessRequest request;
        request.program = command.program;
        request.arguments = command.arguments;
        request.folder = folder.path();
        request.output = command.output;
        request.wall_seconds = left;
        request.memory = options.limits.memory;
        request.threads = options.limits.threads;
        const ProcessEnd end = run_process(
            request, OutputWatch(engine, calculation, folder.path() / command.output, progress));
        folder.spend({end.processor_seconds, end.wall_seconds, end.peak_memory, request.threads});
        if (end.cancelled) throw Cancelled();
        if (const auto why = failure(end, options.limits, folder, command)) {
            const bool untried = !goes_on && engine.restart(calculation, folder.path());
            give_up(*why, ended_from_outside(end) || untried, folder);
        }
        left = std::max(left - end.wall_seconds, 1.0);
    }
}

/// What the run left. One that is not believable is not gone on with.
EngineResult read_run(const Engine& engine, const Calculation& calculation,
                      const RunFolder& folder) {
    try {
        return engine.read(calculation, folder.path());
    } catch (const RunError& error) {
        throw RunError(fmt::format("{}; the run is in {}, the next one starts anew", error.what(),
                                   folder.set_aside().string()));
    }
}

EngineResult run_program(const Calculation& calculation, const Engine& engine,
                         const std::string& version, const RunOptions& options,
                         const ProgressCallback& progress) {
    if (options.work.empty()) {
        throw InputError(fmt::format("no folder for the runs of {} is given", engine.id()));
    }
    options.cache.check_writable();
    const RunFolder folder(std::filesystem::absolute(options.work),
                           calculation_key(engine, calculation));
    run_commands(engine, calculation, options, folder, progress);
    EngineResult result = read_run(engine, calculation, folder);
    if (result.version != version) {
        throw RunError(
            fmt::format("{} is version {} by its output, but {} when it was asked; run "
                        "again with one of them in PATH",
                        engine.id(), result.version, version));
    }
    result.cost = folder.spent();
    result.cost.threads = options.limits.threads;
    // The wave function of one that ran out is a start for the next attempt.
    if (result.termination == Termination::converged) {
        options.cache.keep(engine, calculation, result);
        folder.remove();
    }
    return result;
}

std::string absent(const Calculation& calculation, const Engine& engine) {
    return fmt::format("no kept result of {} for {}", engine.id(), calculation.model.name);
}

/// @throws RunError  the engine is not there, or not of the version asked for
void check_installed(const Calculation& calculation, const Engine& engine,
                     const std::optional<std::string>& installed,
                     const std::optional<std::string>& asked) {
    if (!installed) {
        throw RunError(
            fmt::format("{}, and {} is not installed (packages/electronic.txt names "
                        "what is needed)",
                        absent(calculation, engine), engine.id()));
    }
    if (asked && *installed != *asked) {
        throw RunError(
            fmt::format("{}, and the other results are of version {}, while {} is installed; run "
                        "again with one of them in PATH",
                        absent(calculation, engine), *asked, *installed));
    }
}

}  // namespace

void RunLimits::validate() const {
    if (!(wall_seconds > 0)) throw InputError("limits of a run: wall_seconds must be above 0 s");
    constexpr double least = 64.0 * 1024 * 1024;  // less, and no engine gets to say why it ends
    constexpr double most = 1e15;
    if (memory != 0 && !(memory >= least && memory <= most)) {
        throw InputError(
            "limits of a run: memory must be 0 (no limit) or between 64 MiB and 1e15 bytes");
    }
    if (threads < 1) throw InputError("limits of a run: threads must be 1 or more");
}

RunOutcome run_calculation(const Calculation& calculation, const Engine& engine,
                           const RunOptions& options, const ProgressCallback& progress) {
    options.limits.validate();
    const bool look = !options.recompute || !options.compute;
    // What is not to be computed may be of any version, and the program is not asked for its own.
    auto version = options.version;
    if (!version && options.compute) version = engine.installed_version();
    if (look) {
        auto kept = options.cache.find(engine, calculation, version);
        if (kept) return {*std::move(kept), true};
    }
    if (!options.compute) {
        throw RunError(absent(calculation, engine) + ", and computing it is not asked for");
    }
    check_installed(calculation, engine, options.version ? engine.installed_version() : version,
                    options.version);
    if (auto result = engine.compute(calculation, progress)) {
        if (result->termination == Termination::converged) {
            options.cache.keep(engine, calculation, *result);
        }
        return {*std::move(result), false};
    }
    return {run_program(calculation, engine, *version, options, progress), false};
}

}  // namespace anchorite::electronic
