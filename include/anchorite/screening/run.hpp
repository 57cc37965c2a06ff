#pragma once

#include <cstddef>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "anchorite/base/progress.hpp"
#include "anchorite/screening/library.hpp"
#include "anchorite/screening/score.hpp"

namespace anchorite::screening {

/// What to do with results that are already in the folder.
enum class StartMode {
    automatic,  ///< go on where the same screen stopped, start where there is none
    resume,     ///< go on; there must be something to go on with
    fresh       ///< delete them and start over
};

struct RunOptions {
    std::filesystem::path library;
    LibraryOptions columns;
    std::filesystem::path folder;  ///< where the outputs go
    StartMode mode = StartMode::automatic;
    int threads = 0;  ///< 0: as many as the machine runs at once
    /// Rows per thread that may wait for a slow molecule before them. What a thread scores in the
    /// time limit of one molecule, or it would stand idle.
    int rows_ahead = 512;
    std::size_t top = 100;            ///< molecules in ranking.csv
    double time_limit = 60;           ///< processor time per molecule [s]; 0: none
    double checkpoint_interval = 5;   ///< time between checkpoints [s]
    nlohmann::ordered_json settings;  ///< whatever else the scores depend on
    void validate() const;            ///< @throws InputError
};

/// How a run of a screen ended; the outputs are sound in every case.
enum class RunEnd {
    complete,
    stopped,         ///< the user asked for it; resuming goes on
    library_damaged  ///< every readable record is done, but the file breaks off
};

struct RunReport {
    RunEnd end = RunEnd::complete;
    std::size_t records = 0;         ///< in the library, as far as it is readable
    std::size_t scored = 0;          ///< in the outputs, earlier runs included
    std::size_t rejected = 0;        ///< in the outputs, earlier runs included
    std::size_t resumed_at = 1;      ///< first record of this run
    double elapsed = 0;              ///< of this run [s]
    std::string damage;              ///< what is wrong with the library; empty when nothing is
    nlohmann::ordered_json summary;  ///< as in summary.json; null when the run was stopped
};

/// Scores every molecule of a library into a folder. Rows are in the order of the library and their
/// bytes do not depend on the number of threads or on how often the run was interrupted.
/// @throws InputError  unusable library; results of another screen in the folder
/// @throws RunError    the outputs cannot be written; what is checkpointed stays
RunReport run_screen(const RunOptions& options, const ScoreMolecule& score,
                     const ProgressCallback& progress = {});

}  // namespace anchorite::screening
