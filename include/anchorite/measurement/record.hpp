#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "anchorite/base/schema.hpp"
#include "anchorite/measurement/record_chemistry.hpp"
#include "anchorite/measurement/record_device.hpp"
#include "anchorite/measurement/record_film.hpp"
#include "anchorite/measurement/record_sample.hpp"
#include "anchorite/measurement/record_structure.hpp"

namespace anchorite::measurement {

/// What a report (a paper, a notebook) says of one experiment; only what it says.
struct Record {
    std::filesystem::path path;  ///< of the record; relative paths start in its folder
    std::string sha256;          ///< of its bytes
    std::string title;
    std::string source;  ///< of all values, e.g. a doi
    LightReport light;   ///< of devices and lifetimes that name none
    std::vector<Compound> compounds;
    std::vector<Quantity> quantities;
    std::vector<LayerReport> layers;
    std::vector<SpinReport> spins;
    std::vector<TrapFillingReport> trap_fillings;
    std::vector<LuminescenceReport> luminescence;
    std::vector<DeviceReport> devices;
    std::vector<LifetimeReport> lifetimes;
    std::vector<RepeatedValue> repeated;
    std::vector<StructureReport> structures;
    std::vector<SampleReport> samples;
    std::vector<ComparedValue> compared;  ///< not read: what with_measured finds
};

/// The declaration behind parsing, validation and `anchorite schema record`.
Schema<Record> record_schema();

/// @throws InputError  with file, line and column: not TOML, an unknown key, a wrong type, unit or
///                     value, two of one name, nothing to check, a compound without formula
Record read_record(const std::filesystem::path& file);

/// The same for text in memory; `name` stands for the file. @throws InputError  as read_record
Record parse_record(std::string_view text, std::string_view name);

}  // namespace anchorite::measurement
