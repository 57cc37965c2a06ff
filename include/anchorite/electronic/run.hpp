#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "anchorite/base/progress.hpp"
#include "anchorite/electronic/calculation_cache.hpp"
#include "anchorite/electronic/engine.hpp"

namespace anchorite::electronic {

/// Bounds on one run of an engine.
struct RunLimits {
    double wall_seconds = 12 * 3600;
    double memory = 0;  ///< address space of the engine [bytes]; 0: no bound
    int threads = 1;
    void validate() const;  ///< @throws InputError
};

struct RunOptions {
    CalculationCache cache;
    RunLimits limits;
    std::filesystem::path work;  ///< runs live in folders below it until they have ended well
    bool recompute = false;      ///< do not look in the cache
    bool compute = true;         ///< false: only the cache, never an engine
    /// The engine's version, of kept results as of new ones; none: of the program that is
    /// installed, and of the newest result where none is or none is asked for.
    std::optional<std::string> version;
};

/// A calculation's result and where it came from.
struct RunOutcome {
    EngineResult result;
    bool cached = false;
};

/// The result from the cache, or else from the engine, which then goes on from the wave function of
/// a run that was stopped. Only what converged to a believable energy is kept; what ran out of
/// steps is returned, and the next call goes on with it. A run that is not believable, or failed by
/// itself twice, is moved to work/<key>-failed, and the next one starts anew. With an engine
/// installed only results of its version are taken from the cache, else those of the newest.
/// @throws RunError   the engine is missing, of another version than asked for, killed, out of
/// time, memory or disk, its output is cut
///                    off or not believable; the message says how to go on
/// @throws Cancelled  the callback asked for it; the engine is stopped, the run can be gone on with
RunOutcome run_calculation(const Calculation& calculation, const Engine& engine,
                           const RunOptions& options, const ProgressCallback& progress = {});

}  // namespace anchorite::electronic
