#include "anchorite/lattice/disordered_crystal.hpp"

#include <fmt/format.h>

#include <cmath>
#include <gemmi/cif.hpp>
#include <gemmi/numb.hpp>
#include <gemmi/small.hpp>
#include <limits>
#include <numbers>

#include "anchorite/base/error.hpp"
#include "anchorite/base/text_file.hpp"
#include "cif_source.hpp"

namespace anchorite::lattice {

namespace {

constexpr double b_of_u = 8 * std::numbers::pi * std::numbers::pi;

gemmi::cif::Block& only_structure(gemmi::cif::Document& document, const CifSource& source) {
    gemmi::cif::Block* found = nullptr;
    for (auto& block : document.blocks) {
        if (!block.find_values("_atom_site_fract_x")) continue;
        if (found != nullptr) {
            source.fail("it holds several structures", "keep one data_ block in the file");
        }
        found = &block;
    }
    if (found == nullptr) {
        source.fail("no crystal structure: _atom_site_fract_x is not given",
                    "use a CIF with a cell and atom positions");
    }
    return *found;
}

/// Cell of a block; FullProf writes its items as a loop of one row.
gemmi::UnitCell cell_in(gemmi::cif::Block& block, const CifSource& source) {
    std::array<double, 6> values{};
    const std::array tags{"_cell_length_a",    "_cell_length_b",   "_cell_length_c",
                          "_cell_angle_alpha", "_cell_angle_beta", "_cell_angle_gamma"};
    for (std::size_t i = 0; i < tags.size(); ++i) {
        auto column = block.find_values(tags[i]);
        values[i] = column.length() == 1 ? gemmi::cif::as_number(column.at(0))
                                         : std::numeric_limits<double>::quiet_NaN();
        if (!(values[i] > 0)) {
            source.fail(fmt::format("{} is missing or no positive number", tags[i]),
                        "give the cell in Å and degrees");
        }
    }
    gemmi::UnitCell cell;
    cell.set(values[0], values[1], values[2], values[3], values[4], values[5]);
    return cell;
}

/// Columns of the atom loop, in the order they are asked for.
enum AtomColumn { at_x, at_y, at_z, at_label, at_type, at_occupancy, at_b, at_u };

/// A number of an atom; `fallback` where the column or the value is missing.
double atom_number(gemmi::cif::Table::Row& row, AtomColumn column, double fallback) {
    return row.has2(column) ? gemmi::cif::as_number(row[column], fallback) : fallback;
}

gemmi::SmallStructure::Site site_of(gemmi::cif::Table::Row row, const CifSource& source) {
    gemmi::SmallStructure::Site site;
    site.label = row.has2(at_label) ? row.str(at_label) : row.str(at_type);
    gemmi::split_element_and_charge(row.has2(at_type) ? row.str(at_type) : site.label, &site);
    if (site.element == gemmi::El::X) {
        source.fail_at(1, site.label, fmt::format("atom {} is of no known element", site.label),
                       "give _atom_site_type_symbol an element symbol");
    }
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    site.fract = {atom_number(row, at_x, none), atom_number(row, at_y, none),
                  atom_number(row, at_z, none)};
    if (!std::isfinite(site.fract.x + site.fract.y + site.fract.z)) {
        source.fail_at(1, site.label, fmt::format("atom {} has no position", site.label),
                       "give its fractional coordinates as numbers");
    }
    site.occ = atom_number(row, at_occupancy, 1);
    site.u_iso = atom_number(row, at_u, atom_number(row, at_b, 0) / b_of_u);
    return site;
}

std::vector<gemmi::SmallStructure::Site> sites_in(gemmi::cif::Block& block,
                                                  const CifSource& source) {
    auto table =
        block.find("_atom_site_", {"fract_x", "fract_y", "fract_z", "?label", "?type_symbol",
                                   "?occupancy", "?B_iso_or_equiv", "?U_iso_or_equiv"});
    const bool named = table.ok() && (table.has_column(at_label) || table.has_column(at_type));
    if (!named || table.length() == 0) {
        source.fail("the atoms lack coordinates or names",
                    "add a loop with _atom_site_label, _atom_site_type_symbol and "
                    "_atom_site_fract_x, _y, _z");
    }
    std::vector<gemmi::SmallStructure::Site> sites;
    for (auto row : table) sites.push_back(site_of(row, source));
    return sites;
}

}  // namespace

DisorderedCrystal read_disordered_cif(const std::filesystem::path& cif) {
    const CifSource source(cif, read_text_file(cif));
    auto document = source.parse();
    auto& block = only_structure(document, source);
    gemmi::SmallStructure structure;
    structure.sites = sites_in(block, source);
    structure.cell = cell_in(block, source);
    for (const gemmi::Op& op : read_symmetry(block, structure.cell, source)) {
        if (op == gemmi::Op::identity()) continue;
        structure.cell.images.emplace_back(
            gemmi::Transform{gemmi::rot_as_mat33(op), gemmi::tran_as_vec3(op)});
    }
    DisorderedCrystal out;
    out.name = cif.stem().string();
    const auto& cell = structure.cell;
    out.cell = {cell.a, cell.b, cell.c, cell.alpha, cell.beta, cell.gamma};
    for (const auto& site : structure.get_all_unit_cell_sites()) {
        out.sites.push_back({site.element.atomic_number(),
                             Eigen::Vector3d(site.fract.x, site.fract.y, site.fract.z), site.occ,
                             b_of_u * site.u_iso});
    }
    return out;
}

}  // namespace anchorite::lattice
