#pragma once

#include <chrono>
#include <string>

#include "anchorite/base/output_file.hpp"
#include "anchorite/screening/folder.hpp"
#include "anchorite/screening/journal.hpp"

namespace anchorite::screening {

/// One record's line and the file it goes to.
struct Outcome {
    std::size_t record = 0;
    std::string row;
    bool rejected = false;
};

/// results.csv, rejects.csv and the journal that says how much of them is valid.
class Outputs {
public:
    /// Goes on where the journal stands; what the files hold beyond that is cut off.
    /// @param interval  time between checkpoints [s]
    /// @throws RunError
    Outputs(const ScreenFolder& folder, Journal journal, double interval);

    /// Takes the outcome of the next record.
    /// @throws RunError
    void take(const Outcome& outcome);

    /// Makes everything taken so far permanent: the data first, then the journal that counts it.
    /// @throws RunError
    void checkpoint();

    /// Checkpoints and notes that the library is through.
    void complete();

    [[nodiscard]] const Journal& journal() const { return journal_; }

private:
    using Clock = std::chrono::steady_clock;

    std::filesystem::path journal_file_;
    Journal journal_;
    AppendFile results_;
    AppendFile rejects_;
    std::chrono::duration<double> interval_;
    Clock::time_point last_checkpoint_ = Clock::now();
};

}  // namespace anchorite::screening
