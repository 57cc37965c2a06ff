# Tables of data/ put into the optics library by the assembler, so that the program runs from
# anywhere. Generates the definition of embedded_file (src/optics/embedded.hpp).
file(GLOB_RECURSE ANCHORITE_EMBEDDED CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/data
  ${PROJECT_SOURCE_DIR}/data/nk/*.toml ${PROJECT_SOURCE_DIR}/data/nk/*.yml
  ${PROJECT_SOURCE_DIR}/data/nk/*.csv ${PROJECT_SOURCE_DIR}/data/nk/*.txt
  ${PROJECT_SOURCE_DIR}/data/colour/*.csv)

set(assembly "")
set(declarations "")
set(rows "")
set(number 0)
foreach(file IN LISTS ANCHORITE_EMBEDDED)
  set(symbol anchorite_data_${number})
  string(APPEND assembly "    \".hidden ${symbol}\\n.hidden ${symbol}_end\\n\"\n"
    "    \".global ${symbol}\\n.global ${symbol}_end\\n\"\n"
    "    \"${symbol}: .incbin \\\"${PROJECT_SOURCE_DIR}/data/${file}\\\"\\n\"\n"
    "    \"${symbol}_end: .byte 0\\n\"\n")
  string(APPEND declarations "extern const char ${symbol}[];\nextern const char ${symbol}_end[];\n")
  string(APPEND rows "    if (name == \"${file}\") return between(${symbol}, ${symbol}_end);\n")
  math(EXPR number "${number} + 1")
endforeach()

set(source ${PROJECT_BINARY_DIR}/generated/embedded_data.cpp)
file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
#include "optics/embedded.hpp"

#include <cstddef>

asm(".pushsection .rodata\n"
@assembly@    ".popsection\n");

extern "C" {
@declarations@}

namespace anchorite::optics {
namespace {
std::string_view between(const char* begin, const char* end) {
    return {begin, static_cast<std::size_t>(end - begin)};
}
}  // namespace

std::string_view embedded_file(std::string_view name) {
@rows@    return {};
}

}  // namespace anchorite::optics
]])
list(TRANSFORM ANCHORITE_EMBEDDED PREPEND ${PROJECT_SOURCE_DIR}/data/)
set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${ANCHORITE_EMBEDDED}")
target_sources(anchorite_optics PRIVATE ${source})
