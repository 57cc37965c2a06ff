#include "table.hpp"

#include <algorithm>
#include <cassert>
#include <sstream>

namespace anchorite::app {

namespace {

std::string pad(const std::string& text, std::size_t width, Align align) {
    const std::size_t length = character_count(text);
    const std::string space(width > length ? width - length : 0, ' ');
    return align == Align::right ? space + text : text + space;
}

std::string format_row(const std::vector<Column>& columns, const std::vector<std::string>& cells,
                       const std::vector<std::size_t>& widths) {
    std::string line;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        line += (i == 0 ? "" : "  ") + pad(cells[i], widths[i], columns[i].align);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

}  // namespace

std::size_t character_count(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;  // not a continuation byte
    }));
}

std::string format_table(const std::vector<Column>& columns,
                         const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    std::vector<std::string> titles;
    for (const Column& column : columns) {
        widths.push_back(character_count(column.title));
        titles.push_back(column.title);
    }
    for (const auto& row : rows) {
        assert(row.size() == columns.size());
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], character_count(row[i]));
        }
    }
    std::string text = format_row(columns, titles, widths);
    for (const auto& row : rows) {
        text += format_row(columns, row, widths);
    }
    return text;
}

std::vector<std::string> wrap(const std::string& text, std::size_t width) {
    std::vector<std::string> lines;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        if (lines.empty() || character_count(lines.back()) + 1 + character_count(word) > width) {
            lines.push_back(word);
        } else {
            lines.back() += " " + word;
        }
    }
    return lines;
}

}  // namespace anchorite::app
