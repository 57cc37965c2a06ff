#pragma once

#include <CLI/Validators.hpp>

namespace anchorite::app {

// Checks of options that name what a command will write, made before it computes anything: the
// place must be a folder (a file in a folder) that exists or can be created.
CLI::Validator output_folder();
CLI::Validator output_file();

}  // namespace anchorite::app
