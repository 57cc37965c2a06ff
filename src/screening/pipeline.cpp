#include "pipeline.hpp"

#include <fmt/format.h>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <atomic>
#include <cmath>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>

#include "anchorite/base/in_parallel.hpp"
#include "anchorite/screening/table_rows.hpp"

namespace anchorite::screening {

namespace {

/// Recursive parsers of long molecules need more than the 2 MB that some systems give a thread.
constexpr std::size_t stack_bytes = 16u << 20;

/// Every thread reads a record, scores it and hands its row over, until there is none. (oneTBB's
/// parallel_pipeline leaves the calling thread idle: 2021.8 gives two threads the work of one.)
class Pipeline {
public:
    Pipeline(const PipelineInput& input, Outputs& outputs) : input_(input), outputs_(outputs) {}

    PipelineEnd run() {
        skip_done();
        next_row_ = outputs_.journal().next_record;
        const auto threads = static_cast<std::size_t>(input_.threads);
        in_parallel(threads, input_.threads, [this](std::size_t) { work(); });
        return stopping_ ? PipelineEnd::stopped : PipelineEnd::exhausted;
    }

private:
    void work() {
        try {
            while (const auto entry = read()) write(handle(*entry));
        } catch (...) {  // the others must not wait for rows that never come
            const std::lock_guard lock(rows_);
            stopping_ = true;
            row_written_.notify_all();
            throw;
        }
    }

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

    std::optional<LibraryEntry> read() {
        const std::lock_guard lock(library_);
        if (stopping_) return std::nullopt;
        auto entry = next();
        if (!entry) return std::nullopt;
        const auto crash = input_.crashes.find(entry->record);
        if (crash != input_.crashes.end()) {
            entry->problem = fmt::format("crashed the program ({})", crash->second);
        }
        return entry;
    }

    Outcome handle(const LibraryEntry& entry) const {
        Outcome outcome;
        outcome.record = entry.record;
        std::string reason = entry.problem;
        if (reason.empty()) reason = try_score(entry, outcome.row);
        outcome.rejected = !reason.empty();
        if (outcome.rejected) outcome.row = rejects_row(entry, reason);
        return outcome;
    }

    /// Scores into `row`, or says why not.
    std::string try_score(const LibraryEntry& entry, std::string& row) const {
        std::string reason;
        try {
            // A scorer that is parallel itself must not pick up another record while it waits.
            tbb::this_task_arena::isolate([&] { reason = score(entry, row); });
        } catch (const std::exception& error) {
            reason = error.what();
        } catch (...) {
            reason = "an error without a description";
        }
        return reason;
    }

    std::string score(const LibraryEntry& entry, std::string& row) const {
        const CrashLog::Scope in_hand(entry.record);
        const CpuBudget budget(input_.time_limit);
        const Score score = input_.score(entry, budget);
        if (!std::isfinite(score.score)) return "the score is not a finite number";
        row = results_row(entry, score);
        return {};
    }

    /// Writes all rows that have none missing before them; waits where too many are.
    void write(Outcome outcome) {
        std::unique_lock lock(rows_);
        waiting_.emplace(outcome.record, std::move(outcome));
        while (!waiting_.empty() && waiting_.begin()->first == next_row_) {
            const Outcome row = std::move(waiting_.extract(waiting_.begin()).mapped());
            ++next_row_;
            outputs_.take(row);
            report(row.record);
        }
        row_written_.notify_all();
        const auto most = static_cast<std::size_t>(input_.threads * input_.rows_ahead);
        row_written_.wait(lock, [&] { return stopping_ || waiting_.size() < most; });
    }

    void report(std::size_t done) {
        if (input_.progress && !input_.progress({"score", done, input_.records})) stopping_ = true;
    }

    const PipelineInput& input_;
    Outputs& outputs_;
    std::atomic<bool> stopping_{false};
    std::mutex library_;
    std::mutex rows_;
    std::condition_variable row_written_;
    std::map<std::size_t, Outcome> waiting_;  ///< scored, with a row missing before them
    std::size_t next_row_ = 1;
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
