#include "electronic/upf.hpp"

#include <fmt/format.h>

#include <set>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/base/text_file.hpp"
#include "anchorite/electronic/atomic_units.hpp"
#include "electronic/output_text.hpp"

namespace anchorite::electronic {
namespace {

/// The number of an attribute such as z_valence="    7.00".
double upf_attribute(const Upf& upf, const std::filesystem::path& folder,
                     const std::string& attribute) {
    const std::string begin = attribute + "=\"";
    const auto at = upf.text.find(begin);
    if (at != std::string::npos) {
        const std::string_view rest = std::string_view(upf.text).substr(at + begin.size(), 60);
        const auto parts = words(rest.substr(0, rest.find('"')));
        const auto value = parts.size() == 1 ? number(parts.front()) : std::nullopt;
        if (value) return *value;
    }
    throw InputError(fmt::format("{}: no {} in it; a pseudopotential in UPF 2 is needed",
                                 (folder / upf.name).string(), attribute));
}

/// The first in alphabetical order, so that the choice does not depend on the file system.
std::string upf_name(const std::filesystem::path& folder, int element) {
    std::set<std::string> names;
    const std::string front = std::string(element_symbol(element)) + "_";
    std::error_code none;
    for (const auto& file : std::filesystem::directory_iterator(folder, none)) {
        const std::string name = file.path().filename().string();
        if (name.starts_with(front) && (name.ends_with(".upf") || name.ends_with(".UPF"))) {
            names.insert(name);
        }
    }
    if (names.empty()) {
        throw InputError(
            fmt::format("espresso: no pseudopotential {}*.upf in {}", front, folder.string()));
    }
    return *names.begin();
}

}  // namespace

std::map<int, Upf> read_pseudopotentials(const std::filesystem::path& folder, const Model& model) {
    std::map<int, Upf> upfs;
    for (const ModelAtom& atom : model.atoms) {
        if (upfs.contains(atom.element)) continue;
        Upf upf{upf_name(folder, atom.element), {}, 0, 0};
        upf.text = read_text_file(folder / upf.name);
        upf.valence = upf_attribute(upf, folder, "z_valence");
        upf.energy = upf_attribute(upf, folder, "total_psenergy");
        upfs.emplace(atom.element, std::move(upf));
    }
    return upfs;
}

Expectation upf_expectation(const Calculation& calculation, const std::map<int, Upf>& upfs) {
    Expectation expected;
    expected.atoms = static_cast<int>(calculation.model.atoms.size());
    expected.electrons = -calculation.model.charge;
    expected.empty_states = calculation.method.empty_states;
    expected.metallic = calculation.method.metallic;
    for (const ModelAtom& atom : calculation.model.atoms) {
        const Upf& upf = upfs.at(atom.element);
        expected.electrons += upf.valence;
        expected.atoms_energy += upf.energy * hartree;
    }
    return expected;
}

}  // namespace anchorite::electronic
