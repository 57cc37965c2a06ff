#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

namespace anchorite {

/// Exit codes of the program: success, a run that failed, input or usage that is wrong.
enum class ExitCode : int { success = 0, failed = 1, bad_input = 2 };

/// Where in a user's file something is wrong. `line` and `column` count from 1; 0 means unknown.
struct SourceLocation {
    std::string file;
    std::size_t line = 0;
    std::size_t column = 0;
    std::string excerpt;  ///< the offending line itself, without its end-of-line
};

/// Base of every error that is told to the user. Broken invariants of our own are asserts instead.
class Error : public std::runtime_error {
public:
    Error(const std::string& message, ExitCode code) : std::runtime_error(message), code_(code) {}
    [[nodiscard]] ExitCode exit_code() const { return code_; }

private:
    ExitCode code_;
};

/// The input is wrong; the message says where and what to change. Exit code 2.
class InputError : public Error {
public:
    explicit InputError(const std::string& message)
        : Error(message, ExitCode::bad_input), message_(message) {}

    /// Formats `file:line:column: message`, the line itself and a caret, then the hint.
    InputError(const SourceLocation& where, const std::string& message,
               const std::string& hint = {});

    [[nodiscard]] const SourceLocation& where() const { return where_; }
    /// What is wrong, without the place and the hint that what() adds.
    [[nodiscard]] const std::string& message() const { return message_; }
    /// What to change; may be empty.
    [[nodiscard]] const std::string& hint() const { return hint_; }

private:
    SourceLocation where_;
    std::string message_;
    std::string hint_;
};

/// The input was right but the run failed (not converged, disk full, ...). Exit code 1.
class RunError : public Error {
public:
    explicit RunError(const std::string& message) : Error(message, ExitCode::failed) {}
};

/// The user stopped the run. Exit code 1.
class Cancelled : public RunError {
public:
    Cancelled() : RunError("stopped by the user") {}
};

}  // namespace anchorite
