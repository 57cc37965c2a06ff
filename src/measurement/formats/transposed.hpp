#pragma once

#include <vector>

namespace anchorite::measurement {

/// Values of columns[first] and on, one row of the file after another, as DataMap wants them
/// where the file's rows are the map's.
std::vector<double> row_by_row(const std::vector<std::vector<double>>& columns, std::size_t first);

/// The same, one column after another, where the file's columns are the map's rows.
std::vector<double> column_by_column(const std::vector<std::vector<double>>& columns,
                                     std::size_t first);

}  // namespace anchorite::measurement
