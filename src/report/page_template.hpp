#pragma once

#include <string_view>

namespace anchorite::report {

/// The pages that web/ builds.
enum class Page { study, optics, device, analysis, electronic };

/// report.html, optics.html, device.html, analysis.html or electronic.html of web/dist as they were
/// when the program was built.
std::string_view page_template(Page page);

}  // namespace anchorite::report
