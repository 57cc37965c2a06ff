#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "anchorite/optics/run.hpp"

namespace anchorite::report {

/// A table as a CSV file.
struct CsvFile {
    std::string name;  ///< of the file
    std::string text;
};

/// The tables of an optical computation: channels, their shares by wavelength and position, angular
/// pattern, spectra, light from outside, tolerances and scan (the last two where there are any).
std::vector<CsvFile> optics_csv(const optics::OpticsResult& result);

/// Writes optics.html, optics.json and the CSV files into `folder`, which is created if need be.
/// @return the path of optics.html
/// @throws RunError  a file cannot be written, or a number is NaN or infinite
std::filesystem::path write_optics(const optics::OpticsResult& result,
                                   const std::filesystem::path& folder);

}  // namespace anchorite::report
