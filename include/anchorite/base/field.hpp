#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "anchorite/base/units.hpp"

namespace anchorite {

/// Closed interval a value must lie in.
struct Range {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
};

/// What a declaration says of one key beyond its name and type. All parts may be left out.
struct FieldOptions {
    /// One sentence for the reference.
    std::string doc = {};
    /// As written in the file, without quotes; empty: what the struct itself holds.
    std::string default_text = {};
    bool required = false;
    /// In `unit` for a quantity.
    Range range = {};
    /// Unit the struct holds a quantity in; empty: SI.
    std::string unit = {};
    /// Texts accepted, or keys of a map; empty: any.
    std::vector<std::string> allowed = {};
    /// Entries of a list.
    std::size_t min_count = 0;
    std::size_t max_count = std::numeric_limits<std::size_t>::max();
};

/// How the value of a key is written in the file.
enum class FieldKind { text, integer, number, boolean, quantity, choice, list, table, map };

/// Whether values of a kind stand in quotes.
bool is_written_as_text(FieldKind kind);

struct TableDescription;

/// One key of a table: everything parsing, validation and the reference need.
struct FieldDescription {
    std::string name;
    FieldKind kind = FieldKind::text;
    FieldKind element = FieldKind::text;  ///< of a list or map
    Dimension dimension = Dimension::number;
    FieldOptions options;
    Range type_range;                      ///< of the struct's integer
    bool may_be_absent = false;            ///< the struct tells absent from default (std::optional)
    std::string default_shown;             ///< for the reference; empty: none
    std::vector<std::string> choice_docs;  ///< parallel to options.allowed, may be empty
    std::shared_ptr<const TableDescription> table;  ///< of a table or list of tables
};

/// The text of a plain value in the reference: "6.5 Å" for a quantity held in `unit`, "true", "30".
std::string shown_default(const std::variant<bool, std::int64_t, double, std::string>& value,
                          FieldKind kind, Dimension dimension, const std::string& unit);

/// A table of an input file: its keys in the order of the reference.
struct TableDescription {
    std::string name;
    std::string doc;
    std::vector<FieldDescription> fields;

    /// The declaration of a key, nullptr when it is unknown.
    [[nodiscard]] const FieldDescription* find(std::string_view key) const;
    [[nodiscard]] std::vector<std::string> keys() const;
};

}  // namespace anchorite
