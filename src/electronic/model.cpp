#include "anchorite/electronic/model.hpp"

#include <fmt/format.h>

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"
#include "role_names.hpp"
#include "xyz_comment.hpp"

namespace anchorite::electronic {

namespace {

std::string groups_text(const std::vector<AtomGroup>& groups) {
    auto json = nlohmann::ordered_json::array();
    for (const AtomGroup& one : groups) json.push_back({one.name, one.atoms});
    return json.dump();
}

char letter(bool value) {
    return value ? 'T' : 'F';
}

/// Without the sign of a zero, which would not come back.
double rounded(double value) {
    return std::abs(value) < 5e-9 ? 0.0 : value;
}

}  // namespace

double distance_in_plane(const Eigen::Matrix3d& cell, const Eigen::Vector3d& a,
                         const Eigen::Vector3d& b) {
    const Eigen::Matrix2d plane = cell.topLeftCorner<2, 2>();
    const Eigen::Vector3d apart = b - a;
    const Eigen::Vector2d fraction = plane.inverse() * apart.head<2>();
    const Eigen::Vector2d home = fraction - fraction.array().round().matrix();
    double shortest = std::numeric_limits<double>::infinity();
    for (int u = -1; u <= 1; ++u) {
        for (int v = -1; v <= 1; ++v) {
            const Eigen::Vector2d image = plane * (home + Eigen::Vector2d(u, v));
            shortest = std::min(shortest, std::hypot(image.norm(), apart.z()));
        }
    }
    return shortest;
}

const AtomGroup& group(const Model& model, const std::string& name) {
    std::vector<std::string> names;
    for (const AtomGroup& one : model.groups) {
        if (one.name == name) return one;
        names.push_back(one.name);
    }
    throw InputError(fmt::format(
        "{} has no group of atoms \"{}\"; {}", model.name, name,
        names.empty() ? "it has none at all" : fmt::format("choose {}", fmt::join(names, ", "))));
}

std::string to_xyz(const Model& model) {
    std::string text = fmt::format("{}\nLattice=\"", model.atoms.size());
    for (int i = 0; i < 9; ++i) {
        text += fmt::format("{}{:.8f}", i == 0 ? "" : " ", rounded(model.cell(i % 3, i / 3)));
    }
    const char periodic = letter(model.periodic);
    text += fmt::format(
        "\" Properties=species:S:1:pos:R:3:role:S:1:fixed:L:1:ghost:L:1 pbc=\"{} {} {}\" name={} "
        "charge={} surface={} groups={}\n",
        periodic, periodic, periodic, quoted(model.name), model.charge, letter(model.surface),
        quoted(groups_text(model.groups)));
    for (const ModelAtom& atom : model.atoms) {
        fmt::format_to(std::back_inserter(text), "{:<2} {:14.8f} {:14.8f} {:14.8f} {} {} {}\n",
                       element_symbol(atom.element), rounded(atom.position.x()),
                       rounded(atom.position.y()), rounded(atom.position.z()), role_name(atom.role),
                       letter(atom.fixed), letter(atom.ghost));
    }
    return text;
}

}  // namespace anchorite::electronic
