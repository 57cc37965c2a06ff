#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/formats/format.hpp"

namespace anchorite::measurement {

/// Reads bytes as if they were the file "mine.txt".
inline InstrumentFile read_text_of(std::string_view bytes, const std::string& format = {},
                                   const TextLayout& layout = {}) {
    return read_instrument_bytes({"mine.txt", bytes}, format, layout);
}

/// Line that an InputError names; 0 where none is thrown or no line is named. The message must
/// hold `part`.
inline std::size_t refused_line(std::string_view bytes, std::string_view part,
                                const std::string& format = {}, const TextLayout& layout = {}) {
    try {
        read_text_of(bytes, format, layout);
    } catch (const InputError& error) {
        EXPECT_NE(std::string_view(error.what()).find(part), std::string_view::npos)
            << error.what();
        EXPECT_EQ(error.where().file, "mine.txt") << error.what();
        return error.where().line;
    }
    ADD_FAILURE() << "nothing was refused: " << bytes.substr(0, 60);
    return 0;
}

}  // namespace anchorite::measurement
