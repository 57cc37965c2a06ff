#include "report/page_template.hpp"

#include <cstddef>

// The assembler copies the file's bytes: no generated source, no compile time.
asm(".pushsection .rodata\n"
    ".global anchorite_report_page_begin\n"
    ".global anchorite_report_page_end\n"
    ".hidden anchorite_report_page_begin\n"
    ".hidden anchorite_report_page_end\n"
    "anchorite_report_page_begin:\n"
    ".incbin \"" ANCHORITE_REPORT_PAGE
    "\"\n"
    "anchorite_report_page_end:\n"
    ".byte 0\n"
    ".popsection\n");

extern "C" {
extern const char anchorite_report_page_begin[];
extern const char anchorite_report_page_end[];
}

namespace anchorite::report {

std::string_view page_template() {
    const auto size =
        static_cast<std::size_t>(anchorite_report_page_end - anchorite_report_page_begin);
    return {anchorite_report_page_begin, size};
}

}  // namespace anchorite::report
