#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace anchorite {

/// The text of a kept result: the format's name, a checksum of the content, the content.
std::string entry_text(const std::string& format, const nlohmann::ordered_json& content);

/// The content; none where the text is damaged or of another format.
std::optional<nlohmann::ordered_json> parse_entry(const std::string& format,
                                                  const std::string& text);

}  // namespace anchorite
