#pragma once

#include <string>

namespace CLI {
class App;
}

namespace anchorite::app {

/// The program's manual page in roff, made from its own description of commands and options.
std::string man_page(const CLI::App& app, const std::string& version);

}  // namespace anchorite::app
