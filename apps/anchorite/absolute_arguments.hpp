#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "analyse_input.hpp"
#include "anchorite/measurement/light/absolute_plqy.hpp"

namespace anchorite::app {

/// What a quantum yield from a calibrated spectrum needs beside it.
struct AbsoluteArguments {
    bool absolute = false;
    bool both_sides = false;
    std::filesystem::path edge;
    std::string laser, irradiance, power, spot, gap, tail;
    std::string temperature = "25 °C", temperature_error = "1 K";
    std::string calibration_error = "0 %", excitation_error = "0 %";
    double absorptance = 0;
    double tail_absorptance = 1;
};

/// Adds --absolute and what goes with it.
void add_absolute_options(CLI::App& command, AbsoluteArguments& arguments);

/// Analyses calibrated spectra. @param emission  "FROM:TO nm" or empty
/// @throws InputError  options that miss or contradict each other, wrong files
measurement::Analysis analyse_absolute(const AbsoluteArguments& arguments,
                                       const InstrumentArguments& input,
                                       const std::string& emission);

}  // namespace anchorite::app
