// One libFuzzer target over all readers of instruments' files; --format=ID picks the reader and
// --formats lists them. Anything but an InputError, and anything that the sanitizers see, is a
// finding.
#include <pthread.h>
#include <sanitizer/common_interface_defs.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/formats/format.hpp"
#include "behind_checksums.hpp"
#include "shared_counters.hpp"

namespace {

using anchorite::measurement::Format;
using anchorite::measurement::TextLayout;

/// The reader under test; libFuzzer calls a function without a state of its own.
const Format*& chosen() {
    static const Format* format = nullptr;
    return format;
}

/// The end of a reader's own process (measurement/formats/contained.hpp) is no finding here: its
/// report in the log is, where the reader is to blame (tools/fuzz).
void expect_children() {
    ::pthread_atfork(nullptr, nullptr, [] { __sanitizer_set_death_callback(nullptr); });
}

void read(std::string_view bytes, const TextLayout& layout) {
    try {
        anchorite::measurement::read_instrument_bytes({"fuzzed", bytes}, std::string(chosen()->id),
                                                      layout);
    } catch (const anchorite::InputError&) {
        return;
    }
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
    constexpr std::string_view option = "--format=";
    for (int i = 1; i < *count; ++i) {
        const std::string_view argument = (*arguments)[i];
        if (argument == "--formats") {
            for (const Format& format : anchorite::measurement::formats()) {
                std::printf("%.*s\n", static_cast<int>(format.id.size()), format.id.data());
            }
            std::exit(0);
        }
        if (argument.starts_with(option)) {
            chosen() = &anchorite::measurement::find_format(argument.substr(option.size()));
        }
    }
    if (chosen() == nullptr) {
        std::fputs("fuzz_reader: --format=ID is missing; --formats lists them\n", stderr);
        std::exit(2);
    }
    share_counters();
    expect_children();
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
    return mutate_behind_checksums(chosen()->id, data, size, most, seed);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (chosen()->recognises != nullptr) chosen()->recognises(bytes);
    read(bytes, {});
    // A text that can be read two ways is refused without a layout.
    read(bytes, {.decimal_mark = '.', .separator = ','});
    return 0;
}
