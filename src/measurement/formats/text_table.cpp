#include "measurement/formats/text_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>
#include <optional>

#include "measurement/formats/headings.hpp"
#include "measurement/formats/text_blocks.hpp"
#include "measurement/formats/word_columns.hpp"

namespace anchorite::measurement {

namespace {

constexpr std::size_t most_words_kept = 64;

struct RawColumn {
    Heading heading;
    bool named = false;
    CellKind kind = CellKind::unknown;
    std::vector<double> numbers;
    std::vector<std::string_view> words;
};

void read_names(const TextLines& lines, const TextBlock& block, char separator,
                std::vector<RawColumn>& columns) {
    for (const std::size_t line : block.names) {
        const auto cells = heading_cells(lines[line], separator, columns.size());
        const bool units = line != block.names.front() && are_units(cells);
        for (std::size_t c = 0; c < cells.size(); ++c) {
            if (units) {
                columns[c].heading.unit = unit_of(cells[c]);
            } else {
                columns[c].heading = heading_of(cells[c]);
                columns[c].named = !cells[c].empty();
            }
        }
    }
}

std::vector<RawColumn> read_columns(const TextLines& lines, const TextBlock& block,
                                    const TextReading& reading) {
    std::vector<RawColumn> columns(block.kinds.size());
    for (std::size_t c = 0; c < columns.size(); ++c) columns[c].kind = block.kinds[c];
    read_names(lines, block, reading.separator, columns);
    std::vector<std::string_view> cells;
    for (const std::size_t i : rows_of(block)) {
        split_cells(lines[i], reading.separator, cells);
        cells.resize(columns.size());
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (columns[c].kind == CellKind::word) {
                columns[c].words.push_back(cells[c]);
            } else {
                columns[c].numbers.push_back(
                    number_of(cells[c], reading.style)
                        .value_or(std::numeric_limits<double>::quiet_NaN()));
            }
        }
    }
    return columns;
}

/// Refuses a column of words among which there are numbers: one of them may be damaged.
void refuse_mixed(const TextLines& lines, const TextBlock& block, const TextReading& reading,
                  const std::vector<RawColumn>& columns) {
    for (const RawColumn& column : columns) {
        std::optional<std::size_t> word;
        bool number = false;
        for (std::size_t i = 0; i < column.words.size(); ++i) {
            if (number_of(column.words[i], reading.style)) {
                number = true;
            } else if (!word && !is_missing(column.words[i])) {
                word = i;
            }
        }
        if (!word || !number) continue;
        lines.refuse(rows_of(block).at(*word),
                     fmt::format("\"{}\" stands in a column with numbers",
                                 column.words[*word].substr(0, 40)),
                     "the file may be damaged, or its columns parted by something else");
    }
}

bool counts_rows(const RawColumn& column) {
    if (column.named || column.kind != CellKind::number) return false;
    for (std::size_t i = 0; i < column.numbers.size(); ++i) {
        if (column.numbers[i] != static_cast<double>(i)) return false;
    }
    return true;
}

void drop_columns(const TextBlock& block, std::vector<RawColumn>& columns,
                  std::vector<std::string>& notes) {
    std::erase_if(columns, [](const RawColumn& column) {
        return column.kind == CellKind::unknown && !column.named;
    });
    if (!block.names.empty() && columns.size() > 1 && counts_rows(columns.front())) {
        notes.emplace_back("the first column, without a name, counts the rows and is left out");
        columns.erase(columns.begin());
    }
}

/// Columns without a name are told by their place, counted from 1.
std::string name_of(const std::vector<RawColumn>& columns, const RawColumn& column) {
    if (!column.heading.name.empty()) return column.heading.name;
    return fmt::format("column {}", &column - columns.data() + 1);
}

void read_stamps(std::vector<RawColumn>& columns, std::vector<std::string>& notes) {
    for (RawColumn& column : columns) {
        if (column.kind != CellKind::word) continue;
        auto seconds = seconds_of(column.words);
        if (!seconds) continue;
        notes.push_back(fmt::format("the time stamps \"{}\" became seconds since {}",
                                    name_of(columns, column), column.words.front()));
        column.numbers = std::move(*seconds);
        column.heading.unit = "s";
        column.kind = CellKind::number;
    }
}

void apply_layout(const TextLines& lines, const TextBlock& block, const TextLayout& layout,
                  std::vector<RawColumn>& columns) {
    if (layout.names.empty()) return;
    if (layout.names.size() != columns.size()) {
        lines.refuse(block.begin,
                     fmt::format("there are {} columns, but {} are named", columns.size(),
                                 layout.names.size()),
                     "name them all, from the left, with --columns");
    }
    for (std::size_t c = 0; c < columns.size(); ++c) {
        columns[c].heading.name = layout.names[c];
        if (c < layout.units.size() && !layout.units[c].empty()) {
            columns[c].heading.unit = layout.units[c];
        }
    }
}

/// Takes out the columns of words; the first that labels the rows gives the runs.
std::vector<LabelledRows> take_words(std::vector<RawColumn>& columns, std::size_t rows,
                                     std::vector<HeaderEntry>& header,
                                     std::vector<std::string>& notes) {
    std::vector<LabelledRows> runs{{{}, 0, rows}};
    bool labelled = false;
    for (const RawColumn& column : columns) {
        if (column.kind != CellKind::word) continue;
        if (auto found = labelled_rows(column.words); found && !labelled) {
            runs = std::move(*found);
            labelled = true;
            notes.push_back(fmt::format("the words of the column \"{}\" name {} tables",
                                        name_of(columns, column), runs.size()));
        } else if (rows <= most_words_kept) {
            header.push_back(
                {column.heading.name, fmt::format("{}", fmt::join(column.words, "; "))});
        } else {
            notes.push_back(
                fmt::format("the column \"{}\" holds words and is left out", column.heading.name));
        }
    }
    std::erase_if(columns, [](const RawColumn& each) { return each.kind == CellKind::word; });
    return runs;
}

DataTable table_of_run(const std::vector<RawColumn>& columns, const LabelledRows& run) {
    DataTable table;
    table.name = run.label;
    for (const RawColumn& column : columns) {
        const auto at = [&](std::size_t row) {
            return column.numbers.begin() + static_cast<std::ptrdiff_t>(row);
        };
        table.columns.push_back(
            {name_of(columns, column), column.heading.unit, {at(run.begin), at(run.end)}});
    }
    return table;
}

}  // namespace

std::vector<DataTable> tables_of_block(const TextLines& lines, const TextBlock& block,
                                       const TextReading& reading, const TextLayout& layout,
                                       std::vector<std::string>& notes) {
    std::vector<RawColumn> columns = read_columns(lines, block, reading);
    refuse_mixed(lines, block, reading, columns);
    drop_columns(block, columns, notes);
    read_stamps(columns, notes);
    apply_layout(lines, block, layout, columns);
    if (block.short_rows > 0) {
        notes.push_back(
            fmt::format("the last {} rows end before the last column", block.short_rows));
    }
    std::vector<HeaderEntry> header;
    for (const std::size_t line : block.comments) header.push_back(header_entry(lines[line]));
    const auto runs = take_words(columns, rows_of(block).size(), header, notes);
    std::vector<DataTable> tables;
    for (const LabelledRows& run : runs) {
        tables.push_back(table_of_run(columns, run));
        tables.back().header = header;
    }
    return tables;
}

}  // namespace anchorite::measurement
