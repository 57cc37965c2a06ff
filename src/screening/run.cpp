#include "anchorite/screening/run.hpp"

#include <fmt/format.h>
#include <tbb/info.h>

#include <chrono>

#include "anchorite/base/error.hpp"
#include "anchorite/base/provenance.hpp"
#include "anchorite/screening/crash_log.hpp"
#include "anchorite/screening/folder.hpp"
#include "anchorite/screening/journal.hpp"
#include "outputs.hpp"
#include "pipeline.hpp"
#include "summary.hpp"

namespace anchorite::screening {

namespace {

nlohmann::ordered_json fingerprint(const RunOptions& options, const LibrarySurvey& survey) {
    return {{"version", program_version()},
            {"library_sha256", survey.sha256},
            {"smiles_column", options.columns.smiles_column},
            {"name_column", options.columns.name_column},
            {"time_limit_s", options.time_limit},
            {"settings", options.settings}};
}

/// The journal to go on with: the folder's own, or a new one.
Journal start_journal(const ScreenFolder& folder, StartMode mode,
                      const nlohmann::ordered_json& now) {
    if (mode == StartMode::fresh) folder.clear();
    const auto journal = load_journal(folder.journal());
    if (journal) {
        const std::string changes = fingerprint_differences(journal->fingerprint, now);
        if (changes.empty()) return *journal;
        throw InputError(
            fmt::format("{}: the results in this folder are of another screen; repeat "
                        "it as it was, start over with --fresh or choose another "
                        "--output{}",
                        folder.path().string(), changes));
    }
    if (mode == StartMode::resume) {
        throw InputError(fmt::format("{}: there is no screen to resume; leave out --resume",
                                     folder.path().string()));
    }
    if (folder.has_outputs()) {
        throw InputError(
            fmt::format("{}: the folder has results but no journal; start over with "
                        "--fresh or choose another --output",
                        folder.path().string()));
    }
    Journal fresh;
    fresh.fingerprint = now;
    // Before any output file, so that a folder with outputs and no journal is never our doing.
    save_journal(folder.journal(), fresh);
    return fresh;
}

int thread_count(int asked) {
    return asked > 0 ? asked : tbb::info::default_concurrency();
}

/// Scores whatever is left of the library.
PipelineEnd score_rest(const RunOptions& options, const LibrarySurvey& survey,
                       const ScreenFolder& folder, const ScoreMolecule& score,
                       const ProgressCallback& progress, Outputs& outputs) {
    const Crashes crashes = load_crashes(folder.crashes());
    const CrashLog crash_log(folder.crashes());
    const auto library = open_library(options.library, options.columns);
    const PipelineInput input{.library = *library,
                              .score = score,
                              .progress = progress,
                              .crashes = crashes,
                              .records = survey.records,
                              .threads = thread_count(options.threads),
                              .rows_ahead = options.rows_ahead,
                              .time_limit = options.time_limit};
    return run_pipeline(input, outputs);
}

}  // namespace

void RunOptions::validate() const {
    const auto refuse = [](const char* option, double value, const char* range) {
        throw InputError(fmt::format("{} is {:g}; use {}", option, value, range));
    };
    if (threads < 0 || threads > 1024) refuse("the number of threads", threads, "1 ... 1024");
    if (rows_ahead < 1) refuse("the number of rows ahead", rows_ahead, "1 or more");
    if (!(time_limit >= 0)) refuse("the time limit per molecule", time_limit, "0 s or more");
    if (!(checkpoint_interval >= 0)) {
        refuse("the time between checkpoints", checkpoint_interval, "0 s or more");
    }
}

RunReport run_screen(const RunOptions& options, const ScoreMolecule& score,
                     const ProgressCallback& progress) {
    options.validate();
    const auto start = std::chrono::steady_clock::now();
    const LibrarySurvey survey = survey_library(options.library, options.columns, progress);
    const ScreenFolder folder(options.folder);
    Outputs outputs(folder, start_journal(folder, options.mode, fingerprint(options, survey)),
                    options.checkpoint_interval);
    RunReport report;
    report.records = survey.records;
    report.damage = survey.damage;
    report.resumed_at = outputs.journal().next_record;
    if (!survey.damage.empty()) report.end = RunEnd::library_damaged;
    const bool rest = !outputs.journal().complete;
    if (rest &&
        score_rest(options, survey, folder, score, progress, outputs) == PipelineEnd::stopped) {
        report.end = RunEnd::stopped;
    } else {
        outputs.complete();
        report.summary = write_summary(folder, options, survey, outputs.journal());
    }
    report.scored = outputs.journal().scored;
    report.rejected = outputs.journal().rejected;
    report.elapsed =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

}  // namespace anchorite::screening
