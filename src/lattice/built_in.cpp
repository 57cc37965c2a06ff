#include <fmt/format.h>

#include <array>
#include <vector>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/base/suggest.hpp"
#include "anchorite/lattice/crystal.hpp"
#include "anchorite/lattice/organic_cation.hpp"

namespace anchorite::lattice {

namespace {

constexpr std::array<BuiltInCrystal, 5> table{{
    {"CsPbI3", 6.289, 634,
     "cubic alpha phase (Pm-3m) at 634 K, synchrotron powder diffraction: Trots and Myagkota, "
     "J. Phys. Chem. Solids 69 (2008) 2520, doi 10.1016/j.jpcs.2008.05.007"},
    {"CsPbBr3", 5.874, 0,
     "cubic (Pm-3m) above 403 K, powder diffraction: Moller, Nature 182 (1958) 1436, "
     "doi 10.1038/1821436a0"},
    {"CsPbCl3", 5.605, 0,
     "cubic (Pm-3m) above 320 K, powder diffraction: Moller, Nature 182 (1958) 1436, "
     "doi 10.1038/1821436a0"},
    {"MAPbI3", 6.317, 352,
     "cubic (Pm-3m) at 352 K, neutron powder diffraction: Weller et al., Chem. Commun. 51 (2015) "
     "4180, doi 10.1039/c4cc09944c; CH3NH3+ in one of its orientations"},
    {"FAPbI3", 6.362, 298,
     "cubic alpha phase (Pm-3m) at 298 K, neutron powder diffraction: Weller et al., J. Phys. "
     "Chem. Lett. 6 (2015) 3209, doi 10.1021/acs.jpclett.5b01432; CH(NH2)2+ in one of its "
     "orientations"},
}};

std::vector<CationAtom> cation_of(std::string_view name) {
    if (name.starts_with("MA")) return methylammonium();
    if (name.starts_with("FA")) return formamidinium();
    return {{atomic_number("Cs"), Eigen::Vector3d::Zero()}};
}

int halide_of(std::string_view name) {
    if (name.ends_with("Br3")) return atomic_number("Br");
    if (name.ends_with("Cl3")) return atomic_number("Cl");
    return atomic_number("I");
}

Crystal build(const BuiltInCrystal& entry) {
    const double a = entry.lattice_constant;
    Crystal crystal;
    crystal.name = entry.name;
    crystal.source = entry.source;
    crystal.vectors = a * Eigen::Matrix3d::Identity();
    crystal.atoms.push_back({atomic_number("Pb"), Eigen::Vector3d::Zero()});
    for (int axis = 0; axis < 3; ++axis) {
        crystal.atoms.push_back({halide_of(entry.name), 0.5 * Eigen::Vector3d::Unit(axis)});
    }
    for (const auto& atom : cation_of(entry.name)) {
        crystal.atoms.push_back({atom.element, Eigen::Vector3d::Constant(0.5) + atom.position / a});
    }
    return crystal;
}

}  // namespace

std::span<const BuiltInCrystal> built_in_crystals() {
    return table;
}

Crystal crystal_by_name(std::string_view name) {
    std::vector<std::string> known;
    for (const auto& entry : table) {
        if (entry.name == name) return build(entry);
        known.emplace_back(entry.name);
    }
    std::string guess = did_you_mean(name, known);
    if (!guess.starts_with("did you mean")) guess.clear();  // all of them are named already
    throw InputError(
        {},
        fmt::format("unknown lattice \"{}\"; the built-in ones are {}, anything else is "
                    "read from a file whose name ends in .cif",
                    name, fmt::join(known, ", ")),
        guess);
}

}  // namespace anchorite::lattice
