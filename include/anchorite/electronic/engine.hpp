#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anchorite/base/progress.hpp"
#include "anchorite/electronic/calculation.hpp"
#include "anchorite/electronic/result.hpp"

namespace anchorite::electronic {

/// A file that an engine reads.
struct InputFile {
    std::string name;  ///< within the run's folder
    std::string text;
};

/// A program to start, with its arguments.
struct EngineCommand {
    std::string program;  ///< looked up in PATH unless it is a path
    std::vector<std::string> arguments;
    std::string output;            ///< file in the run's folder that its standard output goes to
    std::vector<int> statuses{0};  ///< it may end with; the output then says how it went
};

/// How far a run is, read off its own output.
struct EngineProgress {
    std::string stage;  ///< "self-consistency", "relaxation step 3"
    int step = 0;
    int steps = 0;      ///< at most; 0: not known
    double energy = 0;  ///< latest [eV]; 0: none yet
};

/// What solves for electrons: description apart from computation. An engine that is a program
/// writes input, names the commands and reads what they wrote; it never starts anything itself. One
/// that is a library has no commands and overrides compute; its input only tells calculations
/// apart.
class Engine {
public:
    virtual ~Engine() = default;

    /// Short name for files and options: "cp2k", "espresso".
    [[nodiscard]] virtual std::string id() const = 0;

    /// Files of a calculation. The text depends on the calculation alone, never on the machine.
    /// @throws InputError  what the engine cannot do, and what to change
    [[nodiscard]] virtual std::vector<InputFile> input(const Calculation& calculation) const = 0;

    /// The same for going on with a run whose folder holds a wave function; none: it cannot.
    [[nodiscard]] virtual std::optional<std::vector<InputFile>> restart(
        const Calculation& calculation, const std::filesystem::path& folder) const = 0;

    /// The whole calculation in this process; none: commands() do it.
    /// @throws RunError   it failed  @throws Cancelled  the callback asked for it
    [[nodiscard]] virtual std::optional<EngineResult> compute(
        const Calculation& /*calculation*/, const ProgressCallback& /*progress*/) const {
        return std::nullopt;
    }

    /// Programs to run one after the other in the run's folder.
    [[nodiscard]] virtual std::vector<EngineCommand> commands(
        const Calculation& calculation) const = 0;

    /// Version of the program that is installed, asked for once; none: it is not.
    [[nodiscard]] virtual std::optional<std::string> installed_version() const = 0;

    /// From the output written so far.
    [[nodiscard]] virtual EngineProgress progress(std::string_view output) const = 0;

    /// A finished run.
    /// @throws RunError  truncated, not converged to a believable energy, wrong number of states;
    ///                   the file and what is wrong are named
    [[nodiscard]] virtual EngineResult read(const Calculation& calculation,
                                            const std::filesystem::path& folder) const = 0;
};

}  // namespace anchorite::electronic
