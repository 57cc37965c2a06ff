#include "csv_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "anchorite/base/lower_case.hpp"
#include "anchorite/screening/delimited.hpp"
#include "anchorite/screening/smiles_text.hpp"

namespace anchorite::screening {

namespace {

using Fields = std::vector<std::string>;

std::string lower(std::string_view text) {
    return lower_case(trimmed(text));
}

/// First column whose lower-case title is one of `titles`, the titles in order of preference.
std::size_t titled(const Fields& header, std::initializer_list<std::string_view> titles) {
    for (const auto title : titles) {
        for (std::size_t i = 0; i < header.size(); ++i) {
            if (lower(header[i]) == title) return i;
        }
    }
    return no_column;
}

std::size_t column_with(const Fields& header, std::string_view part) {
    const auto found = std::find_if(header.begin(), header.end(), [&](const std::string& title) {
        return lower(title).find(part) != std::string::npos;
    });
    return found == header.end() ? no_column : static_cast<std::size_t>(found - header.begin());
}

std::size_t smiles_title(const Fields& header) {
    const std::size_t exact =
        titled(header, {"smiles", "canonical_smiles", "isomeric_smiles", "smi", "canonicalsmiles"});
    return exact != no_column ? exact : column_with(header, "smiles");
}

std::size_t name_title(const Fields& header) {
    const std::size_t exact =
        titled(header, {"name", "title", "id", "compound", "molecule", "compound_id"});
    const std::size_t named = exact != no_column ? exact : column_with(header, "name");
    if (named != no_column) return named;
    const auto identifier = std::find_if(header.begin(), header.end(), [](const auto& title) {
        return lower(title).ends_with("id");
    });
    return identifier == header.end() ? no_column
                                      : static_cast<std::size_t>(identifier - header.begin());
}

/// Column asked for by its title or its number from 1.
std::size_t asked_column(const Fields& header, const std::string& asked, const char* option,
                         const std::string& file) {
    const std::size_t by_title = titled(header, {lower(asked)});
    if (by_title != no_column) return by_title;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(asked.data(), asked.data() + asked.size(), number);
    const bool whole = error == std::errc() && end == asked.data() + asked.size();
    if (whole && number >= 1 && number <= header.size()) return number - 1;
    throw InputError(
        fmt::format("{}:1: no column '{}'; give {} one of: {}, or a number from 1 to {}", file,
                    asked, option, fmt::join(header, ", "), header.size()));
}

/// Stand-ins such as "[]" name nothing.
bool has_word(const std::string& field) {
    return std::any_of(field.begin(), field.end(),
                       [](unsigned char c) { return std::isalnum(c) != 0 || c >= 0x80; });
}

/// Whether the first record is data shows in its SMILES column.
void place_smiles(CsvLayout& layout, const Fields& first, const std::string& file,
                  const LibraryOptions& options) {
    const auto looks = [](const std::string& field) { return looks_like_smiles(trimmed(field)); };
    const auto data = std::find_if(first.begin(), first.end(), looks);
    const std::size_t title = smiles_title(first);
    if (!options.smiles_column.empty()) {
        layout.smiles = asked_column(first, options.smiles_column, "--smiles-column", file);
        layout.header = !looks(first[layout.smiles]);
    } else if (title != no_column) {
        layout.smiles = title;
        layout.header = true;
    } else if (data != first.end()) {
        layout.smiles = static_cast<std::size_t>(data - first.begin());
    } else {
        throw InputError(
            fmt::format("{}:1: no column is called SMILES and no field of the first "
                        "line looks like one; name it with --smiles-column, one of: {}",
                        file, fmt::join(first, ", ")));
    }
}

}  // namespace

CsvLayout find_layout(const std::vector<std::string>& first, const std::string& file,
                      const LibraryOptions& options) {
    CsvLayout layout;
    layout.width = first.size();
    place_smiles(layout, first, file, options);
    if (!options.name_column.empty()) {
        layout.name = asked_column(first, options.name_column, "--name-column", file);
    } else if (layout.header) {
        layout.name = name_title(first);
    } else if (first.size() > 1) {
        const std::size_t other = layout.smiles == 0 ? 1 : 0;
        if (has_word(first[other])) layout.name = other;
    }
    layout.smiles_label = layout.header ? std::string(trimmed(first[layout.smiles]))
                                        : std::to_string(layout.smiles + 1);
    return layout;
}

}  // namespace anchorite::screening
