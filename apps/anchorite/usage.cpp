#include "usage.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "anchorite/base/suggest.hpp"
#include "command_tree.hpp"

namespace anchorite::app {

namespace {

const CLI::App& innermost(const CLI::App& app) {
    const CLI::App* command = &app;
    while (!command->get_subcommands().empty()) {
        command = command->get_subcommands().back();
    }
    return *command;
}

std::vector<std::string> known_words(const CLI::App& command, bool options) {
    std::vector<std::string> words;
    if (options) {
        for (const CLI::Option* option : command.get_options()) {
            for (const auto& name : option->get_lnames()) {
                words.push_back("--" + name);
            }
        }
    } else {
        for (const CLI::App* child : command.get_subcommands({})) {
            words.push_back(child->get_name());
        }
    }
    return words;
}

/// CLI11's sentence in the house style: lower case first, no full stop.
std::string house_style(std::string sentence) {
    while (!sentence.empty() && (sentence.back() == '.' || sentence.back() == '\n')) {
        sentence.pop_back();
    }
    const bool acronym =
        sentence.size() > 1 && std::isupper(static_cast<unsigned char>(sentence[1]));
    if (!sentence.empty() && !acronym) {
        sentence[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(sentence[0])));
    }
    return sentence;
}

std::string unexpected(const CLI::App& command, const std::string& word) {
    const bool option = word.starts_with("-");
    const auto known = known_words(command, option);
    const std::string what = option ? "option" : (known.empty() ? "argument" : "command");
    const std::string advice = did_you_mean(word, known);
    return fmt::format("unknown {} '{}'{}{}", what, word, advice.empty() ? "" : "; ", advice);
}

}  // namespace

std::string requested_text(const CLI::App& app, const CLI::ParseError& request) {
    if (request.get_name() == "CallForVersion") {
        return std::string(request.what()) + "\n";
    }
    return app.help();
}

InputError usage_error(const CLI::App& app, const CLI::ParseError& error) {
    const CLI::App& command = innermost(app);
    const std::vector<std::string> extras = command.remaining();
    const std::string message =
        extras.empty() ? house_style(error.what()) : unexpected(command, extras.front());
    const std::string path = command_path(command);
    return InputError({}, message,
                      fmt::format("see `anchorite {}--help`", path.empty() ? path : path + " "));
}

}  // namespace anchorite::app
