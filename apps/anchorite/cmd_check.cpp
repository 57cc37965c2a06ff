#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>

#include "anchorite/measurement/check.hpp"
#include "anchorite/report/check_json.hpp"
#include "commands.hpp"
#include "present_check.hpp"
#include "session.hpp"

namespace anchorite::app {

namespace {

using measurement::Verdict;

struct CheckArguments {
    std::filesystem::path file;
    bool strict = false;
    bool all = false;
};

void run(const CheckArguments& arguments, Session& session) {
    const auto record = measurement::read_record(arguments.file);
    const auto result = measurement::check(record, session.progress());
    if (session.json()) {
        session.print(report::check_json(record, result));
    } else {
        session.print(check_text(record, result, arguments.all, session));
    }
    const bool files = std::ranges::any_of(
        record.samples, [](const auto& sample) { return !sample.files.empty(); });
    if (files) {
        session.warn("the files of the record's samples were not read: `anchorite record` does");
    }
    const std::size_t impossible = result.count(Verdict::cannot_be_true);
    if (arguments.strict && impossible > 0) {
        session.fail(fmt::format("{}: {} reported value{} cannot be true", arguments.file.string(),
                                 impossible, impossible == 1 ? "" : "s"));
    }
}

}  // namespace

void add_check(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "check", "Recompute what a reported experiment allows and flag what cannot be true");
    const auto arguments = std::make_shared<CheckArguments>();
    command->add_option("file", arguments->file, "Record, see `anchorite schema record`")
        ->type_name("FILE")
        ->required();
    command->add_flag("--strict", arguments->strict,
                      "End with exit code 1 when something cannot be true");
    command->add_flag("--all", arguments->all, "Give every finding in full, also those that hold");
    session.add_json_flag(*command);
    command->callback([arguments, &session] { run(*arguments, session); });
}

}  // namespace anchorite::app
