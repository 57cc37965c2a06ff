#include "anchorite/base/schema_reference.hpp"

#include <fmt/format.h>

#include <cmath>

#include "anchorite/base/units.hpp"

namespace anchorite {
namespace {

using Json = nlohmann::ordered_json;

bool is_table(const FieldDescription& field) {
    return field.table != nullptr;
}

bool is_list_of_tables(const FieldDescription& field) {
    return is_table(field) && field.kind == FieldKind::list;
}

// "6.2 Å" of a bound held in the struct's unit.
std::string bound_text(double bound, const FieldDescription& field) {
    return shown_default(bound, field.element, field.dimension, field.options.unit);
}

std::string range_text(const FieldDescription& field) {
    const auto& [low, high] = field.options.range;
    if (std::isinf(low) && std::isinf(high)) return {};
    if (std::isinf(high)) return "at least " + bound_text(low, field);
    if (std::isinf(low)) return "at most " + bound_text(high, field);
    return bound_text(low, field) + " to " + bound_text(high, field);
}

std::string element_text(const FieldDescription& field) {
    switch (field.element) {
        case FieldKind::integer:
            return "integer";
        case FieldKind::number:
            return "number";
        case FieldKind::boolean:
            return "true or false";
        case FieldKind::quantity:
            return std::string(dimension_name(field.dimension));
        case FieldKind::choice:
            return "one of";
        case FieldKind::table:
            return "table";
        default:
            return "text";
    }
}

std::string counts_text(const FieldOptions& options) {
    if (options.min_count == options.max_count) return fmt::format("{} ", options.min_count);
    return options.min_count > 0 ? fmt::format("at least {} ", options.min_count) : "";
}

// "length, 1 Å to 20 Å", "list of 3 integer", "table of number by name" ...
std::string type_text(const FieldDescription& field) {
    std::string text = element_text(field);
    if (field.kind == FieldKind::list) {
        text = fmt::format("list of {}{}", counts_text(field.options), text);
    }
    if (field.kind == FieldKind::map) text = "names, each a " + text;
    const bool words = field.element == FieldKind::text || field.element == FieldKind::choice;
    if (words && !field.options.allowed.empty()) {
        text += fmt::format(": {}", fmt::join(field.options.allowed, ", "));
    }
    if (const std::string range = range_text(field); !range.empty()) text += ", " + range;
    return text;
}

std::string default_cell(const FieldDescription& field) {
    if (field.options.required) return "required";
    return field.default_shown.empty() ? "-" : field.default_shown;
}

std::string doc_text(const FieldDescription& field) {
    std::string text = field.options.doc;
    for (std::size_t i = 0; i < field.choice_docs.size(); ++i) {
        if (field.choice_docs[i].empty()) continue;
        const char* join = text.empty() ? "" : text.ends_with('.') ? " " : "; ";
        text += fmt::format("{}{}: {}", join, field.options.allowed[i], field.choice_docs[i]);
    }
    return text;
}

// Visits a table and those within it, outermost first, with their headers in the file.
void visit(const TableDescription& table, const std::string& header, const std::string& path,
           const auto& call) {
    call(table, header);
    for (const FieldDescription& field : table.fields) {
        if (!is_table(field)) continue;
        const std::string inner = path.empty() ? field.name : path + "." + field.name;
        const std::string brackets =
            is_list_of_tables(field) ? "[[" + inner + "]]" : "[" + inner + "]";
        visit(*field.table, brackets, inner, call);
    }
}

// Pipes would end a Markdown cell.
std::string cell(const std::string& text) {
    std::string safe;
    for (const char letter : text)
        safe += letter == '|' ? std::string("\\|") : std::string(1, letter);
    return safe;
}

Json table_schema(const TableDescription& table);

void add_bounds(Json& schema, const FieldDescription& field) {
    const auto number = [&field](double bound) {
        const bool integer = field.element == FieldKind::integer;
        return integer ? Json(static_cast<std::int64_t>(bound)) : Json(bound);
    };
    if (std::isfinite(field.options.range.low)) schema["minimum"] = number(field.options.range.low);
    if (std::isfinite(field.options.range.high)) {
        schema["maximum"] = number(field.options.range.high);
    }
}

Json quantity_schema(const FieldDescription& field) {
    Json schema{{"type", "string"}, {"x-dimension", dimension_name(field.dimension)}};
    if (field.dimension == Dimension::fraction) schema["type"] = {"number", "string"};
    schema["x-units"] = suggested_units(field.dimension);
    if (const std::string range = range_text(field); !range.empty()) schema["x-range"] = range;
    return schema;
}

Json element_schema(const FieldDescription& field) {
    Json schema;
    switch (field.element) {
        case FieldKind::table:
            return table_schema(*field.table);
        case FieldKind::quantity:
            return quantity_schema(field);
        case FieldKind::boolean:
            return {{"type", "boolean"}};
        case FieldKind::integer:
        case FieldKind::number:
            schema["type"] = field.element == FieldKind::integer ? "integer" : "number";
            add_bounds(schema, field);
            return schema;
        default:
            schema["type"] = "string";
            if (!field.options.allowed.empty() && field.kind != FieldKind::map) {
                schema["enum"] = field.options.allowed;
            }
            return schema;
    }
}

Json default_json(const FieldDescription& field) {
    if (is_written_as_text(field.kind)) return field.default_shown;
    Json value = Json::parse(field.default_shown, nullptr, false);
    return value.is_discarded() ? Json(field.default_shown) : value;
}

Json field_schema(const FieldDescription& field) {
    Json schema = element_schema(field);
    const FieldOptions& options = field.options;
    if (field.kind == FieldKind::list) {
        Json list{{"type", "array"}, {"items", std::move(schema)}};
        if (options.min_count > 0) list["minItems"] = options.min_count;
        if (options.max_count != FieldOptions{}.max_count) list["maxItems"] = options.max_count;
        schema = std::move(list);
    } else if (field.kind == FieldKind::map) {
        schema = {{"type", "object"}, {"additionalProperties", std::move(schema)}};
        if (!options.allowed.empty()) schema["propertyNames"] = {{"enum", options.allowed}};
    }
    if (const std::string doc = doc_text(field); !doc.empty()) schema["description"] = doc;
    if (!field.default_shown.empty()) schema["default"] = default_json(field);
    return schema;
}

Json table_schema(const TableDescription& table) {
    Json schema{{"type", "object"}};
    if (!table.doc.empty()) schema["description"] = table.doc;
    Json properties = Json::object(), required = Json::array();
    for (const FieldDescription& field : table.fields) {
        properties[field.name] = field_schema(field);
        if (field.options.required) required.push_back(field.name);
    }
    schema["properties"] = std::move(properties);
    if (!required.empty()) schema["required"] = std::move(required);
    schema["additionalProperties"] = false;
    return schema;
}

}  // namespace

Json json_schema(const TableDescription& description) {
    Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                {"title", description.name}};
    schema.update(table_schema(description));
    return schema;
}

