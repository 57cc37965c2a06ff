#pragma once

#include <optional>
#include <string>

#include "anchorite/base/located.hpp"
#include "anchorite/base/schema.hpp"

namespace anchorite::stack {

/// How two materials in one film are averaged.
enum class MixingRule { bruggeman, maxwell_garnett };

/// What happens to a wavelength that a table does not reach.
enum class BeyondTable { refuse, hold };

/// A film of two materials, e.g. dots in their ligands.
struct MixtureInput {
    MixingRule rule = MixingRule::bruggeman;
    Located<std::string> inclusion;  ///< name of a material
    Located<std::string> host;       ///< name of a material
    double fraction = 0;             ///< of the film's volume that is inclusion
};

/// One [[material]]: exactly one of file, n, like or mixture says what it is.
struct MaterialInput {
    Located<std::string> name;
    std::optional<Located<std::string>> file;    ///< relative to the file that names it
    std::optional<std::string> wavelength_unit;  ///< of a text file that does not say
    std::optional<double> n;                     ///< the same at every wavelength
    double k = 0;                                ///< goes with n
    std::optional<Located<std::string>> like;    ///< a built-in material to start from
    std::optional<MixtureInput> mixture;
    std::optional<double> transparent_beyond;  ///< k counts as 0 above this wavelength [m]
    BeyondTable beyond_table = BeyondTable::refuse;
    std::string reference;
    std::string licence;
    std::string note;
};

/// The declaration of a [[material]], for stack files and for the list of built-in materials.
Schema<MaterialInput> material_schema();

}  // namespace anchorite::stack
