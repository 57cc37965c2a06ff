#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "anchorite/molecule/read.hpp"

namespace anchorite::molecule {

/// Reads every frame of an XYZ file: a count, a comment, then `element x y z` lines [Å]. Bonds are
/// perceived for neutral closed-shell molecules.
/// @throws InputError  malformed, or no neutral closed-shell structure fits the geometry
std::vector<Molecule> read_xyz(const std::filesystem::path& file, const ReadOptions& options);

}  // namespace anchorite::molecule
