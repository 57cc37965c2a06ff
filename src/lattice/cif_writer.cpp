#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <gemmi/to_cif.hpp>
#include <map>
#include <numbers>
#include <sstream>

#include "anchorite/base/elements.hpp"
#include "anchorite/lattice/crystal.hpp"
#include "anchorite/lattice/neighbours.hpp"

namespace anchorite::lattice {

namespace {

namespace cif = gemmi::cif;

/// A data_ name may hold no blanks.
std::string block_name(std::string name) {
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return std::isgraph(c) == 0; }, '_');
    return name.empty() ? "crystal" : name;
}

std::string angle(const Eigen::Vector3d& a, const Eigen::Vector3d& b) {
    const double cosine = a.dot(b) / (a.norm() * b.norm());
    const double degrees = std::acos(std::clamp(cosine, -1.0, 1.0)) * 180 / std::numbers::pi;
    return fmt::format("{:.8g}", degrees);
}

void add_cell(cif::Block& block, const Eigen::Matrix3d& vectors) {
    const std::array names{"a", "b", "c"};
    for (int i = 0; i < 3; ++i) {
        block.set_pair(fmt::format("_cell_length_{}", names[static_cast<std::size_t>(i)]),
                       fmt::format("{:.9g}", vectors.col(i).norm()));
    }
    block.set_pair("_cell_angle_alpha", angle(vectors.col(1), vectors.col(2)));
    block.set_pair("_cell_angle_beta", angle(vectors.col(0), vectors.col(2)));
    block.set_pair("_cell_angle_gamma", angle(vectors.col(0), vectors.col(1)));
    block.set_pair("_symmetry_space_group_name_H-M", "'P 1'");
}

}  // namespace

std::string to_cif(const Crystal& crystal) {
    cif::Document document;
    cif::Block& block = document.add_new_block(block_name(crystal.name));
    add_cell(block, crystal.vectors);
    cif::Loop& loop =
        block.init_loop("_atom_site_", {"label", "type_symbol", "fract_x", "fract_y", "fract_z"});
    std::map<int, int> numbers;
    for (const auto& atom : crystal.atoms) {
        const std::string symbol(element_symbol(atom.element));
        std::vector<std::string> row{symbol + std::to_string(++numbers[atom.element]), symbol};
        for (const double x : atom.fractional) row.push_back(fmt::format("{:.9f}", wrapped(x)));
        loop.add_row(row);
    }
    std::ostringstream text;
    cif::write_cif_to_stream(text, document, cif::Style::Aligned);
    return text.str();
}

}  // namespace anchorite::lattice
