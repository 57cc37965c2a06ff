#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "anchorite/measurement/light/device_statistics.hpp"

namespace anchorite::app {

/// Which columns of a table of devices to take, by heading, with or without the unit in brackets.
/// Only the value must be there.
struct DeviceColumns {
    std::string value;
    std::string device = "device";
    std::string substrate = "substrate";
    std::string group = "group";
};

/// Devices of a delimited text file whose first line has the headings ("EQE [%]"), and the unit of
/// their values.
struct DeviceTable {
    std::vector<measurement::DeviceValue> devices;
    std::string value;  ///< heading of the values, without its unit
    std::string unit;
};

/// @throws InputError  no column of that name, a row of another length, a value that is no number
///                     (an empty one, "nan" and "NA" are none and will be excluded)
DeviceTable read_device_table(const std::filesystem::path& file, const DeviceColumns& columns);

}  // namespace anchorite::app
