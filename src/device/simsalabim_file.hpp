#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "anchorite/base/located.hpp"

namespace anchorite::device {

/// The parameters of one of SIMsalabim's files.
class SimsalabimFile {
public:
    /// @throws InputError  missing, or a line that is neither a comment nor `name = value`
    explicit SimsalabimFile(const std::filesystem::path& path);

    [[nodiscard]] bool has(const std::string& name) const { return values_.contains(name); }
    /// The value as written. @throws InputError  there is no such parameter
    [[nodiscard]] const Located<std::string>& text(const std::string& name) const;
    /// @throws InputError  no such parameter, or no number
    [[nodiscard]] double number(const std::string& name) const;

private:
    std::filesystem::path path_;
    std::map<std::string, Located<std::string>> values_;
};

}  // namespace anchorite::device
