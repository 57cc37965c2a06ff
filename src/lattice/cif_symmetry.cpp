#include <fmt/format.h>

#include <gemmi/numb.hpp>
#include <gemmi/symmetry.hpp>
#include <optional>
#include <stdexcept>

#include "cif_source.hpp"

namespace anchorite::lattice {

namespace {

namespace cif = gemmi::cif;

std::vector<gemmi::Op> listed_operations(cif::Block& block, const CifSource& source) {
    std::vector<gemmi::Op> operations;
    for (const char* tag : {"_space_group_symop_operation_xyz", "_space_group_symop.operation_xyz",
                            "_symmetry_equiv_pos_as_xyz"}) {
        const cif::Column column = block.find_values(tag);
        for (const std::string& value : column) {
            try {
                operations.push_back(gemmi::parse_triplet(cif::as_string(value)));
            } catch (const std::runtime_error&) {
                source.fail_at(column.item()->line_number, value,
                               fmt::format("{} is not a symmetry operation", value),
                               "write it like 'x, -y, z+1/2'");
            }
        }
        if (!operations.empty()) break;
    }
    return operations;
}

const gemmi::SpaceGroup* named_group(cif::Block& block, const gemmi::UnitCell& cell) {
    for (const char* tag : {"_space_group_name_H-M_alt", "_symmetry_space_group_name_H-M",
                            "_space_group_name_H-M_ref"}) {
        const std::string* name = block.find_value(tag);
        if (name == nullptr || cif::is_null(*name)) continue;
        const auto* group =
            gemmi::find_spacegroup_by_name(cif::as_string(*name), cell.alpha, cell.gamma);
        if (group != nullptr) return group;
    }
    for (const char* tag : {"_space_group_IT_number", "_symmetry_Int_Tables_number"}) {
        const std::string* number = block.find_value(tag);
        if (number == nullptr || cif::is_null(*number)) continue;
        const double value = cif::as_number(*number);
        if (!(value >= 1 && value <= 230)) continue;
        return &gemmi::get_spacegroup_reference_setting(static_cast<int>(value));
    }
    return nullptr;
}

}  // namespace

gemmi::GroupOps read_symmetry(cif::Block& block, const gemmi::UnitCell& cell,
                              const CifSource& source) {
    const auto listed = listed_operations(block, source);
    const auto* group = named_group(block, cell);
    if (listed.empty() && group == nullptr) {
        source.fail(
            fmt::format("data_{} gives no space group that is known and no operations", block.name),
            "add _symmetry_space_group_name_H-M, 'P 1' when every atom of the cell is "
            "listed");
    }
    if (listed.empty()) return group->operations();
    gemmi::GroupOps operations = gemmi::split_centering_vectors(listed);
    if (group != nullptr && group->operations().order() != operations.order()) {
        source.fail(fmt::format("{} symmetry operations are listed, but {} has {}",
                                operations.order(), group->hm, group->operations().order()),
                    "correct the space group, or list all operations");
    }
    return operations;
}

}  // namespace anchorite::lattice
