#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace anchorite::device {

/// A stack file made of another program's input.
struct ImportedStack {
    std::string text;                   ///< of the stack file
    std::vector<std::string> warnings;  ///< what the input says and a stack file cannot
    std::string note;                   ///< what reproduces the other program's numerics, and why
};

/// Converts SIMsalabim's input: a setup file (SimSS 5.x) and the layer files it names, relative to
/// its own folder. Each line is `name = value * comment`; lines that begin with `**` are comments.
/// Numbers are carried over digit by digit, its constants of nature and its one density of states
/// for both bands too; so are its grid and its Bernoulli function, in the table [numerics].
/// @throws InputError  with file and line: a missing file or parameter, a value that is no number,
///                     a trap file, a work function that is to be computed
ImportedStack import_simsalabim(const std::filesystem::path& setup);

}  // namespace anchorite::device
