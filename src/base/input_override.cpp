#include "anchorite/base/input_override.hpp"

#include <fmt/format.h>

#include "anchorite/base/error.hpp"
#include "anchorite/base/field.hpp"
#include "anchorite/base/suggest.hpp"
#include "override_path.hpp"

namespace anchorite {

std::vector<std::string> path_segments(std::string_view path) {
    std::vector<std::string> segments(1);
    bool quoted = false;
    for (const char letter : path) {
        if (letter == '"') {
            quoted = !quoted;
        } else if (letter == '.' && !quoted) {
            segments.emplace_back();
        } else {
            segments.back() += letter;
        }
    }
    return segments;
}

InputOverride parse_override(std::string_view text) {
    const auto equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0) {
        throw InputError(
            {}, fmt::format("\"{}\" names no key", text),
            "write PATH=VALUE, e.g. layer.QD.thickness=\"30 nm\" or device.temperature=\"320 K\"");
    }
    return {std::string(text.substr(0, equals)), std::string(text.substr(equals + 1))};
}

namespace {

/// Keys of a table and, since short paths leave them out, of the tables in it.
std::vector<std::string> keys_within(const TableDescription& table) {
    std::vector<std::string> keys = table.keys();
    for (const FieldDescription& field : table.fields) {
        if (field.table == nullptr || field.kind == FieldKind::list) continue;
        for (const FieldDescription& inner : field.table->fields) {
            keys.push_back(field.name + "." + inner.name);
        }
    }
    return keys;
}

/// The last word of the closest path, else what is known.
std::string suggestion(const std::string& word, const TableDescription& table) {
    std::vector<std::string> words = table.keys();
    for (const std::string& path : keys_within(table)) {
        if (const auto dot = path.find('.'); dot != std::string::npos) {
            words.push_back(path.substr(dot + 1));
        }
    }
    const std::string guess = did_you_mean(word, words);
    return guess.starts_with("did you mean") ? guess : did_you_mean(word, keys_within(table));
}

}  // namespace

const FieldDescription& find_field(const TableDescription& description, std::string_view path) {
    const auto segments = path_segments(path);
    const TableDescription* table = &description;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const FieldDescription* field = table->find(segments[i]);
        if (field == nullptr) {
            throw InputError(
                {}, fmt::format("{}: unknown key '{}' in {}", path, segments[i], table->name),
                suggestion(segments[i], *table));
        }
        if (i + 1 == segments.size()) return *field;
        if (field->table == nullptr) {
            throw InputError({}, fmt::format("{}: '{}' is no table", path, segments[i]));
        }
        table = field->table.get();
        if (field->kind == FieldKind::list) ++i;
        if (i + 1 == segments.size()) break;
    }
    throw InputError({}, fmt::format("{}: names a table, not a key of it", path),
                     did_you_mean("", table->keys()));
}

}  // namespace anchorite
