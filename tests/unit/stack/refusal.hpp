#pragma once

#include <gtest/gtest.h>

#include <cstdio>
#include <string>

#include "anchorite/base/error.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::test {

/// What a schema says of a text that it has to refuse.
template <class Schema>
std::string refusal(const Schema& schema, const std::string& text) {
    const auto message =
        message_of<InputError>([&] { static_cast<void>(schema.parse(text, "part.toml")); });
    std::printf("%s\n", message.c_str());
    EXPECT_FALSE(message.empty()) << "was accepted:\n" << text;
    return message;
}

}  // namespace anchorite::test
