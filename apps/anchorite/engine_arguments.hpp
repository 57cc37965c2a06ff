#pragma once

#include <filesystem>
#include <memory>

#include "anchorite/study/run.hpp"

namespace CLI {
class App;
}

namespace anchorite::app {

/// Options of a subcommand that say how geometries are computed and with how many threads.
struct EngineArguments {
    bool no_xtb = false;
    bool no_cache = false;
    std::filesystem::path cache;
    int threads = 0;

    void apply(study::GeometryOptions& options) const;
    [[nodiscard]] study::RunOptions run_options() const;
};

/// Adds --no-xtb, --cache, --no-cache and --threads to a subcommand.
std::shared_ptr<EngineArguments> add_engine_options(CLI::App& command);

}  // namespace anchorite::app
