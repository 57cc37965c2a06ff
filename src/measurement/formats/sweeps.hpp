#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "measurement/formats/headings.hpp"
#include "measurement/formats/text_lines.hpp"

namespace anchorite::measurement {

/// A current-voltage sweep as a table: the voltage, then the current or its density.
DataTable sweep_table(std::string_view name, const Heading& voltage, std::vector<double> voltages,
                      const Heading& current, std::vector<double> currents);

/// Adds a row of values, one for each sweep, to the headers of the sweeps.
/// @param values  one for each sweep, or one for each pixel: then sweeps of one pixel, told by
///                their names up to the first "_", share it; other counts are passed over
void add_to_sweeps(const std::string& key, const std::vector<std::string_view>& values,
                   std::vector<DataTable>& sweeps);

}  // namespace anchorite::measurement