std::string markdown_reference(const TableDescription& description) {
    std::string page = fmt::format("# {}\n", description.name);
    visit(description, "", "", [&page](const TableDescription& table, const std::string& header) {
        if (!header.empty()) page += fmt::format("\n## `{}`\n", header);
        if (!table.doc.empty()) page += fmt::format("\n{}\n", table.doc);
        page += "\n| key | value | default | meaning |\n|---|---|---|---|\n";
        for (const FieldDescription& field : table.fields) {
            page += fmt::format("| `{}` | {} | {} | {} |\n", field.name, cell(type_text(field)),
                                cell(default_cell(field)), cell(doc_text(field)));
        }
    });
    return page;
}

std::string text_reference(const TableDescription& description) {
    std::string page;
    visit(description, description.name, "",
          [&page](const TableDescription& table, const std::string& header) {
              page += fmt::format("{}{}\n", page.empty() ? "" : "\n", header);
              if (!table.doc.empty()) page += fmt::format("  {}\n", table.doc);
              for (const FieldDescription& field : table.fields) {
                  page += fmt::format("  {:<18} {}", field.name, type_text(field));
                  page += field.options.required ? " (required)\n"
                          : field.default_shown.empty()
                              ? "\n"
                              : fmt::format(" (default {})\n", field.default_shown);
                  if (const std::string doc = doc_text(field); !doc.empty()) {
                      page += fmt::format("  {:<18}   {}\n", "", doc);
                  }
              }
          });
    return page;
}

}  // namespace anchorite
