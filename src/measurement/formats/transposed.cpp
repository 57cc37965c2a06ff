#include "measurement/formats/transposed.hpp"

namespace anchorite::measurement {

std::vector<double> row_by_row(const std::vector<std::vector<double>>& columns, std::size_t first) {
    std::vector<double> values;
    if (columns.size() <= first) return values;
    values.reserve((columns.size() - first) * columns[first].size());
    for (std::size_t row = 0; row < columns[first].size(); ++row) {
        for (std::size_t c = first; c < columns.size(); ++c) values.push_back(columns[c][row]);
    }
    return values;
}

std::vector<double> column_by_column(const std::vector<std::vector<double>>& columns,
                                     std::size_t first) {
    std::vector<double> values;
    for (std::size_t c = first; c < columns.size(); ++c) {
        values.insert(values.end(), columns[c].begin(), columns[c].end());
    }
    return values;
}

}  // namespace anchorite::measurement
