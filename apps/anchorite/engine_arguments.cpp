#include "engine_arguments.hpp"

#include <CLI/CLI.hpp>

namespace anchorite::app {

void EngineArguments::apply(study::GeometryOptions& options) const {
    options.xtb = options.xtb && !no_xtb;
}

study::RunOptions EngineArguments::run_options() const {
    study::RunOptions options;
    options.threads = threads;
    if (!no_cache) {
        options.cache = cache.empty() ? study::EngineCache::standard() : study::EngineCache(cache);
    }
    return options;
}

std::shared_ptr<EngineArguments> add_engine_options(CLI::App& command) {
    const auto arguments = std::make_shared<EngineArguments>();
    const std::string group = "Computation";
    command
        .add_flag("--no-xtb", arguments->no_xtb,
                  "Force-field geometries only: quicker, without charges")
        ->group(group);
    auto* cache = command.add_option("--cache", arguments->cache,
                                     "Folder that keeps GFN2-xTB results between runs; by default "
                                     "$XDG_CACHE_HOME/anchorite or ~/.cache/anchorite");
    cache->type_name("DIR")->group(group);
    command.add_flag("--no-cache", arguments->no_cache, "Compute everything anew, keep nothing")
        ->excludes(cache)
        ->group(group);
    command.add_option("--threads", arguments->threads, "Threads; 0 is one per processor")
        ->type_name("N")
        ->check(CLI::Range(0, 1024))
        ->capture_default_str()
        ->group(group);
    return arguments;
}

}  // namespace anchorite::app
