#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>

#include "anchorite/measurement/analysis.hpp"
#include "session.hpp"

namespace anchorite::app {

/// Adds --output, the folder for the page, the JSON and the CSV files, and --json.
void add_output_options(CLI::App& command, std::filesystem::path& output, Session& session);

/// Prints an analysis as text or JSON and, where `output` is not empty, writes its page and files.
/// @throws RunError  a file cannot be written
void present_analysis(const measurement::Analysis& analysis, const std::filesystem::path& output,
                      Session& session);

}  // namespace anchorite::app
