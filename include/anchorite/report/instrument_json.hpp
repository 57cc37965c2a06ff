#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <vector>

#include "anchorite/measurement/formats/format.hpp"
#include "anchorite/report/optics_write.hpp"

namespace anchorite::report {

/// Every format that can be read, with what tells it from others and what is read of it.
nlohmann::ordered_json formats_json();

/// Files of instruments as the one document that `anchorite read --json` prints: what is in each,
/// numbers included; null where the file has none.
nlohmann::ordered_json instrument_json(std::span<const measurement::InstrumentFile> files);

/// Every table and map of the file as CSV, named after the file.
std::vector<CsvFile> instrument_csv(const measurement::InstrumentFile& file);

}  // namespace anchorite::report
