#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <gemmi/cif.hpp>
#include <gemmi/numb.hpp>
#include <gemmi/small.hpp>
#include <optional>

#include "anchorite/base/error.hpp"
#include "anchorite/base/text_file.hpp"
#include "anchorite/lattice/crystal.hpp"
#include "anchorite/lattice/neighbours.hpp"
#include "cif_source.hpp"

namespace anchorite::lattice {

namespace {

namespace cif = gemmi::cif;

using Site = gemmi::SmallStructure::Site;

constexpr double full_occupancy = 0.995;
constexpr double on_top = 0.5;        ///< atoms closer than this are one atom listed twice [Å]
constexpr double metric_slack = 0.1;  ///< of the cell against its symmetry [Å^2]

bool holds_structure(cif::Block& block) {
    return block.find_values("_cell_length_a") || block.find_values("_atom_site_fract_x");
}

/// The one block that holds a structure.
cif::Block& structure_block(cif::Document& document, const CifSource& source) {
    std::vector<std::string> names;
    cif::Block* found = nullptr;
    for (auto& block : document.blocks) {
        if (!holds_structure(block)) continue;
        names.push_back("data_" + block.name);
        found = &block;
    }
    if (names.empty()) {
        source.fail("no crystal structure: neither _cell_length_a nor _atom_site_fract_x is given",
                    "use a CIF with a cell and atom positions");
    }
    if (names.size() > 1) {
        source.fail(fmt::format("{} structures: {}", names.size(), fmt::join(names, ", ")),
                    "keep one data_ block in the file");
    }
    return *found;
}

double cell_value(cif::Block& block, const char* tag, const CifSource& source) {
    const std::string* text = block.find_value(tag);
    if (text == nullptr) {
        source.fail(fmt::format("the cell is incomplete: {} is missing", tag),
                    fmt::format("add {} to data_{}", tag, block.name));
    }
    const double value = cif::as_number(*text);
    if (!(value > 0 && value < 1e4)) {
        source.fail_at(block.find_pair_item(tag)->line_number, *text,
                       fmt::format("{} is not a positive number", tag), "give it in Å or degrees");
    }
    return value;
}

gemmi::UnitCell read_cell(cif::Block& block, const CifSource& source) {
    std::array<double, 6> values{};
    const std::array tags{"_cell_length_a",    "_cell_length_b",   "_cell_length_c",
                          "_cell_angle_alpha", "_cell_angle_beta", "_cell_angle_gamma"};
    std::transform(tags.begin(), tags.end(), values.begin(),
                   [&](const char* tag) { return cell_value(block, tag, source); });
    gemmi::UnitCell cell;
    cell.set(values[0], values[1], values[2], values[3], values[4], values[5]);
    const double box = values[0] * values[1] * values[2];
    if (!(cell.volume > 1e-3 * box && values[3] < 180 && values[4] < 180 && values[5] < 180)) {
        source.fail_at(block.find_pair_item("_cell_angle_alpha")->line_number, "_cell_angle_alpha",
                       fmt::format("the angles {:g}, {:g}, {:g} span no volume", values[3],
                                   values[4], values[5]),
                       "check the three cell angles");
    }
    return cell;
}

/// Element of a type symbol ("Pb2+") or, without one, of a label ("Pb1").
gemmi::Element element_of(const std::string& text) {
    const bool two = text.size() > 1 && std::isalpha(static_cast<unsigned char>(text[1])) != 0;
    gemmi::Element element(two ? text.substr(0, 2) : text.substr(0, 1));
    if (element == gemmi::El::X && two) element = gemmi::Element(text.substr(0, 1));
    return element;
}

/// Columns of the atom loop, in the order they are asked for.
struct AtomRow {
    enum Column { x, y, z, label, type, occupancy };
    cif::Table::Row row;
    const CifSource& source;
    int line;

    [[noreturn]] void fail(int column, const std::string& message, const std::string& hint) {
        // the row is found again by its label, which is unique, else by the value itself
        source.fail_at(line, row.has(label) ? row[label] : row[column], message, hint);
    }
    std::string name() { return row.has(label) ? row.str(label) : row.str(type); }

