#include "anchorite/lattice/molecular_units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <tuple>

#include "anchorite/base/elements.hpp"
#include "anchorite/lattice/neighbours.hpp"

namespace anchorite::lattice {

namespace {

constexpr double bond_scale = 1.3;

bool is_organic(int element) {
    constexpr std::array organic{1, 5, 6, 7, 8, 14, 15, 16};
    return std::find(organic.begin(), organic.end(), element) != organic.end();
}

/// Collects the atoms bonded to `start`, moving each beside the one it was reached from.
std::vector<std::size_t> collect(Crystal& crystal, std::size_t start,
                                 const std::vector<int>& unit_of) {
    std::vector<std::size_t> members{start};
    const double widest = 2 * bond_scale * covalent_radius(15);
    for (std::size_t next = 0; next < members.size(); ++next) {
        const std::size_t at = members[next];
        for (const auto& other : neighbours(crystal, at, widest)) {
            const int element = crystal.atoms[other.atom].element;
            const double limit = bond_scale * (covalent_radius(crystal.atoms[at].element) +
                                               covalent_radius(element));
            const bool known = unit_of[other.atom] >= 0 || std::find(members.begin(), members.end(),
                                                                     other.atom) != members.end();
            if (known || !is_organic(element) || other.vector.norm() > limit) continue;
            crystal.atoms[other.atom].fractional += other.cell.cast<double>();
            members.push_back(other.atom);
        }
    }
    return members;
}

bool holds_carbon_or_nitrogen(const Crystal& crystal, const std::vector<std::size_t>& members) {
    return std::any_of(members.begin(), members.end(), [&](std::size_t atom) {
        return crystal.atoms[atom].element == 6 || crystal.atoms[atom].element == 7;
    });
}

using Composition = std::map<int, int>;

std::string hill(const Composition& counts) {
    std::string text;
    const auto append = [&](int element, int count) {
        text += element_symbol(element);
        if (count > 1) text += std::to_string(count);
    };
    for (const int first : {6, 1}) {
        if (counts.contains(first)) append(first, counts.at(first));
    }
    for (const auto& [element, count] : counts) {
        if (element != 6 && element != 1) append(element, count);
    }
    return text;
}

std::string cation_name(const Composition& counts) {
    const std::string text = hill(counts);
    if (text == "CH6N") return "MA";
    if (text == "CH5N2") return "FA";
    return fmt::format("({})", text);
}

/// Order in a formula: cations of the A site, then metals, then the rest.
int rank(int element) {
    if (is_anchor_metal(element)) return 2;
    return is_ligand(element) ? 3 : 1;
}

}  // namespace

MolecularUnits molecular_units(const Crystal& crystal) {
    MolecularUnits units{crystal, std::vector<int>(crystal.atoms.size(), -1), 0};
    for (std::size_t atom = 0; atom < crystal.atoms.size(); ++atom) {
        if (units.unit_of[atom] >= 0) continue;
        std::vector<std::size_t> members{atom};
        if (is_organic(crystal.atoms[atom].element)) {
            Crystal gathered = units.crystal;
            auto group = collect(gathered, atom, units.unit_of);
            if (holds_carbon_or_nitrogen(gathered, group)) {
                members = std::move(group);
                units.crystal = std::move(gathered);
            }
        }
        for (const std::size_t member : members) units.unit_of[member] = units.count;
        ++units.count;
    }
    return units;
}

std::string formula(const MolecularUnits& units, const std::vector<std::size_t>& atoms) {
    std::map<int, Composition> by_unit;
    for (const std::size_t atom : atoms) {
        ++by_unit[units.unit_of[atom]][units.crystal.atoms[atom].element];
    }
    std::map<std::tuple<int, int, std::string>, int> parts;  // rank, element, symbol -> count
    for (const auto& [unit, counts] : by_unit) {
        const int element = counts.begin()->first;
        const bool single = counts.size() == 1 && counts.begin()->second == 1;
        if (single) {
            ++parts[{rank(element), element, std::string(element_symbol(element))}];
        } else {
            ++parts[{0, 0, cation_name(counts)}];
        }
    }
    int divisor = 0;
    for (const auto& [part, count] : parts) divisor = std::gcd(divisor, count);
    std::string text;
    for (const auto& [part, count] : parts) {
        text += std::get<2>(part);
        if (count > divisor) text += std::to_string(count / divisor);
    }
    return text;
}

}  // namespace anchorite::lattice
