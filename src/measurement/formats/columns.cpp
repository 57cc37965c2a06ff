#include "anchorite/measurement/formats/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "anchorite/base/error.hpp"
#include "anchorite/base/suggest.hpp"

namespace anchorite::measurement {

namespace {

/// A heading in lower case, without a unit in brackets, underscores as blanks.
std::string plain_heading(std::string_view text) {
    std::string plain;
    for (const char c : text) {
        if (c == '[' || c == '(') break;
        const bool blank = c == '_' || std::isspace(static_cast<unsigned char>(c)) != 0;
        plain += blank ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    while (plain.ends_with(' ')) plain.pop_back();
    const auto begin = plain.find_first_not_of(' ');
    return begin == std::string::npos ? "" : plain.substr(begin);
}

bool heading_begins_with(const std::string& heading, const std::string& word) {
    return word.size() > 2 && heading.starts_with(word + ' ');
}

template <class Fits>
std::vector<const Column*> columns_where(const DataTable& table, const Fits& fits) {
    std::vector<const Column*> found;
    for (const Column& column : table.columns) {
        if (fits(column)) found.push_back(&column);
    }
    return found;
}

/// No column, one, or an error that names those between which nothing decides.
const Column* only_one(const std::vector<const Column*>& found, const ColumnQuery& query) {
    if (found.empty()) return nullptr;
    if (found.size() == 1) return found.front();
    std::string names;
    for (const Column* column : found) {
        names += fmt::format("{}\"{}\"", names.empty() ? "" : ", ", column->name);
    }
    throw InputError(fmt::format("{} columns could be the {}: {}; say which with --columns",
                                 found.size(), query.what, names));
}

bool unit_free(Dimension dimension) {
    return dimension == Dimension::number || dimension == Dimension::fraction;
}

/// "e.g. 'Duration_h [h]'": with the unit that ends the name, where it has one.
std::string example_with_unit(const std::string& name, Dimension dimension) {
    const auto parted = name.find_last_of("_ ");
    if (parted != std::string::npos) {
        const Column named{name, name.substr(parted + 1), {}};
        if (!named.unit.empty() && measures(named, dimension)) {
            return fmt::format("e.g. '{} [{}]'", name, named.unit);
        }
    }
    return fmt::format("e.g. '{} [{}]' if that is its unit", name,
                       suggested_units(dimension).front());
}

std::vector<const Column*> candidates(const DataTable& table, const ColumnQuery& query) {
    const auto named = [&query](const auto& test) {
        return [&query, test](const Column& column) {
            const std::string heading = plain_heading(column.name);
            const bool right_unit = column.unit.empty() || unit_free(query.dimension) ||
                                    measures(column, query.dimension);
            return right_unit && std::ranges::any_of(query.names, [&](const std::string& name) {
                       return test(heading, name);
                   });
        };
    };
    auto found = columns_where(
        table,
        named([](const std::string& heading, const std::string& name) { return heading == name; }));
    if (found.empty()) found = columns_where(table, named(heading_begins_with));
    if (found.empty() && !unit_free(query.dimension)) {
        found = columns_where(table, [&](const Column& column) {
            return !column.unit.empty() && measures(column, query.dimension);
        });
    }
    return found;
}

}  // namespace

std::string column_list(const DataTable& table) {
    std::string list;
    for (const Column& column : table.columns) {
        list += fmt::format("{}{}{}", list.empty() ? "" : ", ", column.name,
                            column.unit.empty() ? "" : fmt::format(" [{}]", column.unit));
    }
    return list.empty() ? "none" : list;
}

const Column* search_column(const DataTable& table, const ColumnQuery& query) {
    return only_one(candidates(table, query), query);
}

const Column& find_column(const DataTable& table, const ColumnQuery& query) {
    const Column* found = search_column(table, query);
    if (found != nullptr) return *found;
    throw InputError(fmt::format("there is no column of the {} (unit like {}); the columns are: {}",
                                 query.what,
                                 suggested_units(query.dimension).empty()
                                     ? "none"
                                     : std::string(suggested_units(query.dimension).front()),
                                 column_list(table)));
}

const Column& column_named(const DataTable& table, std::string_view name) {
    const std::string wanted = plain_heading(name);
    const auto found = columns_where(table, [&](const Column& column) {
        return column.name == name || plain_heading(column.name) == wanted;
    });
    if (found.size() == 1) return *found.front();
    std::vector<std::string> names;
    for (const Column& column : table.columns) names.push_back(column.name);
    throw InputError(fmt::format("{} column \"{}\"; {}",
                                 found.empty() ? "there is no" : "more than one", name,
                                 did_you_mean(name, names)));
}

bool measures(const Column& column, Dimension dimension) {
    if (column.unit.empty()) return unit_free(dimension);
    if (dimension == Dimension::number) return false;
    try {
        (void)from_unit(1, column.unit, dimension);
        return true;
    } catch (const InputError&) {
        return false;
    }
}

std::vector<double> column_in_si(const Column& column, Dimension dimension,
                                 std::string_view unstated) {
    if (dimension == Dimension::number) return column.values;
    const std::string_view unit = column.unit.empty() ? unstated : std::string_view(column.unit);
    if (unit.empty() && dimension == Dimension::fraction) return column.values;
    if (unit.empty()) {
        throw InputError(fmt::format(
            "column \"{}\" states no unit; name it with one, {}, in the option that says which "
            "column it is, or with all others in --columns",
            column.name, example_with_unit(column.name, dimension)));
    }
    std::vector<double> values = column.values;
    try {
        for (double& value : values) value = from_unit(value, unit, dimension);
    } catch (const InputError& error) {
        throw InputError(fmt::format("column \"{}\": {}", column.name, error.message()));
    }
    return values;
}

std::vector<double> column_in_unit(const Column& column, std::string_view unit, Dimension dimension,
                                   std::string_view unstated) {
    std::vector<double> values = column_in_si(column, dimension, unstated);
    for (double& value : values) value = to_unit(value, unit, dimension);
    return values;
}

}  // namespace anchorite::measurement