    Site read() {
        Site site;
        site.label = name();
        site.element = element_of(row.has2(type) ? row.str(type) : site.label);
        if (site.element == gemmi::El::X) {
            fail(row.has2(type) ? type : label, fmt::format("atom {}: not an element", site.label),
                 "give _atom_site_type_symbol an element symbol");
        }
        std::array<double, 3> fractional{};
        for (int axis = x; axis <= z; ++axis) {
            fractional[static_cast<std::size_t>(axis)] = cif::as_number(row[axis]);
            if (!std::isfinite(fractional[static_cast<std::size_t>(axis)])) {
                fail(axis,
                     fmt::format("atom {}: \"{}\" is not a coordinate", site.label, row[axis]),
                     "give fractional x, y and z as numbers");
            }
        }
        site.fract = {fractional[0], fractional[1], fractional[2]};
        if (row.has2(occupancy)) site.occ = cif::as_number(row[occupancy], 1.0);
        if (!(site.occ >= full_occupancy)) {
            fail(occupancy, fmt::format("atom {} has occupancy {}", site.label, row[occupancy]),
                 "a slab needs whole atoms: keep one of the alternatives with occupancy 1 and "
                 "remove the others, or use an ordered supercell");
        }
        return site;
    }
};

std::vector<Site> read_sites(cif::Block& block, const CifSource& source) {
    auto table = block.find(
        "_atom_site_", {"fract_x", "fract_y", "fract_z", "?label", "?type_symbol", "?occupancy"});
    if (!table.ok() || table.length() == 0) {
        source.fail(fmt::format("data_{} lists no atoms", block.name),
                    "add a loop with _atom_site_label, _atom_site_type_symbol and "
                    "_atom_site_fract_x, _y, _z");
    }
    if (!table.has_column(AtomRow::label) && !table.has_column(AtomRow::type)) {
        source.fail("the atoms have neither _atom_site_type_symbol nor _atom_site_label",
                    "add one of them to the loop");
    }
    const std::size_t item = block.get_index("_atom_site_fract_x");
    std::vector<Site> sites;
    for (auto row : table) {
        sites.push_back(AtomRow{row, source, block.items[item].line_number}.read());
    }
    return sites;
}

void check_fit(gemmi::UnitCell cell, const gemmi::GroupOps& operations, const CifSource& source) {
    if (!cell.is_compatible_with_groupops(operations, metric_slack)) {
        source.fail("the cell's lengths and angles do not fit its symmetry",
                    "check the cell against the space group");
    }
}

/// Atoms of the whole cell; those on special positions once.
Crystal expand(const gemmi::SmallStructure& structure) {
    Crystal crystal;
    const auto& matrix = structure.cell.orth.mat;
    for (int i = 0; i < 3; ++i) {
        for (int j = 0; j < 3; ++j) crystal.vectors(i, j) = matrix[i][j];
    }
    for (const Site& site : structure.get_all_unit_cell_sites()) {
        crystal.atoms.push_back(
            {site.element.atomic_number(),
             Eigen::Vector3d(wrapped(site.fract.x), wrapped(site.fract.y), wrapped(site.fract.z))});
    }
    return crystal;
}

void check_distances(const Crystal& crystal, const CifSource& source) {
    for (std::size_t atom = 0; atom < crystal.atoms.size(); ++atom) {
        const auto close = neighbours(crystal, atom, on_top);
        if (close.empty()) continue;
        const Eigen::Vector3d& at = crystal.atoms[atom].fractional;
        source.fail(fmt::format("two atoms are {:.2f} Å apart near ({:.3f}, {:.3f}, {:.3f})",
                                close.front().vector.norm(), at.x(), at.y(), at.z()),
                    "remove the atoms that are listed twice or are alternatives of a disorder");
    }
}

Crystal read_structure(cif::Document& document, const CifSource& source) {
    cif::Block& block = structure_block(document, source);
    gemmi::SmallStructure structure;
    structure.cell = read_cell(block, source);
    structure.sites = read_sites(block, source);
    const gemmi::GroupOps operations = read_symmetry(block, structure.cell, source);
    check_fit(structure.cell, operations, source);
    for (const gemmi::Op& op : operations) {
        if (op == gemmi::Op::identity()) continue;
        structure.cell.images.emplace_back(
            gemmi::Transform{gemmi::rot_as_mat33(op), gemmi::tran_as_vec3(op)});
    }
    Crystal crystal = expand(structure);
    check_distances(crystal, source);
    crystal.name = block.name;
    crystal.source = source.file().filename().string();
    for (const char* tag : {"_journal_paper_doi", "_citation_doi", "_citation_DOI"}) {
        const std::string* doi = block.find_value(tag);
        if (doi == nullptr || cif::is_null(*doi)) continue;
        crystal.source += ", doi " + cif::as_string(*doi);
        break;
    }
    return crystal;
}

}  // namespace

Crystal read_cif(const std::filesystem::path& file) {
    const CifSource source(file, read_text_file(file));
    auto document = source.parse();
    return read_structure(document, source);
}

}  // namespace anchorite::lattice
