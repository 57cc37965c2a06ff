#include "outputs.hpp"

#include "anchorite/screening/table_rows.hpp"

namespace anchorite::screening {

Outputs::Outputs(const ScreenFolder& folder, Journal journal, double interval)
    : journal_file_(folder.journal()),
      journal_(std::move(journal)),
      results_(folder.results(), journal_.results_bytes),
      rejects_(folder.rejects(), journal_.rejects_bytes),
      interval_(interval) {
    if (results_.size() == 0) results_.write(results_header());
    if (rejects_.size() == 0) rejects_.write(rejects_header());
    checkpoint();
}

void Outputs::take(const Outcome& outcome) {
    (outcome.rejected ? rejects_ : results_).write(outcome.row);
    ++(outcome.rejected ? journal_.rejected : journal_.scored);
    journal_.next_record = outcome.record + 1;
    if (Clock::now() - last_checkpoint_ >= interval_) checkpoint();
}

void Outputs::checkpoint() {
    results_.sync();
    rejects_.sync();
    journal_.results_bytes = results_.size();
    journal_.rejects_bytes = rejects_.size();
    save_journal(journal_file_, journal_);
    last_checkpoint_ = Clock::now();
}

void Outputs::complete() {
    journal_.complete = true;
    checkpoint();
}

}  // namespace anchorite::screening
