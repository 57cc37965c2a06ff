#pragma once

#include <complex>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "anchorite/optics/dispersion.hpp"
#include "anchorite/stack/material_input.hpp"

namespace anchorite::optics {

/// n and k of one material over wavelength; k is 0 where nothing is known of it.
struct OpticalConstants {
    Dispersion n = 1.0;
    std::optional<Dispersion> k;
};

struct Material;

/// Two materials in one film.
struct Mixture {
    stack::MixingRule rule = stack::MixingRule::bruggeman;
    double fraction = 0;          ///< of the volume that is the first part
    std::vector<Material> parts;  ///< inclusion and host
};

/// A material with everything a reader of its numbers should know.
struct Material {
    std::string name;
    std::string file;  ///< its table, for messages; empty: none
    std::variant<OpticalConstants, Mixture> constants;
    std::optional<double> transparent_beyond;  ///< k counts as 0 above this wavelength [m]
    stack::BeyondTable beyond_table = stack::BeyondTable::refuse;
    std::string reference;
    std::string licence;
    std::string note;
};

/// Wavelengths at which n (and k, if there is one) is known.
WavelengthRange range_of(const Material& material);

/// n + ik at a wavelength [m].
/// @throws InputError  the wavelength is outside the table and the material refuses to extrapolate;
///                     names the table, its range and the wavelength wanted
std::complex<double> index_at(const Material& material, double wavelength);

/// Whether k is known to the table, and not 0 for want of knowledge.
bool has_extinction(const Material& material);

/// The built-in materials of data/nk/materials.toml, read once.
const std::vector<Material>& built_in_materials();

/// What the names of a stack file stand for: its own [[material]]s first, then the built-in ones.
class MaterialLibrary {
public:
    /// Reads the files that the inputs name, relative to `folder`.
    /// @throws InputError  a file is missing or wrong, a mixture of unknown parts or of itself
    MaterialLibrary(std::span<const stack::MaterialInput> inputs,
                    const std::filesystem::path& folder);

    /// @throws InputError  at the name's place; names materials that are close
    [[nodiscard]] const Material& find(const Located<std::string>& name) const;

private:
    [[nodiscard]] const Material* known(std::string_view name) const;
    std::vector<Material> own_;
};

}  // namespace anchorite::optics
