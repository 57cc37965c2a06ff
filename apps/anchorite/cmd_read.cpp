#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "anchorite/base/output_file.hpp"
#include "anchorite/report/instrument_json.hpp"
#include "commands.hpp"
#include "instrument_arguments.hpp"
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
};

std::string formats_text() {
    std::vector<std::vector<std::string>> rows;
    for (const Format& format : measurement::formats()) {
        rows.push_back({std::string(format.id), std::string(format.title),
                        fmt::format("{}", fmt::join(format.extensions, " "))});
    }
    return format_table({{"format"}, {"what it is"}, {"usual names"}}, rows);
}

std::string range_text(const std::vector<double>& values) {
    const auto finite = [](double value) { return std::isfinite(value); };
    std::vector<double> kept;
    std::ranges::copy_if(values, std::back_inserter(kept), finite);
    if (kept.empty()) return "no numbers";
    const auto [low, high] = std::ranges::minmax(kept);
    return fmt::format("{:.6g} ... {:.6g}", low, high);
}

std::string column_text(const measurement::Column& column) {
    const std::string unit = column.unit.empty() ? "" : fmt::format(" [{}]", column.unit);
    return fmt::format("    {}{}: {}, {} values\n", column.name, unit, range_text(column.values),
                       column.values.size());
}

std::string file_text(const InstrumentFile& file, const Session& session) {
    std::string text =
        fmt::format("{}\n  format   {}, {}\n  sha256   {}\n", session.bold(file.path.string()),
                    file.format, measurement::find_format(file.format).title, file.sha256);
    for (const std::string& note : file.notes) text += fmt::format("  note     {}\n", note);
    for (const auto& [key, value] : file.header) text += fmt::format("  {}: {}\n", key, value);
    for (const auto& table : file.tables) {
        text += fmt::format("  table {}: {} columns of {}\n", table.name, table.columns.size(),
                            table.rows());
        for (const auto& column : table.columns) text += column_text(column);
    }
    for (const auto& map : file.maps) {
        text +=
            fmt::format("  map {}: {} x {}\n", map.name, map.x.values.size(), map.y.values.size());
        text += column_text(map.x) + column_text(map.y) + column_text(map.values);
    }
    return text;
}

void run(const ReadArguments& arguments, Session& session) {
    if (arguments.list) {
        if (session.json()) {
            session.print(report::formats_json());
        } else {
            session.print(formats_text());
        }
        return;
    }
    if (arguments.input.files.empty()) {
        throw InputError("no file is given; `anchorite read --formats` lists what can be read");
    }
    nlohmann::ordered_json documents = nlohmann::ordered_json::array();
    for (const auto& path : arguments.input.files) {
        const InstrumentFile file = read_instrument(path, arguments.input);
        if (!arguments.output.empty()) {
            for (const auto& [name, text] : report::instrument_csv(file)) {
                write_file(arguments.output / name, text);
            }
        }
        if (session.json()) {
            documents.push_back(report::instrument_json(file));
        } else {
            session.print(file_text(file, session));
        }
    }
    if (session.json()) session.print(documents);
}

}  // namespace

void add_read(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand("read", "Show what is in an instrument's file");
    const auto arguments = std::make_shared<ReadArguments>();
    command->add_option("files", arguments->input.files, "Files of instruments")
        ->type_name("FILE")
        ->expected(0, 10000);
    command->add_flag("--formats", arguments->list, "List the formats that can be read");
    command->add_option("-o,--output", arguments->output, "Folder for every table and map as CSV")
        ->type_name("DIR");
    add_layout_options(*command, arguments->input);
    session.add_json_flag(*command);
    command->callback([arguments, &session] { run(*arguments, session); });
}

}  // namespace anchorite::app
