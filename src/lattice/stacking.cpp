#include "anchorite/lattice/stacking.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "anchorite/lattice/symmetry.hpp"

namespace anchorite::lattice {

namespace {

constexpr double rumpling = 0.5;      ///< largest step in height inside a layer [Å]
constexpr double gap_fraction = 0.6;  ///< and never more than this part of the widest gap

struct Block {
    int unit = 0;
    double height = 0;  ///< [Å]
};

double height_of(const Facet& facet, const Eigen::Vector3d& fractional) {
    return facet.spacing * fractional.z();
}

/// Building blocks by ascending height, starting above the widest gap of the repeat.
std::vector<Block> ordered_blocks(const Facet& facet, const MolecularUnits& units) {
    std::vector<Block> blocks(static_cast<std::size_t>(units.count));
    std::vector<int> members(blocks.size(), 0);
    for (std::size_t atom = 0; atom < units.unit_of.size(); ++atom) {
        const auto unit = static_cast<std::size_t>(units.unit_of[atom]);
        blocks[unit].unit = units.unit_of[atom];
        blocks[unit].height += height_of(facet, units.crystal.atoms[atom].fractional);
        ++members[unit];
    }
    for (std::size_t unit = 0; unit < blocks.size(); ++unit) {
        const double mean = blocks[unit].height / members[unit] / facet.spacing;
        blocks[unit].height = facet.spacing * wrapped(mean);
    }
    std::sort(blocks.begin(), blocks.end(),
              [](const Block& a, const Block& b) { return a.height < b.height; });
    std::size_t start = 0;
    double widest = blocks.front().height + facet.spacing - blocks.back().height;
    for (std::size_t i = 1; i < blocks.size(); ++i) {
        const double gap = blocks[i].height - blocks[i - 1].height;
        if (gap > widest + 1e-6) {
            widest = gap;
            start = i;
        }
    }
    for (std::size_t i = 0; i < start; ++i) blocks[i].height += facet.spacing;
    std::rotate(blocks.begin(), blocks.begin() + static_cast<std::ptrdiff_t>(start), blocks.end());
    return blocks;
}

/// Blocks grouped into layers, the highest first.
std::vector<std::vector<Block>> grouped(const std::vector<Block>& blocks, double spacing) {
    double widest = blocks.front().height + spacing - blocks.back().height;
    for (std::size_t i = 1; i < blocks.size(); ++i) {
        widest = std::max(widest, blocks[i].height - blocks[i - 1].height);
    }
    const double tolerance = std::min(rumpling, gap_fraction * widest);
    std::vector<std::vector<Block>> groups;
    for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
        const bool below =
            groups.empty() || groups.back().back().height - block->height > tolerance;
        if (below) groups.emplace_back();
        groups.back().push_back(*block);
    }
    return groups;
}

/// Moves every atom of a block so that the block lies at its height in the repeat.
void place(Stacking& stacking, const Block& block, int layer) {
    Crystal& crystal = stacking.units.crystal;
    std::vector<std::size_t> atoms;
    double mean = 0;
    for (std::size_t atom = 0; atom < stacking.units.unit_of.size(); ++atom) {
        if (stacking.units.unit_of[atom] != block.unit) continue;
        atoms.push_back(atom);
        mean += crystal.atoms[atom].fractional.z();
    }
    mean /= static_cast<double>(atoms.size());
    const double shift = std::round(block.height / stacking.facet.spacing - mean);
    for (const std::size_t atom : atoms) {
        crystal.atoms[atom].fractional.z() += shift;
        stacking.layer_of[atom] = layer;
        stacking.layers[static_cast<std::size_t>(layer)].atoms.push_back(atom);
    }
}

void add_layers(Stacking& stacking) {
    const auto blocks = ordered_blocks(stacking.facet, stacking.units);
    const auto groups = grouped(blocks, stacking.facet.spacing);
    stacking.layers.resize(groups.size());
    stacking.layer_of.resize(stacking.units.unit_of.size());
    for (std::size_t n = 0; n < groups.size(); ++n) {
        for (const Block& block : groups[n]) {
            place(stacking, block, static_cast<int>(n));
            stacking.layers[n].height += block.height / static_cast<double>(groups[n].size());
        }
        stacking.layers[n].formula = formula(stacking.units, stacking.layers[n].atoms);
        stacking.layers[n].same_as = n;
    }
}

/// Merges layers that an operation which keeps the normal carries onto each other.
void relate_layers(Stacking& stacking) {
    const double spacing = stacking.facet.spacing;
    for (const auto& operation : symmetry_operations(stacking.crystal())) {
        if (operation.rotation.row(2) != Eigen::RowVector3i(0, 0, 1)) continue;
        for (std::size_t from = 0; from < stacking.layers.size(); ++from) {
            const double target =
                stacking.layers[from].height / spacing + operation.translation.z();
            for (std::size_t to = from + 1; to < stacking.layers.size(); ++to) {
                const double offset = target - stacking.layers[to].height / spacing;
                if (std::abs(offset - std::round(offset)) * spacing > 0.05) continue;
                stacking.layers[to].same_as =
                    std::min(stacking.layers[to].same_as, stacking.layers[from].same_as);
            }
        }
    }
}

void add_bonds(Stacking& stacking) {
    for (std::size_t atom = 0; atom < stacking.layer_of.size(); ++atom) {
        for (const auto& ligand : metal_bonds(stacking.crystal(), atom)) {
            const int down = stacking.layer_of[ligand.atom] - stacking.layer_of[atom] -
                             ligand.cell.z() * stacking.size();
            stacking.bonds.push_back({atom, ligand, -down});
        }
    }
}

}  // namespace

