#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "measurement/formats/text_lines.hpp"

namespace anchorite::measurement {

/// A labelled data record: ##LABEL= text, and the lines below it up to the next one.
struct JcampRecord {
    std::string key;        ///< in capitals, without blanks, -, / and _: "DATATYPE", ".AVERAGES"
    std::string label;      ///< as the file writes it
    std::string text;       ///< behind the "=", without comment; other lines are not in it
    std::size_t line = 0;   ///< of the label
    std::size_t below = 0;  ///< first line below it
    std::size_t end = 0;    ///< behind its last line
};

/// What stands between ##TITLE= and ##END=, without the blocks inside.
struct JcampBlock {
    std::vector<JcampRecord> records;
    bool closed = false;  ///< by ##END=

    /// Text of the first record of a key; nothing where there is none.
    [[nodiscard]] std::optional<std::string> text_of(std::string_view key) const;
};

/// A line without its $$ comment and the blanks around.
std::string_view jcamp_text(std::string_view line);

/// Blocks in the order in which they begin; an outer one stands before those inside it.
/// @throws InputError  text before the first label, or an ##END= too many
std::vector<JcampBlock> jcamp_blocks(const TextLines& lines);

}  // namespace anchorite::measurement
