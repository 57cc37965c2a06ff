#pragma once

#include <string>

#include "anchorite/base/error.hpp"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace anchorite::app {

/// The text that --help, --help-all or --version asked for.
std::string requested_text(const CLI::App& app, const CLI::ParseError& request);

/// A command-line mistake in this program's words: what is wrong, the closest command or option,
/// and where the help is.
InputError usage_error(const CLI::App& app, const CLI::ParseError& error);

}  // namespace anchorite::app
