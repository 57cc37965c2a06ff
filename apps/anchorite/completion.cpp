#include "completion.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "anchorite/lattice/crystal.hpp"
#include "command_tree.hpp"

namespace anchorite::app {

namespace {

constexpr const char* head = R"(# bash completion for anchorite; made by `anchorite completion bash`
_anchorite() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command="" word
    local IFS=$'\n'
    COMPREPLY=()
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case "$command $word" in
)";

constexpr const char* tail = R"(    esac
}
complete -o filenames -F _anchorite anchorite
)";

const CLI::App* root(const CLI::App& app) {
    const CLI::App* top = &app;
    while (top->get_parent() != nullptr) {
        top = top->get_parent();
    }
    return top;
}

std::string words(const std::vector<std::string>& values) {
    // compgen splits its word list at IFS, which the function sets to the line end.
    return fmt::format("compgen -W $'{}' -- \"$current\"", fmt::join(values, "\\n"));
}

std::string value_command(const CLI::Option& option) {
    const std::string type = option.get_type_name();
    if (type.starts_with("LATTICE")) {
        std::vector<std::string> names;
        for (const auto& crystal : lattice::built_in_crystals()) {
            names.emplace_back(crystal.name);
        }
        return words(names) + "; compgen -f -- \"$current\"";
    }
    const auto open = type.find('{');
    const auto close = type.find('}');
    if (open != std::string::npos && close != std::string::npos) {
        return words(CLI::detail::split(type.substr(open + 1, close - open - 1), ','));
    }
    if (type.find("DIR") != std::string::npos) {
        return "compgen -d -- \"$current\"";
    }
    return type.find("FILE") != std::string::npos ? "compgen -f -- \"$current\"" : "";
}

std::string reply(const std::string& command) {
    return fmt::format("mapfile -t COMPREPLY < <({})", command);
}

std::vector<std::string> option_names(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::Option* option : command.get_options()) {
        for (const auto& name : option->get_lnames()) {
            names.push_back("--" + name);
        }
    }
    return names;
}

std::string value_cases(const CLI::App& command) {
    std::string text;
    for (const CLI::Option* option : command.get_options()) {
        const std::string values = value_command(*option);
        if (values.empty() || option->get_lnames().empty()) {
            continue;
        }
        text += fmt::format("        '{} --{}')\n            {}\n            return ;;\n",
                            command_path(command), option->get_lnames().front(), reply(values));
    }
    return text;
}

std::string positional_values(const CLI::App& command) {
    for (const CLI::Option* option : command.get_options()) {
        if (option->get_positional()) {
            return value_command(*option);
        }
    }
    return {};
}

/// What may follow a command: those below it, and its options.
std::vector<std::string> first_words(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::App* below : command.get_subcommands({})) names.push_back(below->get_name());
    const auto options = option_names(command);
    names.insert(names.end(), options.begin(), options.end());
    return names;
}

/// The shell's patterns of `"$command $word"` where a word continues the command.
std::string path_patterns(const CLI::App& top) {
    std::vector<std::string> patterns;
    for (const CLI::App* command : commands_below(top)) {
        const std::string path = command_path(*command);
        const bool nested = path.find(' ') != std::string::npos;
        patterns.push_back(fmt::format("'{}{}'", nested ? "" : " ", path));
    }
    return fmt::format("{}", fmt::join(patterns, "|"));
}

std::string command_case(const CLI::App& command) {
    const std::string positional = positional_values(command);
    std::string text = fmt::format("        '{}')\n", command_path(command));
    if (!positional.empty()) {
        text += fmt::format(
            "            if [[ $current != -* ]]; then\n                {}\n"
            "                return\n            fi\n",
            reply(positional));
    }
    return text + fmt::format("            {} ;;\n", reply(words(first_words(command))));
}

}  // namespace

std::string bash_completion(const CLI::App& app) {
    const CLI::App* top = root(app);
    std::string values;
    std::string commands;
    for (const CLI::App* command : commands_below(*top)) {
        values += value_cases(*command);
        commands += command_case(*command);
    }
    std::string text = head;
    text += fmt::format(
        "            {}) command=${{command:+$command }}$word ;;\n        esac\n    done\n",
        path_patterns(*top));
    text += "    case \"$command $previous\" in\n" + values + "    esac\n";
    text += "    case $command in\n";
    text += fmt::format("        '')\n            {} ;;\n", reply(words(first_words(*top))));
    return text + commands + tail;
}

}  // namespace anchorite::app
