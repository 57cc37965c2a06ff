#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "anchorite/measurement/formats/format.hpp"
#include "anchorite/report/optics_write.hpp"

namespace anchorite::report {

/// Every format that can be read.
nlohmann::ordered_json formats_json();

/// What is in an instrument's file, numbers included; null where the file has none.
nlohmann::ordered_json instrument_json(const measurement::InstrumentFile& file);

/// Every table and map of the file as CSV, named after the file.
std::vector<CsvFile> instrument_csv(const measurement::InstrumentFile& file);

}  // namespace anchorite::report
