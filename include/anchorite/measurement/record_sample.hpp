#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/base/located.hpp"
#include "anchorite/base/schema.hpp"

namespace anchorite::measurement {

/// One [[sample.file]]: raw files that one analysis reads, and how.
struct SampleFile {
    Located<std::string> kind;                            ///< of `anchorite analyse`
    std::vector<Located<std::string>> paths;              ///< relative to the record
    std::vector<Located<std::string>> sha256;             ///< as many as paths, or none
    std::optional<Located<std::string>> format;           ///< of `anchorite read --formats`
    std::map<std::string, Located<std::string>> options;  ///< several values parted by ";"
    std::string from;
};

/// One [[sample]]: something that was made and measured.
struct SampleReport {
    Located<std::string> name;
    std::optional<Located<std::string>> molecule;  ///< a compound of the record, or a SMILES
    std::string substrate;
    std::string emitter;  ///< samples of one kind of emitter share this word
    std::string made;     ///< when, or in which batch
    std::vector<SampleFile> files;
    std::string from;
};

/// The table [[sample]] of a record.
Schema<SampleReport> sample_schema();

/// Values of an option: parted by ";", blanks around each dropped.
std::vector<std::string> option_values(const std::string& text);

}  // namespace anchorite::measurement
