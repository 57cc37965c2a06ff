#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "anchorite/stack/scan.hpp"

namespace anchorite::app {

/// A stack file as commands take it, with keys given on the command line.
struct StackArguments {
    std::filesystem::path file;
    std::vector<std::string> set;
    std::vector<std::string> vary;
};

/// Adds the file, --set and --vary; `example` is a range for the help of --vary.
void add_stack_options(CLI::App& command, StackArguments& arguments, const std::string& example);

/// The stack with what --set says. @throws InputError  as stack::read_stack and full_path
stack::Stack read_stack(const StackArguments& arguments);

/// What --vary says; no axes without it. @throws InputError  as parse_scan_axis and ScanGrid
std::vector<stack::ScanAxis> scan_axes(const StackArguments& arguments,
                                       const stack::Stack& description);

}  // namespace anchorite::app
