#pragma once

#include <filesystem>
#include <string>

#include "anchorite/stack/stack.hpp"

namespace anchorite::study {

/// A stack file and what names its results in a cache.
struct StudyStack {
    stack::Stack description;
    std::string key;  ///< SHA-256 of the file and of every file it names
};

/// @throws InputError  as stack::read_stack, or a file it names cannot be read
StudyStack read_study_stack(const std::filesystem::path& file);

}  // namespace anchorite::study
