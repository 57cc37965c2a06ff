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

const FieldDescription& find_field(const TableDescription& description, std::string_view path) {
    const auto segments = path_segments(path);
    const TableDescription* table = &description;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const FieldDescription* field = table->find(segments[i]);
        if (field == nullptr) {
            throw InputError(
                {}, fmt::format("{}: unknown key '{}' in {}", path, segments[i], table->name),
                did_you_mean(segments[i], table->keys()));
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
