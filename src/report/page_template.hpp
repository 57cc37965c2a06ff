#pragma once

#include <string_view>

namespace anchorite::report {

/// The pages that web/ builds.
enum class Page { study, optics, device };

/// web/dist/report.html, optics.html or device.html as they were when the program was built.
std::string_view page_template(Page page);

}  // namespace anchorite::report
