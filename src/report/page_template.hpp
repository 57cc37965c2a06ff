#pragma once

#include <string_view>

namespace anchorite::report {

/// web/dist/report.html as it was when the program was built.
std::string_view page_template();

}  // namespace anchorite::report
