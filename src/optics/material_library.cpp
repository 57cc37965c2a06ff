#include <fmt/format.h>

#include <algorithm>

#include "anchorite/base/at_place.hpp"
#include "anchorite/base/suggest.hpp"
#include "anchorite/base/text_file.hpp"
#include "anchorite/optics/material.hpp"
#include "anchorite/optics/material_file.hpp"
#include "optics/embedded.hpp"

namespace anchorite::optics {
namespace {

const Material* find_in(std::span<const Material> materials, std::string_view name) {
    const auto is_it = [&](const Material& material) { return material.name == name; };
    const auto found = std::find_if(materials.begin(), materials.end(), is_it);
    return found == materials.end() ? nullptr : &*found;
}

Material without_constants(const stack::MaterialInput& input) {
    Material material;
    material.name = input.name;
    material.transparent_beyond = input.transparent_beyond;
    material.beyond_table = input.beyond_table;
    material.reference = input.reference;
    material.licence = input.licence;
    material.note = input.note;
    return material;
}

Material constant(const stack::MaterialInput& input) {
    Material material = without_constants(input);
    material.constants = OpticalConstants{*input.n, input.k};
    return material;
}

Material tabulated(const stack::MaterialInput& input, std::string_view text,
                   const std::string& file) {
    Material material = without_constants(input);
    material.file = file;
    material.constants = parse_material_file(text, file, input.wavelength_unit);
    return material;
}

/// A built-in material with the changes that the input makes.
Material derived(const stack::MaterialInput& input, const Material& from) {
    Material material = without_constants(input);
    material.file = from.file;
    material.constants = from.constants;
    if (!material.transparent_beyond) material.transparent_beyond = from.transparent_beyond;
    if (material.reference.empty()) material.reference = from.reference;
    if (material.licence.empty()) material.licence = from.licence;
    return material;
}

/// Declared alike: { toml tables of the one key material }.
struct MaterialList {
    std::vector<stack::MaterialInput> materials;
};

std::vector<Material> read_built_in() {
    Schema<MaterialList> schema("materials");
    schema.tables("material", &MaterialList::materials, stack::material_schema());
    const auto list = schema.parse(embedded_file("nk/materials.toml"), "nk/materials.toml");
    std::vector<Material> materials;
    for (const stack::MaterialInput& input : list.materials) {
        if (!input.file) {
            materials.push_back(constant(input));
            continue;
        }
        const std::string file = "nk/" + input.file->value;
        materials.push_back(tabulated(input, embedded_file(file), file));
    }
    return materials;
}

std::vector<std::string> names_of(std::span<const Material> materials) {
    std::vector<std::string> names;
    for (const Material& material : materials) names.push_back(material.name);
    return names;
}

[[noreturn]] void refuse(const Located<std::string>& name, const std::vector<std::string>& known) {
    const std::string close = closest(name.value, known);
    throw InputError(name.where, fmt::format("no material \"{}\"", name.value),
                     close.empty() ? "see `anchorite materials`, or add a [[material]]"
                                   : fmt::format("did you mean \"{}\"?", close));
}

const Material& built_in(const Located<std::string>& name) {
    const Material* found = find_in(built_in_materials(), name.value);
    if (found == nullptr) refuse(name, names_of(built_in_materials()));
    return *found;
}

}  // namespace

const std::vector<Material>& built_in_materials() {
    static const std::vector<Material> materials = read_built_in();
    return materials;
}

MaterialLibrary::MaterialLibrary(std::span<const stack::MaterialInput> inputs,
                                 const std::filesystem::path& folder) {
    for (const stack::MaterialInput& input : inputs) {
        if (input.n) own_.push_back(constant(input));
        if (input.like) own_.push_back(derived(input, built_in(*input.like)));
        if (!input.file) continue;
        own_.push_back(at_place(*input.file, [&](const std::string& file) {
            const auto path = folder / file;
            return tabulated(input, read_text_file(path), path.string());
        }));
    }
    // A mixture may have parts that are mixtures, but only of what stands above it.
    for (const stack::MaterialInput& input : inputs) {
        if (!input.mixture) continue;
        Mixture mixture{input.mixture->rule, input.mixture->fraction, {}};
        mixture.parts = {find(input.mixture->inclusion), find(input.mixture->host)};
        Material material = without_constants(input);
        material.constants = std::move(mixture);
        own_.push_back(std::move(material));
    }
}

const Material& MaterialLibrary::find(const Located<std::string>& name) const {
    if (const Material* material = known(name.value)) return *material;
    auto names = names_of(own_);
    for (const auto& one : names_of(built_in_materials())) names.push_back(one);
    refuse(name, names);
}

const Material* MaterialLibrary::known(std::string_view name) const {
    const Material* own = find_in(own_, name);
    return own != nullptr ? own : find_in(built_in_materials(), name);
}

}  // namespace anchorite::optics
