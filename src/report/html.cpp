#include "anchorite/report/html.hpp"

#include <cassert>
#include <string_view>

#include "anchorite/base/json.hpp"
#include "anchorite/report/analysis_write.hpp"
#include "anchorite/report/device_write.hpp"
#include "anchorite/report/electronic_json.hpp"
#include "report/page_template.hpp"

namespace anchorite::report {
namespace {

constexpr std::string_view marker = "__ANCHORITE_PAYLOAD__";

// Without '<' no text of a study can end the element that holds it.
std::string without_markup(const std::string& json) {
    std::string safe;
    safe.reserve(json.size() + json.size() / 16);
    for (const char letter : json) {
        if (letter == '<') {
            safe += "\\u003c";
        } else {
            safe += letter;
        }
    }
    return safe;
}

std::string filled(Page kind, const nlohmann::ordered_json& results) {
    const std::string_view page = page_template(kind);
    const std::size_t at = page.find(marker);
    assert(at != std::string_view::npos);
    const std::string payload = without_markup(json_text(results, -1));
    std::string html;
    html.reserve(page.size() + payload.size());
    html.append(page.substr(0, at)).append(payload).append(page.substr(at + marker.size()));
    return html;
}

}  // namespace

std::string html_report(const nlohmann::ordered_json& results) {
    return filled(Page::study, results);
}

std::string html_optics(const nlohmann::ordered_json& results) {
    return filled(Page::optics, results);
}

std::string html_device(const nlohmann::ordered_json& results) {
    return filled(Page::device, results);
}

std::string html_analysis(const nlohmann::ordered_json& results) {
    return filled(Page::analysis, results);
}

std::string html_electronic(const nlohmann::ordered_json& results) {
    return filled(Page::electronic, results);
}

}  // namespace anchorite::report
