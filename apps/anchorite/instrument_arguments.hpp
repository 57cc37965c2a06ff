#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "anchorite/measurement/formats/format.hpp"

namespace anchorite::app {

/// How the user says that an instrument's files are to be read.
struct InstrumentArguments {
    std::vector<std::filesystem::path> files;
    std::string format;
    std::string decimal_mark;
    std::string separator;
    std::vector<std::string> columns;  ///< "name" or "name [unit]", in order
    int skip = 0;
};

/// Adds --format, --decimal, --separator, --columns and --skip.
void add_layout_options(CLI::App& command, InstrumentArguments& arguments);

/// Reads one of the files. @throws InputError  as measurement::read_instrument_file
measurement::InstrumentFile read_instrument(const std::filesystem::path& file,
                                            const InstrumentArguments& arguments);

}  // namespace anchorite::app
