#include <cmath>
#include <numbers>

#include "anchorite/lattice/disordered_crystal.hpp"
#include "anchorite/measurement/structure/diffraction_lines.hpp"

namespace anchorite::measurement {

DiffractingCrystal read_diffracting_crystal(const std::filesystem::path& cif) {
    const lattice::DisorderedCrystal crystal = lattice::read_disordered_cif(cif);
    const auto& [a, b, c, alpha, beta, gamma] = crystal.cell;
    DiffractingCrystal out{crystal.name, {a, b, c, alpha, beta, gamma}, {}};
    out.cell.validate();
    for (const auto& site : crystal.sites) {
        out.atoms.push_back({site.element, site.fractional, site.occupancy, site.b});
    }
    return out;
}

DiffractingCrystal diffracting(const lattice::Crystal& crystal) {
    const auto angle = [&](int i, int j) {
        const Eigen::Vector3d u = crystal.vectors.col(i), v = crystal.vectors.col(j);
        return std::acos(u.dot(v) / (u.norm() * v.norm())) * 180 / std::numbers::pi;
    };
    DiffractingCrystal out;
    out.name = crystal.name;
    out.cell = {crystal.vectors.col(0).norm(),
                crystal.vectors.col(1).norm(),
                crystal.vectors.col(2).norm(),
                angle(1, 2),
                angle(0, 2),
                angle(0, 1)};
    for (const auto& atom : crystal.atoms) out.atoms.push_back({atom.element, atom.fractional});
    return out;
}

DiffractingCrystal load_diffracting_crystal(const std::string& name_or_file) {
    if (name_or_file.ends_with(".cif")) return read_diffracting_crystal(name_or_file);
    return diffracting(lattice::crystal_by_name(name_or_file));
}

}  // namespace anchorite::measurement