Stacking make_stacking(const Crystal& crystal, std::array<int, 3> hkl) {
    Stacking stacking;
    stacking.facet = make_facet(crystal, hkl);
    stacking.units = molecular_units(stacking.facet.crystal);
    add_layers(stacking);
    relate_layers(stacking);
    add_bonds(stacking);
    return stacking;
}

Openness openness(const Stacking& stacking, int top) {
    std::map<std::pair<std::size_t, int>, int> missing;  // (metal, layers below the top) -> bonds
    for (const auto& bond : stacking.bonds) {
        const int layers = stacking.size();
        int depth = (stacking.layer_of[bond.metal] - top % layers + layers) % layers;
        for (; depth < bond.rise; depth += layers) ++missing[{bond.metal, depth}];
    }
    Openness open;
    const auto keep_fewest = [](int& fewest, int count) {
        fewest = fewest == 0 ? count : std::min(fewest, count);
    };
    for (const auto& [metal, count] : missing) {
        keep_fewest(open.anywhere, count);
        if (metal.second == 0) keep_fewest(open.at_top, count);
    }
    return open;
}

std::vector<Termination> list_terminations(const Stacking& stacking) {
    const auto unwanted = [](const Openness& open) {  // smaller is the better default
        if (open.at_top > 0) return open.at_top;
        return open.anywhere > 0 ? 100 + open.anywhere : 1000;
    };
    const int count = stacking.size();
    int first = 0;
    for (int layer = 1; layer < count; ++layer) {
        if (unwanted(openness(stacking, layer)) < unwanted(openness(stacking, first))) {
            first = layer;
        }
    }
    std::vector<Termination> list;
    std::vector<std::size_t> seen;
    std::map<std::string, int> variants;
    for (int step = 0; step < count; ++step) {
        const int index = (first + step) % count;
        const Layer& layer = stacking.layers[static_cast<std::size_t>(index)];
        if (std::find(seen.begin(), seen.end(), layer.same_as) != seen.end()) continue;
        seen.push_back(layer.same_as);
        const int variant = ++variants[layer.formula];
        const std::string name =
            variant == 1 ? layer.formula : fmt::format("{} #{}", layer.formula, variant);
        list.push_back({name, index, openness(stacking, index)});
    }
    return list;
}

}  // namespace anchorite::lattice
