#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "anchorite/measurement/check.hpp"
#include "anchorite/measurement/samples/sample_run.hpp"

namespace anchorite::report {

/// Version of the formats below; raised when a reader would have to change.
constexpr int record_format_version = 1;

/// What a record's samples gave, and what the rules say of it.
struct RecordResult {
    measurement::Record record;          ///< as read
    measurement::SampleResults results;  ///< of its samples
    measurement::CheckResult check;      ///< of reported and measured values together
};

/// Folder of each analysis below the output, "control/2-decay", in the order of the results.
std::vector<std::string> analysis_folders(const measurement::SampleResults& results);

/// Samples with raw files and their hashes, estimates with definitions and errors, and findings;
/// figures and tables are in the folders that it names (docs/sample-record.md).
nlohmann::ordered_json record_json(const RecordResult& result);

/// Every number of every analysis in one HDF5 file:
///
/// | path | holds |
/// |---|---|
/// | `/` | attributes: format, format_version, title, program, version, date, input, input_sha256 |
/// | `/SAMPLE` | attributes: molecule, substrate, emitter |
/// | `/SAMPLE/N-KIND` | attributes: kind, summary, file_N, sha256_N, setting: NAME |
/// | `…/estimates/ID` | value, standard error, low and high end of the 95 % interval; NaN: none |
/// | `…/tables/ID/COLUMN` | numbers; columns of words are left out |
/// | `…/plots/ID/CURVE` | rows x, y and, where there are any, errors of y |
/// | `…/maps/ID` | x, y, values [y × x] |
///
/// Each data set has an attribute `unit`.
/// @throws RunError  the file cannot be written
void write_record_hdf5(const RecordResult& result, const std::filesystem::path& file);

/// Writes record.json, record.h5 and, a folder each, what write_analysis writes of each analysis.
/// @return the path of record.json  @throws RunError  a file cannot be written
std::filesystem::path write_record(const RecordResult& result, const std::filesystem::path& folder);

}  // namespace anchorite::report
