#include "optics/index_columns.hpp"

#include <fmt/format.h>

#include <utility>

namespace anchorite::optics {

DispersionTable table_of(const TextBlock& block, std::size_t column, double factor,
                         const char* what) {
    DispersionTable table;
    for (std::size_t i = 0; i < block.rows.size(); ++i) {
        const double value = block.rows[i][column];
        if (value < 0) {
            throw InputError(block.places[i],
                             fmt::format("{} is {:.6g}; it cannot be negative", what, value),
                             "absorption is a positive k in n + ik");
        }
        table.wavelengths.push_back(block.rows[i].front() * factor);
        table.values.push_back(value);
    }
    return table;
}

void set_once(std::optional<Dispersion>& target, Dispersion value, const char* what,
              const SourceLocation& where) {
    if (target) throw InputError(where, fmt::format("the file gives {} twice", what));
    target = std::move(value);
}

}  // namespace anchorite::optics
