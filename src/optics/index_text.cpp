#include <fmt/format.h>

#include <algorithm>

#include "anchorite/optics/material_file.hpp"
#include "optics/index_columns.hpp"

namespace anchorite::optics {
namespace {

/// Column of a block that its heading calls `letter`; none where no heading does.
/// @throws InputError  two columns are called so
std::optional<std::size_t> column_called(const TextBlock& block, const std::string& letter) {
    std::optional<std::size_t> found;
    for (std::size_t i = 1; i < block.heading.size(); ++i) {
        const auto words = heading_words(block.heading[i]);
        if (std::find(words.begin(), words.end(), letter) == words.end()) continue;
        if (found) {
            throw InputError(block.heading_where,
                             fmt::format("two columns are called {}; keep one", letter));
        }
        found = i;
    }
    return found;
}

struct Columns {
    std::optional<std::size_t> n;
    std::optional<std::size_t> k;
};

/// Without names the columns are wavelength, n and k, in this order.
Columns columns_of(const TextBlock& block, bool first) {
    const std::size_t count = block.rows.front().size();
    if (block.heading.size() > 1) {
        const Columns named{column_called(block, "n"), column_called(block, "k")};
        if (!named.n && !named.k) {
            throw InputError(block.heading_where, "no column is called n or k");
        }
        if (std::max(named.n.value_or(0), named.k.value_or(0)) >= count) {
            throw InputError(block.places.front(), "the heading has more columns than this row");
        }
        return named;
    }
    if (count == 3) return {1, 2};
    if (count == 2 && first) return {1, std::nullopt};
    if (count == 2) return {std::nullopt, 1};
    throw InputError(block.places.front(),
                     fmt::format("{} columns without names; expected wavelength, n and k", count));
}

}  // namespace

OpticalConstants parse_index_text(std::string_view text, std::string_view name,
                                  const std::optional<std::string>& unit) {
    std::optional<Dispersion> n;
    std::optional<Dispersion> k;
    auto blocks = parse_text_columns(text, name);
    for (TextBlock& block : blocks) {
        const Columns columns = columns_of(block, &block == &blocks.front());
        const SourceLocation where = block.places.front();
        order_by_wavelength(block);
        const double factor = wavelength_factor(block, unit);
        if (columns.n) set_once(n, table_of(block, *columns.n, factor, "n"), "n", where);
        if (columns.k) set_once(k, table_of(block, *columns.k, factor, "k"), "k", where);
    }
    if (!n) throw InputError(blocks.front().places.front(), "the file has no n");
    return {*n, k};
}

OpticalConstants parse_material_file(std::string_view text, std::string_view name,
                                     const std::optional<std::string>& unit) {
    if (name.ends_with(".yml") || name.ends_with(".yaml")) {
        return parse_refractive_index_yaml(text, name);
    }
    return parse_index_text(text, name, unit);
}

}  // namespace anchorite::optics
