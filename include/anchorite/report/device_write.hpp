#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "anchorite/device/run.hpp"
#include "anchorite/device/scan.hpp"
#include "anchorite/report/optics_write.hpp"

namespace anchorite::report {

/// Version of the format below; raised when a reader would have to change.
constexpr int device_format_version = 1;

/// Everything a sweep gives, with units in the keys (docs/device.md). Profiles are thinned to about
/// 240 positions; the CSV files have every node.
/// @param scan  null where nothing was varied
nlohmann::ordered_json device_json(const device::DeviceResult& result,
                                   const device::ScanTable* scan = nullptr);

/// The tables of a sweep: curve, losses, recombination zone, profiles (all points in one file), and
/// transient, impedance and scan where there are any.
std::vector<CsvFile> device_csv(const device::DeviceResult& result,
                                const device::ScanTable* scan = nullptr);

/// The page with curves, bands and rates, its results inside.
/// @throws RunError  a number is NaN or infinite
std::string html_device(const nlohmann::ordered_json& results);

/// Writes device.html, device.json and the CSV files into `folder`, which is created if need be.
/// @return the path of device.html
/// @throws RunError  a file cannot be written, or a number is NaN or infinite
std::filesystem::path write_device(const device::DeviceResult& result,
                                   const device::ScanTable* scan,
                                   const std::filesystem::path& folder);

}  // namespace anchorite::report
