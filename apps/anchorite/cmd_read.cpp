#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <set>

#include "anchorite/base/output_file.hpp"
#include "anchorite/report/instrument_json.hpp"
#include "commands.hpp"
#include "instrument_arguments.hpp"
#include "output_option.hpp"
#include "session.hpp"
#include "table.hpp"

namespace anchorite::app {

namespace {

using measurement::Format;
using measurement::InstrumentFile;

struct ReadArguments {
    InstrumentArguments input;
    std::filesystem::path output;
    bool list = false;
    bool all = false;
};

constexpr std::size_t most_header_lines = 12;
constexpr std::size_t most_table_lines = 3;
constexpr std::size_t most_tables = 8;
constexpr std::size_t longest_value = 70;

std::string formats_text() {
    std::vector<std::vector<std::string>> rows;
    for (const Format& format : measurement::formats()) {
        rows.push_back({std::string(format.id), std::string(format.title),
                        fmt::format("{}", fmt::join(format.extensions, " "))});
    }
    return format_table({{"format"}, {"what it is"}, {"usual names"}}, rows);
}

std::vector<double> finite_of(const std::vector<double>& values) {
    std::vector<double> kept;
    std::ranges::copy_if(values, std::back_inserter(kept),
                         [](double value) { return std::isfinite(value); });
    return kept;
}

std::string column_text(const measurement::Column& column) {
    const std::string unit = column.unit.empty() ? "" : fmt::format(" [{}]", column.unit);
    const std::vector<double> kept = finite_of(column.values);
    std::string range = "no numbers";
    if (!kept.empty()) {
        const auto [low, high] = std::ranges::minmax(kept);
        range = fmt::format("{:.6g} ... {:.6g}", low, high);
    }
    const std::size_t missing = column.values.size() - kept.size();
    return fmt::format("    {}{}: {}, {} values{}\n", column.name, unit, range, kept.size(),
                       missing > 0 ? fmt::format(", {} missing", missing) : "");
}

/// The first line of a header's value, cut where it is long.
std::string value_text(const std::string& value, bool whole) {
    if (whole) return value;
    const std::string first = value.substr(0, value.find('\n'));
    if (first.size() == value.size() && character_count(value) <= longest_value) return value;
    return wrap(first, longest_value).front() + " ...";
}

std::string header_text(const std::vector<measurement::HeaderEntry>& header,
                        const std::string& indent, std::size_t most, bool whole) {
    std::string text;
    const std::size_t shown = whole ? header.size() : std::min(most, header.size());
    for (std::size_t i = 0; i < shown; ++i) {
        text +=
            fmt::format("{}{}: {}\n", indent, header[i].key, value_text(header[i].value, whole));
    }
    if (shown < header.size()) {
        text += fmt::format("{}... and {} more lines; --all shows them\n", indent,
                            header.size() - shown);
    }
    return text;
}

/// "3 tables of sweeps" are told apart by their names; one without a name is only a table.
std::string table_text(const measurement::DataTable& table, bool all) {
    const std::string name = table.name.empty() ? "" : fmt::format(" \"{}\"", table.name);
    std::string text =
        fmt::format("  table{}: {} columns of {}\n", name, table.columns.size(), table.rows());
    text += header_text(table.header, "      ", most_table_lines, all);
    for (const auto& column : table.columns) text += column_text(column);
    return text;
}

std::string map_text(const measurement::DataMap& map, bool all) {
    const std::string name = map.name.empty() ? "" : fmt::format(" \"{}\"", map.name);
    return fmt::format("  map{}: {} x {}\n", name, map.x.values.size(), map.y.values.size()) +
           header_text(map.header, "      ", most_table_lines, all) + column_text(map.x) +
           column_text(map.y) + column_text(map.values);
}

std::string file_text(const InstrumentFile& file, bool all, const Session& session) {
    std::string text =
        fmt::format("{}\n  format   {}, {}\n  sha256   {}\n", session.bold(file.path.string()),
                    file.format, measurement::find_format(file.format).title, file.sha256);
    for (const std::string& note : file.notes) text += fmt::format("  note     {}\n", note);
    text += header_text(file.header, "  ", most_header_lines, all);
    const std::size_t shown = all ? file.tables.size() : std::min(most_tables, file.tables.size());
    for (std::size_t i = 0; i < shown; ++i) text += table_text(file.tables[i], all);
    if (shown < file.tables.size()) {
        text +=
            fmt::format("  ... and {} more tables; --all shows them\n", file.tables.size() - shown);
    }
    for (const auto& map : file.maps) text += map_text(map, all);
    return text;
}

/// Writes tables and maps. Files of one name would overwrite each other.
void write_tables(const InstrumentFile& file, const std::filesystem::path& folder,
                  std::set<std::string>& written) {
    if (!written.insert(file.path.filename().string()).second) {
        throw InputError(
            fmt::format("two of the files are named {}; write their tables into "
                        "different folders",
                        file.path.filename().string()));
    }
    for (const auto& [name, text] : report::instrument_csv(file)) write_file(folder / name, text);
}

void list_formats(Session& session) {
    if (session.json()) {
        session.print(report::formats_json());
    } else {
        session.print(formats_text());
    }
}

void run(const ReadArguments& arguments, Session& session) {
    if (arguments.list) return list_formats(session);
    if (arguments.input.files.empty()) {
        throw InputError("no file is given; `anchorite read --formats` lists what can be read");
    }
    std::vector<InstrumentFile> files;
    std::set<std::string> written;
    for (const auto& path : arguments.input.files) {
        try {
            InstrumentFile file = read_instrument(path, arguments.input);
            if (!arguments.output.empty()) write_tables(file, arguments.output, written);
            if (!session.json()) session.print(file_text(file, arguments.all, session));
            if (session.json()) files.push_back(std::move(file));
        } catch (const InputError& error) {
            if (arguments.input.files.size() == 1) throw;
            session.fail(error.what(), ExitCode::bad_input);
        }
    }
    if (session.json()) session.print(report::instrument_json(files));
}

}  // namespace

void add_read(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand("read", "Show what is in an instrument's file");
    const auto arguments = std::make_shared<ReadArguments>();
    command->add_option("files", arguments->input.files, "Files of instruments")
        ->type_name("FILE")
        ->expected(0, -1);
    command->add_flag("--formats", arguments->list, "List the formats that can be read");
    command->add_flag("--all", arguments->all, "Show every header line and table");
    command->add_option("-o,--output", arguments->output, "Folder for every table and map as CSV")
        ->type_name("DIR")
        ->check(output_folder());
    add_layout_options(*command, arguments->input);
    session.add_json_flag(*command);
    command->callback([arguments, &session] { run(*arguments, session); });
}

}  // namespace anchorite::app
