#include "anchorite/base/log.hpp"

#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_color_sinks.h>

#include <array>
#include <cstdlib>

namespace anchorite {

struct Log::Impl {
    spdlog::logger logger;
};

namespace {

spdlog::color_mode color_mode() {
    const char* no_color = std::getenv("NO_COLOR");
    const bool forbidden = no_color != nullptr && *no_color != '\0';
    return forbidden ? spdlog::color_mode::never : spdlog::color_mode::automatic;
}

spdlog::level::level_enum spdlog_level(LogLevel level) {
    constexpr std::array levels{spdlog::level::debug, spdlog::level::info, spdlog::level::warn,
                                spdlog::level::err, spdlog::level::off};
    return levels.at(static_cast<std::size_t>(level));
}

}  // namespace

// Not spdlog's registry: a Log is an object of whoever made it, not a global.
Log::Log(LogLevel level) {
    auto sink = std::make_shared<spdlog::sinks::stderr_color_sink_mt>(color_mode());
    impl_ = std::make_shared<Impl>(Impl{spdlog::logger("anchorite", std::move(sink))});
    impl_->logger.set_level(spdlog_level(level));
    impl_->logger.set_pattern("%^%l%$: %v");
}

void Log::debug(std::string_view message) const {
    impl_->logger.debug(message);
}

void Log::info(std::string_view message) const {
    impl_->logger.info(message);
}

void Log::warning(std::string_view message) const {
    impl_->logger.warn(message);
}

void Log::error(std::string_view message) const {
    impl_->logger.error(message);
}

}  // namespace anchorite
