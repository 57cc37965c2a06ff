#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "analysis_registry.hpp"
#include "anchorite/measurement/samples/measured_record.hpp"
#include "anchorite/report/analysis_read.hpp"
#include "anchorite/report/analysis_write.hpp"
#include "anchorite/report/record_write.hpp"
#include "anchorite/study/stage_cache.hpp"
#include "commands.hpp"
#include "output_option.hpp"
#include "present_check.hpp"
#include "session.hpp"
#include "table.hpp"

namespace anchorite::app {

namespace {

using measurement::MadeAnalysis;
using measurement::MadeHow;
using report::RecordResult;

constexpr const char* stage = "analysis";
constexpr std::size_t width = 96;

struct RecordArguments {
    std::filesystem::path file, output;
    bool strict = false;
    bool all = false;
    bool recompute = false;
};

measurement::AnalysisMemory memory_in(const std::filesystem::path& output, bool recompute) {
    const auto cache = std::make_shared<study::StageCache>(
        study::StageCache::of_this_program(output.empty() ? output : output / "cache"));
    measurement::AnalysisMemory memory;
    memory.keep = [cache](const std::string& key, const measurement::Analysis& analysis) {
        cache->keep(stage, key, report::analysis_json(analysis));
    };
    if (recompute) return memory;
    memory.recall = [cache](const std::string& key) -> std::optional<measurement::Analysis> {
        const auto kept = cache->find(stage, key);
        try {
            if (kept) return report::analysis_from_json(*kept);
        } catch (const nlohmann::json::exception&) {  // of another form: made anew
        }
        return std::nullopt;
    };
    return memory;
}

std::string analysis_line(const MadeAnalysis& made, const Session& session) {
    const std::string head = "  " + session.bold(made.plan.request.kind);
    std::string text = head;
    if (made.how == MadeHow::failed) {
        text += session.coloured("  failed", Colour::red);
    } else if (made.how == MadeHow::recalled) {
        text += "  (unchanged, recalled)";
    }
    text += "\n";
    const std::string body = made.how == MadeHow::failed ? made.failure : made.analysis.summary;
    for (const auto& line : wrap(body, width - 4)) text += "    " + line + "\n";
    for (const auto& input : made.plan.inputs) {
        text += fmt::format("    {}  sha256 {}\n", input.path.filename().string(),
                            input.sha256.substr(0, 16));
    }
    return text;
}

std::string samples_text(const RecordResult& result, const Session& session) {
    std::string text;
    for (const auto& sample : result.record.samples) {
        text += session.bold(sample.name.value);
        if (sample.molecule) text += ", " + sample.molecule->value;
        if (!sample.substrate.empty()) text += " on " + sample.substrate;
        text += "\n";
        for (const MadeAnalysis& made : result.results.analyses) {
            if (made.plan.sample == sample.name.value) text += analysis_line(made, session);
        }
        text += "\n";
    }
    return text;
}

void warn_of(const RecordResult& result, Session& session) {
    for (const MadeAnalysis& made : result.results.analyses) {
        for (const std::string& warning : made.analysis.warnings) {
            session.warn(
                fmt::format("{}, {}: {}", made.plan.sample, made.plan.request.kind, warning));
        }
    }
}

void end(const RecordResult& result, const RecordArguments& arguments, Session& session) {
    const std::size_t failed = result.results.count(MadeHow::failed);
    const std::size_t impossible = result.check.count(measurement::Verdict::cannot_be_true);
    if (failed > 0) {
        session.fail(fmt::format("{}: {} of {} analyses failed", arguments.file.string(), failed,
                                 result.results.analyses.size()));
    } else if (arguments.strict && impossible > 0) {
        session.fail(fmt::format("{}: {} value{} cannot be true", arguments.file.string(),
                                 impossible, impossible == 1 ? "" : "s"));
    }
}

void run(const RecordArguments& arguments, Session& session) {
    const auto record = measurement::read_record(arguments.file);
    const auto registry = analysis_registry();
    const auto plan = measurement::plan_samples(record, registry);
    if (plan.empty()) {
        throw InputError({arguments.file.string(), 0, 0, {}},
                         "the record lists no files to be analysed",
                         "add [[sample]] with [[sample.file]]; `anchorite check` looks at reported "
                         "values alone");
    }
    RecordResult result{
        record,
        measurement::run_samples(plan, registry, memory_in(arguments.output, arguments.recompute),
                                 session.progress()),
        {}};
    const auto merged = measurement::with_measured(record, result.results);
    result.check = measurement::check(merged, session.progress());
    warn_of(result, session);
    std::filesystem::path file;
    if (!arguments.output.empty()) file = report::write_record(result, arguments.output);
    if (session.json()) {
        session.print(report::record_json(result));
    } else {
        session.print(samples_text(result, session) +
                      check_text(merged, result.check, arguments.all, session));
        if (!file.empty()) session.print(fmt::format("\nResults: {}\n", file.string()));
    }
    end(result, arguments, session);
}

}  // namespace

void add_record(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "record", "Analyse every file of a sample record and check results against each other");
    const auto arguments = std::make_shared<RecordArguments>();
    command->add_option("record", arguments->file, "Sample record (docs/sample-record.md)")
        ->type_name("FILE")
        ->required();
    command
        ->add_option("-o,--output", arguments->output,
                     "Folder for results and pages; unchanged inputs are not analysed again")
        ->type_name("DIR")
        ->check(output_folder());
    command->add_flag("--recompute", arguments->recompute, "Analyse everything again");
    command->add_flag("--strict", arguments->strict, "Fail where a value cannot be true");
    command->add_flag("--all", arguments->all, "Also show in full what holds");
    session.add_json_flag(*command);
    command->callback([arguments, &session] { run(*arguments, session); });
}

}  // namespace anchorite::app
