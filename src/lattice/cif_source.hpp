#pragma once

#include <filesystem>
#include <gemmi/cifdoc.hpp>
#include <gemmi/unitcell.hpp>
#include <string>

namespace anchorite::lattice {

/// The text of a CIF, so that an error can show the line it is about.
class CifSource {
public:
    CifSource(std::filesystem::path file, std::string text)
        : file_(std::move(file)), text_(std::move(text)) {}

    /// @throws InputError  not the syntax of a CIF
    [[nodiscard]] gemmi::cif::Document parse() const;

    /// @throws InputError  naming the file
    [[noreturn]] void fail(const std::string& message, const std::string& hint) const;

    /// @throws InputError  naming the first place at or after `line` (from 1) that holds `token`
    [[noreturn]] void fail_at(int line, const std::string& token, const std::string& message,
                              const std::string& hint) const;

    [[nodiscard]] const std::filesystem::path& file() const { return file_; }

private:
    /// Throws an error of gemmi's that begins with file and line.
    [[noreturn]] void fail_as_told(const std::string& told, const std::string& hint) const;
    [[nodiscard]] std::string line_text(std::size_t line) const;

    std::filesystem::path file_;
    std::string text_;
};

/// Symmetry operations of a block: those it lists, else those of its space group.
/// @throws InputError  neither is given, one is unreadable, or the two do not agree in number
gemmi::GroupOps read_symmetry(gemmi::cif::Block& block, const gemmi::UnitCell& cell,
                              const CifSource& source);

}  // namespace anchorite::lattice
