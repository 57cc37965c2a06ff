#pragma once

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "anchorite/base/text_file.hpp"

namespace anchorite::test {

/// Rows of a comma-separated reference table with lines of # above the column names.
class ReferenceTable {
public:
    explicit ReferenceTable(const std::string& file) {
        LineReader reader(file);
        for (std::string line; reader.next(line);) {
            if (line.starts_with("#")) continue;
            if (columns_.empty()) {
                const auto names = split(line);
                for (std::size_t n = 0; n < names.size(); ++n) columns_[names[n]] = n;
            } else {
                rows_.push_back(split(line));
            }
        }
    }

    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] const std::string& text(std::size_t row, const std::string& column) const {
        return rows_.at(row).at(columns_.at(column));
    }
    [[nodiscard]] double number(std::size_t row, const std::string& column) const {
        return std::strtod(text(row, column).c_str(), nullptr);
    }

private:
    static std::vector<std::string> split(const std::string& line) {
        std::vector<std::string> cells(1);
        for (const char letter : line) {
            if (letter == ',') {
                cells.emplace_back();
            } else {
                cells.back() += letter;
            }
        }
        return cells;
    }

    std::map<std::string, std::size_t> columns_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace anchorite::test
