#include "anchorite/base/checked_entry.hpp"

#include "anchorite/base/provenance.hpp"

namespace anchorite {

std::string entry_text(const std::string& format, const nlohmann::ordered_json& content) {
    const nlohmann::ordered_json entry{
        {"format", format}, {"sha256", sha256(content.dump())}, {"result", content}};
    return entry.dump(1) + "\n";
}

std::optional<nlohmann::ordered_json> parse_entry(const std::string& format,
                                                  const std::string& text) {
    try {
        const auto entry = nlohmann::ordered_json::parse(text);
        const auto& content = entry.at("result");
        const bool whole = entry.at("sha256") == sha256(content.dump());
        if (entry.at("format") == format && whole) return content;
    } catch (const nlohmann::json::exception&) {  // no JSON, or of another form
    }
    return std::nullopt;
}

}  // namespace anchorite
