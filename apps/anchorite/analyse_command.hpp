#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <type_traits>

#include "analyse_input.hpp"
#include "analysis_output.hpp"

namespace anchorite::app {

/// Ends the options of a kind of analysis: how its files are read, where results go, and what runs.
/// `Arguments` has an `input` and an `output`.
template <class Arguments>
void finish_kind(CLI::App& command, const std::shared_ptr<Arguments>& arguments, Session& session,
                 std::type_identity_t<void (*)(const Arguments&, Session&)> run) {
    add_layout_options(command, arguments->input);
    add_output_options(command, arguments->output, session);
    command.callback([arguments, &session, run] { run(*arguments, session); });
}

}  // namespace anchorite::app
