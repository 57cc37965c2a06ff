#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "anchorite/base/error.hpp"
#include "anchorite/base/interrupt.hpp"
#include "anchorite/base/log.hpp"
#include "anchorite/base/progress.hpp"
#include "anchorite/base/progress_reporter.hpp"

namespace CLI {
class App;
}

namespace anchorite::measurement {
struct Analysis;
}

namespace anchorite::app {

/// Colours of a terminal that everything has.
enum class Colour { red = 31, green = 32, yellow = 33, cyan = 36 };

/// What every subcommand shares: how results, progress and errors reach the user. Results go to
/// standard output, everything else to standard error.
class Session {
public:
    /// Looks for --json among the arguments, so that a usage error can be a JSON document too.
    Session(int argc, const char* const* argv);

    /// Gives a subcommand its --json flag.
    void add_json_flag(CLI::App& command);

    /// Whether the one thing on standard output is a JSON document.
    [[nodiscard]] bool json() const { return json_; }

    /// Text in bold where standard output is a terminal that wants it (NO_COLOR is honoured).
    [[nodiscard]] std::string bold(const std::string& text) const;

    /// The same in colour.
    [[nodiscard]] std::string coloured(const std::string& text, Colour colour) const;

    /// Prints the one JSON document of a --json run.
    /// @throws RunError  standard output cannot be written
    void print(const nlohmann::ordered_json& document);

    /// Prints text for people as it is.
    /// @throws RunError  standard output cannot be written
    void print(const std::string& text);

    /// Tells the user of something that does not stop the run, on standard error.
    void warn(const std::string& message);

    /// Tells of a failure that left results worth showing; the program then ends with this code.
    void fail(const std::string& message, ExitCode code = ExitCode::failed);

    /// Takes an analysis that would be shown.
    using TakeAnalysis = std::function<void(const measurement::Analysis&)>;

    /// From now on analyses are handed over in place of being shown; nothing is printed.
    void divert(TakeAnalysis take) { take_ = std::move(take); }

    /// Who takes analyses; empty: they are shown.
    [[nodiscard]] const TakeAnalysis& diverted() const { return take_; }

    /// What the program ends with if nothing is thrown.
    [[nodiscard]] ExitCode exit_code() const { return exit_code_; }

    /// Shows progress on standard error until the next print; also turns Ctrl-C and SIGTERM into
    /// cancellation.
    [[nodiscard]] ProgressCallback progress();

    /// Tells the user what went wrong and gives the exit code that belongs to it.
    [[nodiscard]] ExitCode report(const std::exception& error);

private:
    void finish_progress();

    bool json_ = false;
    TakeAnalysis take_;
    ExitCode exit_code_ = ExitCode::success;
    Log log_;
    std::unique_ptr<InterruptGuard> interrupt_;
    std::unique_ptr<ProgressReporter> reporter_;
};

}  // namespace anchorite::app
