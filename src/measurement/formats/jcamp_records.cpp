#include "measurement/formats/jcamp_records.hpp"

#include <algorithm>

namespace anchorite::measurement {

namespace {

std::string key_of(std::string_view label) {
    std::string key;
    for (const char letter : label) {
        if (std::string_view(" \t-/_").find(letter) != std::string_view::npos) continue;
        const bool small = letter >= 'a' && letter <= 'z';
        key += small ? static_cast<char>(letter - 'a' + 'A') : letter;
    }
    return key;
}

bool is_label(std::string_view line) {
    line = trimmed_blanks(line);
    return line.starts_with("##") && !line.starts_with("##=") &&
           (line.find('=') != line.npos || line.starts_with("##END"));
}

JcampRecord record_at(const TextLines& lines, std::size_t line) {
    const std::string_view text = trimmed_blanks(lines[line]).substr(2);
    const std::size_t equals = std::min(text.find('='), text.size());
    JcampRecord record;
    record.label = trimmed_blanks(text.substr(0, equals));
    record.key = key_of(record.label);
    if (equals < text.size()) record.text = jcamp_text(text.substr(equals + 1));
    record.line = line;
    record.below = record.end = line + 1;
    while (record.end < lines.size() && !is_label(lines[record.end])) ++record.end;
    return record;
}

}  // namespace

std::optional<std::string> JcampBlock::text_of(std::string_view key) const {
    const auto found = std::ranges::find(records, key, &JcampRecord::key);
    if (found == records.end()) return std::nullopt;
    return found->text;
}

std::string_view jcamp_text(std::string_view line) {
    return trimmed_blanks(line.substr(0, line.find("$$")));
}

std::vector<JcampBlock> jcamp_blocks(const TextLines& lines) {
    std::vector<JcampBlock> blocks;
    std::vector<std::size_t> open;
    std::size_t line = 0;
    while (line < lines.size() && jcamp_text(lines[line]).empty()) ++line;
    if (!is_label(lines[line])) lines.refuse(line, "the file must begin with \"##TITLE=\"");
    while (line < lines.size()) {
        JcampRecord record = record_at(lines, line);
        line = record.end;
        if (record.key == "TITLE") {
            open.push_back(blocks.size());
            blocks.emplace_back();
        }
        if (open.empty()) {
            lines.refuse(record.line, "this stands outside of any block from ##TITLE= to ##END=");
        }
        JcampBlock& block = blocks[open.back()];
        if (record.key == "END") {
            block.closed = true;
            open.pop_back();
        } else {
            block.records.push_back(std::move(record));
        }
    }
    return blocks;
}

}  // namespace anchorite::measurement
