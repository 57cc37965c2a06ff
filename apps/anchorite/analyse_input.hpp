#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/base/units.hpp"
#include "anchorite/measurement/analysis.hpp"
#include "anchorite/measurement/formats/at_file.hpp"
#include "anchorite/measurement/light/spectrum_figures.hpp"
#include "instrument_arguments.hpp"

namespace anchorite::app {

/// Adds FILE..., which must be given.
void add_files(CLI::App& command, InstrumentArguments& arguments, const std::string& help);

/// Reads the files one by one and does something with each, so that what is wrong with one names
/// it.
/// @returns what they are in the sources of an analysis
/// @throws InputError  as read_instrument, or what the action throws, at the file
std::vector<measurement::SourceFile> for_each_file(
    const InstrumentArguments& arguments,
    const std::function<void(const measurement::InstrumentFile&)>& action);

/// All the files. @throws InputError  as read_instrument
std::vector<measurement::InstrumentFile> read_all(const InstrumentArguments& arguments);

/// Adds --area, of a device whose file has currents.
void add_area_option(CLI::App& command, std::string& area);

/// That area; none where it was not given. @throws InputError  not above 0
std::optional<double> given_area(const std::string& text);

/// A quantity given to an option, in SI. @throws InputError  names the option
double quantity(const std::string& option, const std::string& text, Dimension dimension);

/// The same, above 0. @throws InputError  names the option
double positive(const std::string& option, const std::string& text, Dimension dimension);

/// "400 nm : 720 nm", also "400:720 nm", in SI.
struct Window {
    double from = 0;
    double to = 0;
};

/// @throws InputError  names the option: no colon, a wrong unit, the end not after the begin
Window window(const std::string& option, const std::string& text, Dimension dimension);

/// The same of wavelengths. @throws InputError  as window
measurement::SpectralWindow spectral_window(const std::string& option, const std::string& text);

/// What a file is in the sources of an analysis.
measurement::SourceFile source_of(const measurement::InstrumentFile& file);

}  // namespace anchorite::app
