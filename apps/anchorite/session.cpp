#include "session.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "anchorite/base/json.hpp"

namespace anchorite::app {

namespace {

bool wants_json(int argc, const char* const* argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--") {
            return false;
        }
        if (argument == "--json") {
            return true;
        }
    }
    return false;
}

/// Text in a style where standard output is a terminal that wants it.
std::string styled(const std::string& text, int style) {
    const char* no_color = std::getenv("NO_COLOR");
    const bool wanted = no_color == nullptr || *no_color == '\0';
    if (!wanted || isatty(STDOUT_FILENO) == 0) return text;
    return fmt::format("\033[{}m{}\033[0m", style, text);
}

void write_stdout(const std::string& text) {
    const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    if (!written || std::fflush(stdout) != 0) {
        throw RunError(fmt::format("cannot write to standard output: {}", std::strerror(errno)));
    }
}

nlohmann::ordered_json error_json(const std::exception& error) {
    nlohmann::ordered_json body{{"message", error.what()}};
    if (const auto* input = dynamic_cast<const InputError*>(&error)) {
        const SourceLocation& where = input->where();
        body["message"] = input->message();
        if (!where.file.empty()) {
            body["file"] = where.file;
        }
        if (where.line > 0) {
            body["line"] = where.line;
            body["column"] = where.column;
        }
        if (!input->hint().empty()) {
            body["hint"] = input->hint();
        }
    }
    return {{"error", body}};
}

}  // namespace

Session::Session(int argc, const char* const* argv) : json_(wants_json(argc, argv)) {}

void Session::add_json_flag(CLI::App& command) {
    command.add_flag("--json", json_, "Print one JSON document instead of text");
}

std::string Session::bold(const std::string& text) const {
    return styled(text, 1);
}

std::string Session::coloured(const std::string& text, Colour colour) const {
    return styled(text, static_cast<int>(colour));
}

void Session::print(const nlohmann::ordered_json& document) {
    if (take_) return;
    finish_progress();
    write_stdout(json_text(document) + "\n");
}

void Session::print(const std::string& text) {
    if (take_) return;
    finish_progress();
    write_stdout(text);
}

void Session::warn(const std::string& message) {
    if (take_) return;  // an analysis carries its own warnings
    finish_progress();
    log_.warning(message);
}

void Session::fail(const std::string& message, ExitCode code) {
    finish_progress();
    fmt::print(stderr, "anchorite: {}\n", message);
    exit_code_ = code;
}

ProgressCallback Session::progress() {
    if (take_) return {};
    interrupt_ = std::make_unique<InterruptGuard>();
    reporter_ = std::make_unique<ProgressReporter>(
        stderr, ProgressStyle::detect(stderr),
        [guard = interrupt_.get()] { return guard->interrupted(); });
    return reporter_->callback();
}

ExitCode Session::report(const std::exception& error) {
    finish_progress();
    const auto* known = dynamic_cast<const Error*>(&error);
    const std::string prefix = known != nullptr ? "" : "unexpected: ";
    fmt::print(stderr, "anchorite: {}{}\n", prefix, error.what());
    if (json_) {
        try {
            write_stdout(json_text(error_json(error)) + "\n");
        } catch (const RunError&) {
            return ExitCode::failed;  // standard output is what broke; stderr has the reason
        }
    }
    return known != nullptr ? known->exit_code() : ExitCode::failed;
}

void Session::finish_progress() {
    if (reporter_) {
        reporter_->finish();
    }
}

}  // namespace anchorite::app
