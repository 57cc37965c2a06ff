#include "command_text.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>

namespace anchorite::app {

std::string shell_quoted(const std::string& text) {
    const auto plain = [](unsigned char c) {
        return std::isalnum(c) != 0 ||
               std::string_view("-_./,:=+@%").find(static_cast<char>(c)) != std::string_view::npos;
    };
    if (!text.empty() && std::all_of(text.begin(), text.end(), plain)) return text;
    std::string quoted = "'";
    for (const char c : text) {
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return quoted + "'";
}

std::string command_text(const CLI::App& command, const std::string& extra,
                         const std::vector<std::string>& without) {
    std::string text = "anchorite " + command.get_name();
    for (const CLI::Option* option : command.get_options()) {
        const std::string name = option->get_name();
        const bool left_out = std::find(without.begin(), without.end(), name) != without.end();
        if (option->count() == 0 || name == extra || left_out) continue;
        const bool is_flag = option->get_expected_max() == 0;
        if (is_flag) {
            text += " " + name;
            continue;
        }
        for (const auto& value : option->results()) {
            text += (option->get_positional() ? " " : " " + name + " ") + shell_quoted(value);
        }
    }
    return text + " " + extra;
}

}  // namespace anchorite::app
