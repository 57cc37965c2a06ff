#include <fmt/format.h>

#include <algorithm>

#include "measurement/formats/jcamp_table.hpp"
#include "measurement/formats/number_rows.hpp"
#include "measurement/formats/text_formats.hpp"

namespace anchorite::measurement {

namespace {

constexpr std::size_t most_rows = std::size_t{1} << 23;

constexpr std::size_t longest_value = 2000;

bool recognises_jcamp(std::string_view bytes) {
    for (const std::string_view line : first_lines(bytes, 40)) {
        const std::string_view text = jcamp_text(line);
        if (text.empty()) continue;
        return begins_with_word(text, "##TITLE=");
    }
    return false;
}

bool holds_data(std::string_view key) {
    return key == "XYDATA" || key == "XYPOINTS" || key == "PEAKTABLE" || key == "DATATABLE";
}

HeaderEntry entry_of(const TextLines& lines, const JcampRecord& record) {
    HeaderEntry entry{record.label, record.text};
    for (std::size_t i = record.below; i < record.end; ++i) {
        const std::string_view text = jcamp_text(lines[i]);
        if (text.empty()) continue;
        if (!entry.value.empty()) entry.value += '\n';
        entry.value += text;
        if (entry.value.size() > longest_value) {
            entry.value = fmt::format("({} lines)", record.end - record.line);
            break;
        }
    }
    return entry;
}

/// Points announced on a page hold for the tables of that page alone.
void take_page_count(const JcampRecord& record, std::vector<JcampVariable>& variables) {
    for (JcampVariable& variable : variables) variable.count = record.text;
}

/// Adds a table, as one more column where it goes with the table before: the imaginary part.
void add_table(DataTable table, std::size_t begin, std::vector<DataTable>& tables) {
    if (tables.size() > begin && !table.name.empty()) {
        DataTable& before = tables.back();
        const bool same_axis = before.columns[0].values == table.columns[0].values;
        const bool known = std::ranges::any_of(before.columns, [&table](const Column& column) {
            return column.name == table.columns[1].name;
        });
        if (same_axis && !known && table.columns.size() == 2) {
            before.columns.push_back(std::move(table.columns[1]));
            return;
        }
    }
    tables.push_back(std::move(table));
}

/// A few letters can stand for millions of equal values; many such tables would fill the memory.
void check_size(const TextLines& lines, const JcampRecord& record, const DataTable& table,
                const std::vector<DataTable>& tables) {
    std::size_t values = table.rows();
    for (const DataTable& before : tables) values += before.rows();
    if (values > most_rows) {
        lines.refuse(record.line, fmt::format("the tables up to here have {} rows; more than {} "
                                              "are not read from one file",
                                              values, most_rows));
    }
}

void read_block(const TextLines& lines, const JcampBlock& block, std::vector<HeaderEntry>& header,
                InstrumentFile& result) {
    std::vector<JcampVariable> variables = jcamp_variables(block);
    const std::size_t begin = result.tables.size();
    std::string page;
    for (const JcampRecord& record : block.records) {
        if (record.key == "PAGE") page = record.text;
        if (record.key == "NPOINTS" && !page.empty()) take_page_count(record, variables);
        const JcampForm form = holds_data(record.key) ? jcamp_form(record.text) : JcampForm{};
        if (!form.symbols.empty()) {
            DataTable table = jcamp_table(lines, record, form, variables, result.notes);
            table.name = page;
            check_size(lines, record, table, result.tables);
            add_table(std::move(table), begin, result.tables);
        } else if (holds_data(record.key)) {
            lines.refuse(record.line,
                         fmt::format("tables of the form {} are not read", record.text),
                         "(X++(Y..Y)) and (XY..XY) are");
        } else {
            header.push_back(entry_of(lines, record));
        }
    }
    if (!block.closed) {
        result.notes.push_back(
            fmt::format("the block \"{}\" has no ##END=", block.text_of("TITLE").value_or("")));
    }
    if (result.tables.size() == begin + 1 && result.tables.back().name.empty()) {
        result.tables.back().name = block.text_of("TITLE").value_or("");
    }
}

InstrumentFile read_jcamp(const RawFile& file, const TextLayout& layout) {
    const TextLines lines(file);
    require_point(lines, layout, "jcamp");
    InstrumentFile result;
    lines.add_note(result.notes);
    const std::vector<JcampBlock> blocks = jcamp_blocks(lines);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const std::size_t begin = result.tables.size();
        std::vector<HeaderEntry> header;
        read_block(lines, blocks[i], header, result);
        if (i == 0) {
            result.header = std::move(header);
            continue;
        }
        for (std::size_t t = begin; t < result.tables.size(); ++t) result.tables[t].header = header;
    }
    if (result.tables.empty()) lines.refuse_file("there is no table of data in the file");
    return result;
}

}  // namespace

Format jcamp_format() {
    return {.id = "jcamp",
            .title = "JCAMP-DX",
            .extensions = {".dx", ".jdx", ".jcamp"},
            .recognises = recognises_jcamp,
            .read = read_jcamp,
            .magic = "the first line that is no comment begins with \"##TITLE=\"",
            .content =
                "spectra and peak tables in AFFN, PAC, SQZ, DIF and DUP, also NTUPLES and "
                "LINK; x and y checks"};
}

}  // namespace anchorite::measurement
