#include "pipeline.hpp"

#include <fmt/format.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <atomic>
#include <cmath>
#include <exception>

#include "anchorite/screening/table_rows.hpp"

namespace anchorite::screening {

namespace {

/// Recursive parsers of long molecules need more than the 2 MB that some systems give a thread.
constexpr std::size_t stack_bytes = 16u << 20;

/// A slow molecule holds back the rows behind it; this many per thread may wait for it.
constexpr int records_per_thread = 16;

class Pipeline {
public:
    Pipeline(const PipelineInput& input, Outputs& outputs) : input_(input), outputs_(outputs) {}

    PipelineEnd run() {
        skip_done();
        const auto filters =
            tbb::make_filter<void, LibraryEntry>(
                tbb::filter_mode::serial_in_order,
                [this](tbb::flow_control& control) { return read(control); }) &
            tbb::make_filter<LibraryEntry, Outcome>(
                tbb::filter_mode::parallel,
                [this](const LibraryEntry& entry) { return handle(entry); }) &
            tbb::make_filter<Outcome, void>(tbb::filter_mode::serial_in_order,
                                            [this](const Outcome& outcome) { write(outcome); });
        const auto tokens = static_cast<std::size_t>(input_.threads * records_per_thread);
        tbb::task_arena arena(input_.threads);
        arena.execute([&] { tbb::parallel_pipeline(tokens, filters); });
        return stopping_ ? PipelineEnd::stopped : PipelineEnd::exhausted;
    }

private:
    /// Reads past the records that are in the outputs already.
    void skip_done() {
        const std::size_t done = outputs_.journal().next_record - 1;
        report(done);
        for (std::size_t i = 0; i < done && next(); ++i) {
        }
    }

    std::optional<LibraryEntry> next() {
        try {
            return input_.library.next();
        } catch (const LibraryDamaged&) {
            return std::nullopt;  // the survey has found the damage and tells the user of it
        }
    }

    LibraryEntry read(tbb::flow_control& control) {
        auto entry = stopping_ ? std::nullopt : next();
        if (!entry) {
            control.stop();
            return {};
        }
        const auto crash = input_.crashes.find(entry->record);
        if (crash != input_.crashes.end()) {
            entry->problem = fmt::format("crashed the program ({})", crash->second);
        }
        return std::move(*entry);
    }

    Outcome handle(const LibraryEntry& entry) const {
        Outcome outcome;
        outcome.record = entry.record;
        outcome.skipped = stopping_;
        if (outcome.skipped) return outcome;
        std::string reason = entry.problem;
        if (reason.empty()) reason = try_score(entry, outcome.row);
        outcome.rejected = !reason.empty();
        if (outcome.rejected) outcome.row = rejects_row(entry, reason);
        return outcome;
    }

    /// Scores into `row`, or says why not.
    std::string try_score(const LibraryEntry& entry, std::string& row) const {
        std::string reason;
        const auto attempt = [&] {
            const CrashLog::Scope in_hand(entry.record);
            const CpuBudget budget(input_.time_limit);
            const Score score = input_.score(entry, budget);
            if (std::isfinite(score.score)) {
                row = results_row(entry, score);
            } else {
                reason = "the score is not a finite number";
            }
        };
        try {
            // A scorer that is parallel itself must not pick up another record while it waits.
            tbb::this_task_arena::isolate(attempt);
        } catch (const std::exception& error) {
            reason = error.what();
        } catch (...) {
            reason = "an error without a description";
        }
        return reason;
    }

    void write(const Outcome& outcome) {
        gap_ = gap_ || outcome.skipped;
        if (gap_) return;
        outputs_.take(outcome);
        report(outcome.record);
    }

    void report(std::size_t done) {
        if (input_.progress && !input_.progress({"score", done, input_.records})) stopping_ = true;
    }

    const PipelineInput& input_;
    Outputs& outputs_;
    std::atomic<bool> stopping_{false};
    bool gap_ = false;  ///< a record was left out, so none behind it may be written
};

}  // namespace

PipelineEnd run_pipeline(const PipelineInput& input, Outputs& outputs) {
    const tbb::global_control threads(tbb::global_control::max_allowed_parallelism,
                                      static_cast<std::size_t>(input.threads));
    const tbb::global_control stack(tbb::global_control::thread_stack_size, stack_bytes);
    const PipelineEnd end = Pipeline(input, outputs).run();
    outputs.checkpoint();
    return end;
}

}  // namespace anchorite::screening
