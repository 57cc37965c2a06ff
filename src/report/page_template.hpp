#pragma once

#include <string_view>

namespace anchorite::report {

/// The pages that web/ builds.
enum class Page { study, optics };

/// web/dist/report.html or web/dist/optics.html as they were when the program was built.
std::string_view page_template(Page page);

}  // namespace anchorite::report
