#include "man_page.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "command_tree.hpp"

namespace anchorite::app {

namespace {

constexpr const char* closing = R"(.SH EXIT STATUS
.TP
0
success
.TP
1
the run failed: out of disk space, stopped, no pose to write
.TP
2
the input or the command line is wrong; the message says where and what to change
.SH ENVIRONMENT
.TP
NO_COLOR
no colour where it is set and not empty
.TP
XDG_CACHE_HOME
GFN2-xTB results are kept in its folder
.IR anchorite ,
else in
.I ~/.cache/anchorite
.TP
SOURCE_DATE_EPOCH
date written into results, in seconds since 1970, instead of now
.SH EXAMPLES
.nf
anchorite match 'COc1ccc(cc1)P(=O)(c1ccccc1)c1ccccc1' \-\-lattice CsPbI3 \-\-pose pose.xyz
anchorite study studies/cspbi3\-anchors/study.toml \-\-output out
anchorite screen library.smi.gz \-\-lattice mine.cif \-\-spacing "6.3 Å"
source <(anchorite completion bash)
.fi
.SH SEE ALSO
.BR xtb (1)
)";

/// Text with what roff would take for itself made harmless.
std::string roff(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        if (c == '\\') {
            safe += "\\e";
        } else if (c == '-') {
            safe += "\\-";
        } else {
            safe += c;
        }
    }
    const bool request = !safe.empty() && (safe.front() == '.' || safe.front() == '\'');
    return request ? "\\&" + safe : safe;
}

/// Names of an option and what it takes: `--spacing LENGTH`.
std::string heading(const CLI::Option& option) {
    std::string text = ".B " + roff(option.get_name(option.get_positional(), true));
    std::string type = option.get_type_name();
    if (const auto open = type.find('{'); open != std::string::npos) {
        type = type.substr(open);
    } else {
        type = type.substr(0, type.find(':'));
    }
    if (option.get_expected_max() > 0 && !type.empty() && !option.get_positional()) {
        text += "\\fR \\fI" + roff(type);
    }
    return text;
}

std::string entry(const CLI::Option& option) {
    std::string text = ".TP\n" + heading(option) + "\n" + roff(option.get_description());
    if (!option.get_default_str().empty()) {
        text += fmt::format(" (default {})", roff(option.get_default_str()));
    }
    if (option.get_required() && !option.get_positional()) {
        text += " (required)";
    }
    return text + "\n";
}

std::string options_text(const CLI::App& command) {
    std::string text;
    for (const bool positional : {true, false}) {
        for (const CLI::Option* option : command.get_options()) {
            if (option->get_positional() == positional) {
                text += entry(*option);
            }
        }
    }
    return text;
}

std::string synopsis(const CLI::App& command) {
    std::string text = roff(command_path(command));
    for (const CLI::Option* option : command.get_options()) {
        if (option->get_positional()) {
            const std::string name = roff(option->get_name(true));
            text += option->get_required() ? " " + name : fmt::format(" [{}]", name);
        } else if (option->get_required()) {
            text += fmt::format(" {} ...", roff(option->get_name()));
        }
    }
    const bool parent = !command.get_subcommands({}).empty();
    return text + (parent ? " command" : " [options]");
}

}  // namespace

std::string man_page(const CLI::App& app, const std::string& version) {
    std::string text =
        fmt::format(".TH ANCHORITE 1 \"\" \"anchorite {}\" \"User Commands\"\n", version);
    text += ".SH NAME\nanchorite \\- match molecules to halide\\-perovskite surfaces\n";
    text += ".SH SYNOPSIS\n.B anchorite\n.I command\n[options]\n";
    text += ".SH DESCRIPTION\n" + roff(app.get_description()) + "\n";
    text += ".SH OPTIONS\n" + options_text(app);
    text += ".SH COMMANDS\n";
    for (const CLI::App* command : commands_below(app)) {
        text += fmt::format(".SS {}\n{}.\n", synopsis(*command), roff(command->get_description()));
        text += options_text(*command);
    }
    return text + closing;
}

}  // namespace anchorite::app
