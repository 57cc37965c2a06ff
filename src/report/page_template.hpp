#pragma once

#include <string_view>

namespace anchorite::report {

/// The pages that web/ builds.
enum class Page { study, optics, device, analysis };

/// report.html, optics.html, device.html or analysis.html of web/dist as they were when the program
/// was built.
std::string_view page_template(Page page);

}  // namespace anchorite::report
