#include "report/page_template.hpp"

#include <cstddef>

// The assembler copies the files' bytes: no generated source, no compile time.
#define ANCHORITE_EMBED(symbol, file) \
    ".global " symbol                 \
    "_begin\n"                        \
    ".global " symbol                 \
    "_end\n"                          \
    ".hidden " symbol                 \
    "_begin\n"                        \
    ".hidden " symbol "_end\n" symbol \
    "_begin:\n"                       \
    ".incbin \"" file "\"\n" symbol   \
    "_end:\n"                         \
    ".byte 0\n"
asm(".pushsection .rodata\n"                                                 //
    ANCHORITE_EMBED("anchorite_report_page", ANCHORITE_REPORT_PAGE)          //
    ANCHORITE_EMBED("anchorite_optics_page", ANCHORITE_OPTICS_PAGE)          //
    ANCHORITE_EMBED("anchorite_device_page", ANCHORITE_DEVICE_PAGE)          //
    ANCHORITE_EMBED("anchorite_analysis_page", ANCHORITE_ANALYSIS_PAGE)      //
    ANCHORITE_EMBED("anchorite_electronic_page", ANCHORITE_ELECTRONIC_PAGE)  //
    ".popsection\n");

extern "C" {
extern const char anchorite_report_page_begin[];
extern const char anchorite_report_page_end[];
extern const char anchorite_optics_page_begin[];
extern const char anchorite_optics_page_end[];
extern const char anchorite_device_page_begin[];
extern const char anchorite_device_page_end[];
extern const char anchorite_analysis_page_begin[];
extern const char anchorite_analysis_page_end[];
extern const char anchorite_electronic_page_begin[];
extern const char anchorite_electronic_page_end[];
}

namespace anchorite::report {
namespace {

std::string_view between(const char* begin, const char* end) {
    return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

std::string_view page_template(Page page) {
    switch (page) {
        case Page::study:
            break;
        case Page::optics:
            return between(anchorite_optics_page_begin, anchorite_optics_page_end);
        case Page::device:
            return between(anchorite_device_page_begin, anchorite_device_page_end);
        case Page::analysis:
            return between(anchorite_analysis_page_begin, anchorite_analysis_page_end);
        case Page::electronic:
            return between(anchorite_electronic_page_begin, anchorite_electronic_page_end);
    }
    return between(anchorite_report_page_begin, anchorite_report_page_end);
}

}  // namespace anchorite::report
