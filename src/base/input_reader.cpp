#include "anchorite/base/input_reader.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/base/suggest.hpp"
#include "anchorite/base/text_file.hpp"
#include "anchorite/base/units.hpp"
#include "override_path.hpp"

namespace anchorite {
namespace {

std::vector<std::string> split_lines(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

std::string_view type_name(const toml::node& node) {
    switch (node.type()) {
        case toml::node_type::string:
            return "text";
        case toml::node_type::integer:
            return "an integer";
        case toml::node_type::floating_point:
            return "a decimal number";
        case toml::node_type::boolean:
            return "true or false";
        case toml::node_type::array:
            return "a list";
        case toml::node_type::table:
            return "a table";
        default:
            return "a date or time";
    }
}

// Example of a quantity for messages: its default, or one of the suggested unit.
std::string example(const FieldDescription& field) {
    const auto units = suggested_units(field.dimension);
    if (field.kind == FieldKind::quantity && !field.default_shown.empty()) {
        return field.default_shown;
    }
    return fmt::format("1 {}", !field.options.unit.empty() ? field.options.unit
                               : units.empty()             ? ""
                                                           : std::string(units.front()));
}

std::string wanted(const FieldDescription& field, FieldKind kind) {
    switch (kind) {
        case FieldKind::integer:
            return "an integer";
        case FieldKind::number:
            return "a number";
        case FieldKind::boolean:
            return "true or false, without quotes";
        case FieldKind::quantity:
            return fmt::format("a {} in quotes such as \"{}\"", dimension_name(field.dimension),
                               example(field));
        case FieldKind::list:
            return "a list in square brackets";
        case FieldKind::table:
        case FieldKind::map:
            return "a table";
        default:
            return "text in quotes";
    }
}

// Checks a TOML document against a declaration, key by key.
class Reader {
public:
    Reader(std::string name, std::string_view text)
        : name_(std::move(name)), lines_(split_lines(text)) {}

    [[nodiscard]] InputTable table(const toml::table& node, const TableDescription& description,
                                   const SourceLocation& where) const {
        refuse_unknown_keys(node, description);
        InputTable result;
        result.where = where;
        for (const FieldDescription& field : description.fields) {
            if (const toml::node* value = node.get(field.name)) {
                result.entries.push_back({field.name, read(*value, field)});
            } else if (auto filled = absent(field, description, where)) {
                result.entries.push_back({field.name, std::move(*filled)});
            }
        }
        return result;
    }

    /// Puts an override into the document after checking its value.
    void apply(const InputOverride& one, const TableDescription& description,
               toml::table& document) const {
        const FieldDescription& field = find_field(description, one.path);
        const auto segments = path_segments(one.path);
        toml::table* table = &document;
        for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
            toml::node* next = table->get(segments[i]);
            if (next != nullptr && next->is_array()) {
                next = entry(*next->as_array(), segments[++i]);
                if (next == nullptr) refuse_entry(one, *table, segments[i - 1], segments[i]);
            } else if (next == nullptr) {
                table->insert(segments[i], toml::table{});
                next = table->get(segments[i]);
            }
            table = next->as_table();
            if (table == nullptr) {
                throw InputError({}, fmt::format("{}: '{}' is no table", one.path, segments[i]));
            }
        }
        toml::table value = override_value(one, field);
        try {
            static_cast<void>(read(*value.get("v"), field));
        } catch (const InputError& error) {  // its place is one in "v = ...", not in the file
            throw InputError({"on the command line", 0, 0, {}},
                             fmt::format("{}: {}", one.path, error.message()), error.hint());
        }
        table->insert_or_assign(segments.back(), *value.get("v"));
    }

    [[nodiscard]] SourceLocation at(const toml::source_position& position) const {
        if (position.line == 0) return {"on the command line", 0, 0, {}};
        SourceLocation where{name_, position.line, position.column, {}};
        if (where.line >= 1 && where.line <= lines_.size()) where.excerpt = lines_[where.line - 1];
        return where;
    }

private:
    [[nodiscard]] SourceLocation at(const toml::node& node) const {
        return at(node.source().begin);
    }

    static toml::node* entry(toml::array& entries, const std::string& name) {
        for (toml::node& one : entries) {
            const toml::table* table = one.as_table();
            if (table != nullptr && (*table)["name"].value_or(std::string_view()) == name) {
                return &one;
            }
        }
        std::size_t number = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
        const bool whole = error == std::errc() && end == name.data() + name.size();
        return whole && number >= 1 && number <= entries.size() ? entries.get(number - 1) : nullptr;
    }

    [[noreturn]] static void refuse_entry(const InputOverride& one, const toml::table& table,
                                          const std::string& list, const std::string& name) {
        std::vector<std::string> names;
        const toml::array* entries = table[list].as_array();
        for (const toml::node& other : *entries) {
            const toml::table* named = other.as_table();
            if (named == nullptr) continue;
            if (const auto text = (*named)["name"].value<std::string>()) names.push_back(*text);
        }
        throw InputError({}, fmt::format("{}: no {} \"{}\"", one.path, list, name),
                         names.empty()
                             ? fmt::format("there are {}, counted from 1", entries->size())
                             : did_you_mean(name, names));
    }

    /// The value as a document "v = ..."; quotes are added where the declaration wants text.
    static toml::table override_value(const InputOverride& one, const FieldDescription& field) {
        const bool bare = !one.value.starts_with('"') && !one.value.starts_with('[');
        const bool fraction =
            field.kind == FieldKind::quantity && field.dimension == Dimension::fraction;
        toml::table document;
        if (bare && (is_written_as_text(field.kind) || fraction)) {
            document.insert("v", one.value);
            return document;
        }
        try {
            toml::table parsed = toml::parse("v = " + one.value);
            return parsed;
        } catch (const toml::parse_error&) {
            throw InputError({}, fmt::format("{}: cannot read the value {}", one.path, one.value),
                             "write it as in the file");
        }
    }

    void refuse_unknown_keys(const toml::table& node, const TableDescription& description) const {
        const toml::key* first = nullptr;
        for (const auto& [key, value] : node) {
            if (description.find(key.str()) != nullptr) continue;
            if (first == nullptr || key.source().begin < first->source().begin) first = &key;
        }
        if (first == nullptr) return;
        throw InputError(at(first->source().begin),
                         fmt::format("unknown key '{}' in {}", first->str(), description.name),
                         did_you_mean(first->str(), description.keys()));
    }

    // What stands in for a key that is not in the file, if anything.
    [[nodiscard]] std::optional<InputValue> absent(const FieldDescription& field,
                                                   const TableDescription& description,
                                                   const SourceLocation& where) const {
        const FieldOptions& options = field.options;
        if (options.required) {
            const std::string doc = options.doc.empty() ? "" : ": " + options.doc;
            throw InputError(where,
                             fmt::format("{} lacks the key '{}'", description.name, field.name),
                             fmt::format("add {}{}", usage(field), doc));
        }
        if (!options.default_text.empty()) return read_default(field);
        if (field.kind != FieldKind::table || field.may_be_absent) return std::nullopt;
        const auto& nested = field.table->fields;
        const auto is_required = [](const FieldDescription& key) { return key.options.required; };
        if (std::any_of(nested.begin(), nested.end(), is_required)) return std::nullopt;
        return InputValue{where, table(toml::table{}, *field.table, where)};
    }

    static std::string usage(const FieldDescription& field) {
        if (field.kind == FieldKind::table) return fmt::format("[{}]", field.name);
        if (field.kind == FieldKind::list && field.element == FieldKind::table) {
            return fmt::format("[[{}]]", field.name);
        }
        if (field.kind == FieldKind::quantity) {
            return fmt::format("{} = \"{}\"", field.name, example(field));
        }
        const bool quoted = is_written_as_text(field.kind);
        return fmt::format("{} = {}", field.name, quoted ? "\"...\"" : "...");
    }

    // A default is checked as if it stood in the file: texts bare, all else as TOML.
    [[nodiscard]] InputValue read_default(const FieldDescription& field) const {
        const std::string& text = field.options.default_text;
        if (is_written_as_text(field.kind)) return read(toml::value<std::string>(text), field);
        const toml::table document = toml::parse("v = " + text);
        InputValue value = read(*document.get("v"), field);
        value.where = {};
        return value;
    }

    [[nodiscard]] InputValue read(const toml::node& node, const FieldDescription& field) const {
        if (field.kind == FieldKind::list) return {at(node), list(node, field)};
        if (field.kind == FieldKind::map) return {at(node), map(node, field)};
        return scalar(node, field);
    }

    [[nodiscard]] std::vector<InputValue> list(const toml::node& node,
                                               const FieldDescription& field) const {
        const toml::array* array = node.as_array();
        if (array == nullptr) refuse_type(node, field, FieldKind::list);
        const FieldOptions& options = field.options;
        if (array->size() < options.min_count || array->size() > options.max_count) {
            throw InputError(at(node), fmt::format("'{}' has {} entries; it takes {}", field.name,
                                                   array->size(), counts(options)));
        }
        std::vector<InputValue> values;
        for (const toml::node& element : *array) values.push_back(scalar(element, field));
        return values;
    }

    static std::string counts(const FieldOptions& options) {
        if (options.min_count == options.max_count) return std::to_string(options.min_count);
        if (options.max_count == FieldOptions{}.max_count) {
            return fmt::format("at least {}", options.min_count);
        }
        return fmt::format("{} to {}", options.min_count, options.max_count);
    }

    [[nodiscard]] InputTable map(const toml::node& node, const FieldDescription& field) const {
        const toml::table* entries = node.as_table();
        if (entries == nullptr) refuse_type(node, field, FieldKind::map);
        InputTable result;
        result.where = at(node);
        for (const auto& [key, value] : *entries) {
            const std::string name(key.str());
            const auto& allowed = field.options.allowed;
            if (!allowed.empty() &&
                std::find(allowed.begin(), allowed.end(), name) == allowed.end()) {
                throw InputError(at(key.source().begin),
                                 fmt::format("unknown key '{}' in {}", name, field.name),
                                 did_you_mean(name, allowed));
            }
            result.entries.push_back({name, scalar(value, field)});
        }
        return result;
    }

    [[nodiscard]] InputValue scalar(const toml::node& node, const FieldDescription& field) const {
        const SourceLocation where = at(node);
        switch (field.element) {
            case FieldKind::table: {
                const toml::table* nested = node.as_table();
                if (nested == nullptr) refuse_type(node, field, FieldKind::table);
                return {where, table(*nested, *field.table, where)};
            }
            case FieldKind::boolean: {
                const auto value = node.value_exact<bool>();
                if (!value) refuse_type(node, field, FieldKind::boolean);
                return {where, *value};
            }
            case FieldKind::integer: {
                const auto value = node.value_exact<std::int64_t>();
                if (!value) refuse_type(node, field, FieldKind::integer);
                check_range(static_cast<double>(*value), field, where);
                return {where, *value};
            }
            case FieldKind::number:
            case FieldKind::quantity:
                return {where, number(node, field)};
            default:
                return {where, text(node, field)};
        }
    }

    [[nodiscard]] std::string text(const toml::node& node, const FieldDescription& field) const {
        const auto value = node.value_exact<std::string>();
        if (!value) refuse_type(node, field, FieldKind::text);
        const auto& allowed = field.options.allowed;
        const bool free = allowed.empty() || field.kind == FieldKind::map;
        if (!free && std::find(allowed.begin(), allowed.end(), *value) == allowed.end()) {
            throw InputError(at(node), fmt::format("'{}' cannot be \"{}\"", field.name, *value),
                             fmt::format("choose one of: {}", fmt::join(allowed, ", ")));
        }
        return *value;
    }

    // A plain number, or a quantity in the unit that the struct holds.
    [[nodiscard]] double number(const toml::node& node, const FieldDescription& field) const {
        const bool quantity = field.element == FieldKind::quantity;
        double value = 0;
        if (const auto written = node.value_exact<std::string>(); written && quantity) {
            value = parse(*written, field, at(node));
        } else if (node.is_number() && (!quantity || field.dimension == Dimension::fraction)) {
            value = *node.value<double>();
        } else {
            refuse_type(node, field, field.element);
        }
        if (!std::isfinite(value)) {
            throw InputError(at(node), fmt::format("'{}' is not a finite number", field.name));
        }
        check_range(value, field, at(node));
        return value;
    }

    static double parse(const std::string& written, const FieldDescription& field,
                        const SourceLocation& where) {
        try {
            return parse_quantity_in(written, field.options.unit, field.dimension);
        } catch (const InputError& error) {
            throw InputError(where, error.message());
        }
    }

    static void check_range(double value, const FieldDescription& field,
                            const SourceLocation& where) {
        const auto inside = [value](const Range& range) {
            return value >= range.low && value <= range.high;
        };
        if (inside(field.options.range) && inside(field.type_range)) return;
        const Range& range = inside(field.type_range) ? field.options.range : field.type_range;
        throw InputError(where, fmt::format("'{}' is {}; it must be {}", field.name,
                                            in_words(value, field), in_words(range, field)));
    }

    static std::string in_words(double value, const FieldDescription& field) {
        return shown_default(value, field.element, field.dimension, field.options.unit);
    }

    static std::string in_words(const Range& range, const FieldDescription& field) {
        const std::string low = in_words(range.low, field), high = in_words(range.high, field);
        if (std::isinf(range.high)) return "at least " + low;
        if (std::isinf(range.low)) return "at most " + high;
        return low + " to " + high;
    }

    [[noreturn]] void refuse_type(const toml::node& node, const FieldDescription& field,
                                  FieldKind kind) const {
        throw InputError(at(node), fmt::format("'{}' must be {}, not {}", field.name,
                                               wanted(field, kind), type_name(node)));
    }

    std::string name_;
    std::vector<std::string> lines_;
};

// toml++ says what it was doing before what is wrong; the caret shows the former.
std::string without_preamble(std::string_view description) {
    const std::size_t colon = description.find(": ");
    const bool preamble = description.starts_with("Error while parsing");
    return std::string(preamble && colon != std::string_view::npos ? description.substr(colon + 2)
                                                                   : description);
}

toml::table parse_toml(std::string_view text, const Reader& reader) {
    try {
        return toml::parse(text);
    } catch (const toml::parse_error& error) {
        throw InputError(reader.at(error.source().begin),
                         "not valid TOML: " + without_preamble(error.description()));
    }
}

}  // namespace

InputTable parse_input(std::string_view text, std::string_view name,
                       const TableDescription& description,
                       const std::vector<InputOverride>& overrides) {
    const Reader reader(std::string(name), text);
    toml::table document = parse_toml(text, reader);
    for (const InputOverride& one : overrides) reader.apply(one, description, document);
    return reader.table(document, description, reader.at(toml::source_position{1, 1}));
}

InputTable read_input(const std::filesystem::path& file, const TableDescription& description,
                      const std::vector<InputOverride>& overrides) {
    return parse_input(read_text_file(file), file.string(), description, overrides);
}

}  // namespace anchorite
