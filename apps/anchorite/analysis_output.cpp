#include "analysis_output.hpp"

#include <fmt/format.h>

#include <cmath>

#include "anchorite/report/analysis_write.hpp"
#include "output_option.hpp"
#include "table.hpp"

namespace anchorite::app {

namespace {

using measurement::Analysis;
using measurement::Estimate;
using measurement::ResultTable;

constexpr std::size_t page_width = 96;

std::string estimates_text(const Analysis& analysis) {
    if (analysis.estimates.empty()) return "";
    std::vector<std::vector<std::string>> rows;
    for (const Estimate& estimate : analysis.estimates) {
        const bool bare = !estimate.standard_error && !estimate.interval;
        const std::string why = bare && !estimate.no_error.empty() ? "; " + estimate.no_error : "";
        rows.push_back({estimate.name, value_text(estimate), measurement::interval_text(estimate),
                        estimate.definition + why});
    }
    return format_table({{"quantity"}, {"value"}, {"95 % interval"}, {"definition"}}, rows) + "\n";
}

std::string number_text(double number, std::optional<int> decimals) {
    if (std::isnan(number)) return "none";
    return decimals ? fmt::format("{:.{}f}", number, *decimals) : fmt::format("{:.6g}", number);
}

std::string table_text(const ResultTable& table, const Session& session) {
    std::vector<Column> columns;
    std::size_t count = 0;
    for (const auto& column : table.columns) {
        const std::string unit = column.unit.empty() ? "" : fmt::format(" [{}]", column.unit);
        const bool numbers = !column.numbers.empty();
        columns.push_back({column.name + unit, numbers ? Align::right : Align::left});
        count = std::max({count, column.numbers.size(), column.words.size()});
    }
    std::vector<std::vector<std::string>> rows(count);
    for (const auto& column : table.columns) {
        for (std::size_t i = 0; i < count; ++i) {
            rows[i].push_back(column.numbers.empty()
                                  ? column.words[i]
                                  : number_text(column.numbers[i], column.decimals));
        }
    }
    return session.bold(table.title) + "\n" + format_table(columns, rows) + "\n";
}

std::string settings_text(const Analysis& analysis) {
    std::string text;
    for (const auto& [name, value] : analysis.settings) {
        text += fmt::format("{:<24} {}\n", name, value);
    }
    return text.empty() ? text : text + "\n";
}

/// What readers had to assume of the files or left out.
std::string notes_text(const Analysis& analysis) {
    std::string text;
    for (const auto& source : analysis.sources) {
        for (const auto& note : source.notes) {
            text += fmt::format("{}: {}\n", source.path.filename().string(), note);
        }
    }
    return text.empty() ? text : text + "\n";
}

std::string analysis_text(const Analysis& analysis, const Session& session) {
    std::string text = session.bold(analysis.title) + "\n";
    for (const auto& line : wrap(analysis.summary, page_width)) text += line + "\n";
    text += "\n" + estimates_text(analysis);
    for (const ResultTable& table : analysis.tables) text += table_text(table, session);
    return text + settings_text(analysis) + notes_text(analysis);
}

}  // namespace

void add_output_options(CLI::App& command, std::filesystem::path& output, Session& session) {
    command
        .add_option("-o,--output", output,
                    "Folder for the page with figures, the JSON and the CSV files")
        ->type_name("DIR")
        ->check(output_folder());
    session.add_json_flag(command);
}

void present_analysis(const Analysis& analysis, const std::filesystem::path& output,
                      Session& session) {
    if (session.diverted()) {
        session.diverted()(analysis);
        return;
    }
    for (const std::string& warning : analysis.warnings) session.warn(warning);
    std::filesystem::path page;
    if (!output.empty()) page = report::write_analysis(analysis, output);
    if (session.json()) {
        session.print(report::analysis_json(analysis));
    } else {
        session.print(analysis_text(analysis, session));
        if (!page.empty()) session.print(fmt::format("Page: {}\n", page.string()));
    }
    if (!analysis.settled) session.fail("a fit did not settle; its numbers are left out");
}

}  // namespace anchorite::app
