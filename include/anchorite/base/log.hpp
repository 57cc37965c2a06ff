#pragma once

#include <memory>
#include <string_view>

namespace anchorite {

enum class LogLevel { debug, info, warning, error, off };

/// Messages for the user on stderr, never on stdout. Cheap to copy; safe between threads.
class Log {
public:
    /// Colour is used on a terminal unless NO_COLOR is set.
    explicit Log(LogLevel level = LogLevel::info);

    /// One message each, told when its level is at or above the log's.
    void debug(std::string_view message) const;
    void info(std::string_view message) const;
    void warning(std::string_view message) const;
    void error(std::string_view message) const;

private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

}  // namespace anchorite
