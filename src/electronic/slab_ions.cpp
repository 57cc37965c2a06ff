#include "slab_ions.hpp"

#include <fmt/format.h>

#include <Eigen/LU>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/electronic/model.hpp"
#include "anchorite/electronic/slab_model.hpp"
#include "anchorite/lattice/molecular_units.hpp"

namespace anchorite::electronic {

namespace {

/// Formal charge of an element as an ion of a halide perovskite.
std::optional<int> ion_charge(int element) {
    constexpr std::array halides{9, 17, 35, 53};
    constexpr std::array chalcogenides{8, 16, 34, 52};
    constexpr std::array alkali{3, 11, 19, 37, 55};
    constexpr std::array divalent{12, 20, 38, 56, 32, 50, 82, 30, 48, 25};
    constexpr std::array trivalent{51, 83, 49};
    const auto in = [element](const auto& list) {
        return std::find(list.begin(), list.end(), element) != list.end();
    };
    if (in(halides)) return -1;
    if (in(chalcogenides)) return -2;
    if (in(alkali) || element == 47 || element == 29) return 1;
    if (in(divalent)) return 2;
    if (in(trivalent)) return 3;
    return std::nullopt;
}

int charge_of_ion(int element) {
    if (const auto charge = ion_charge(element)) return *charge;
    throw InputError(
        fmt::format("{} has no formal charge in a halide perovskite; state the "
                    "charge of the slab (charge = 0 if it is neutral)",
                    element_symbol(element)));
}

bool is_organic(const SlabIon& ion) {
    return ion.atoms.size() > 1;
}

/// A cation that fills the lattice and binds nothing: what may be taken out to compensate.
bool is_a_site(const SlabIon& ion) {
    return ion.charge > 0 && (is_organic(ion) || !lattice::is_anchor_metal(ion.name.element));
}

/// Changes the charge of some ions so that the slab is neutral. @return  whether it can be done
template <class Which>
bool balance(std::vector<SlabIon>& ions, const Which& which) {
    constexpr int highest = 5;
    int others = 0;
    int count = 0;
    for (const SlabIon& ion : ions) {
        if (which(ion)) {
            ++count;
        } else {
            others += ion.charge;
        }
    }
    if (count == 0 || others >= 0 || others % count != 0 || -others / count > highest) return false;
    for (SlabIon& ion : ions) {
        if (which(ion)) ion.charge = -others / count;
    }
    return true;
}

/// The only element of the metals that a lattice has; none: it has several.
std::optional<int> only_metal(const std::vector<SlabIon>& ions) {
    std::optional<int> element;
    for (const SlabIon& ion : ions) {
        if (is_organic(ion) || !lattice::is_anchor_metal(ion.name.element)) continue;
        if (element && *element != ion.name.element) return std::nullopt;
        element = ion.name.element;
    }
    return element;
}

}  // namespace

lattice::Crystal crystal_of(const lattice::Slab& slab) {
    lattice::Crystal crystal;
    crystal.name = slab.crystal;
    crystal.vectors = slab.vectors;
    const Eigen::Matrix3d to_cell = slab.vectors.inverse();
    for (const auto& atom : slab.atoms) {
        crystal.atoms.push_back({atom.element, to_cell * atom.position});
    }
    return crystal;
}

std::vector<SlabIon> list_ions(const lattice::Slab& slab) {
    const auto units = lattice::molecular_units(crystal_of(slab));
    std::vector<SlabIon> ions;
    std::map<int, std::size_t> ion_of_unit;
    std::map<int, int> seen;  // atoms of an element so far
    for (std::size_t atom = 0; atom < slab.atoms.size(); ++atom) {
        const int element = slab.atoms[atom].element;
        const int index = seen[element]++;
        const auto [entry, fresh] = ion_of_unit.try_emplace(units.unit_of[atom], ions.size());
        if (fresh) ions.push_back({{element, index}, 0, Eigen::Vector3d::Zero(), {}, false});
        SlabIon& ion = ions[entry->second];
        ion.position += units.crystal.vectors * units.crystal.atoms[atom].fractional;
        ion.atoms.push_back(static_cast<int>(atom));
    }
    for (SlabIon& ion : ions) {
        ion.position /= static_cast<double>(ion.atoms.size());
    }
    return ions;
}

void assign_charges(std::vector<SlabIon>& ions, const lattice::Slab& slab) {
    for (SlabIon& ion : ions) ion.charge = is_organic(ion) ? 1 : charge_of_ion(ion.name.element);
    const int charge = charge_of(ions);
    if (charge == 0 || balance(ions, is_organic)) return;
    const auto metal = only_metal(ions);
    const auto is_it = [&](const SlabIon& ion) {
        return !is_organic(ion) && ion.name.element == metal;
    };
    if (metal && balance(ions, is_it)) return;
    throw InputError(
        fmt::format("the formal charges of the ions of {} sum to {:+d} e in a slab without "
                    "vacancies, so that what leaves it neutral cannot be told; state the charge of "
                    "the slab (charge = 0 if it is neutral) and all vacancies",
                    slab.crystal, charge));
}

std::size_t ion_of(const std::vector<SlabIon>& ions, const lattice::Vacancy& vacancy) {
    const auto same = [&](const SlabIon& ion) {
        return ion.name.element == vacancy.element && ion.name.index == vacancy.index;
    };
    const auto found = std::find_if(ions.begin(), ions.end(), same);
    if (found == ions.end()) {
        throw InputError(fmt::format(
            "the slab has no ion {} to take out; name one of its ions by element and number "
            "(counted from 0, the topmost first), an organic cation by its topmost atom",
            name_of(vacancy)));
    }
    return static_cast<std::size_t>(found - ions.begin());
}

int charge_of(const std::vector<SlabIon>& ions) {
    int sum = 0;
    for (const SlabIon& ion : ions) sum += ion.removed ? 0 : ion.charge;
    return sum;
}

std::size_t compensating_ion(const std::vector<SlabIon>& ions, const lattice::Slab& slab,
                             const std::vector<Eigen::Vector3d>& missing, int charge) {
    constexpr double tie = 1e-3;  // [Å]
    std::optional<std::size_t> best;
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < ions.size(); ++i) {
        const bool helps = charge > 0 ? is_a_site(ions[i]) : ions[i].charge < 0;
        if (ions[i].removed || !helps || std::abs(ions[i].charge) > std::abs(charge)) continue;
        for (const Eigen::Vector3d& gone : missing) {
            const double distance = distance_in_slab(slab, gone, ions[i].position);
            if (distance >= nearest - tie) continue;
            nearest = distance;
            best = i;
        }
    }
    if (!best) {
        throw InputError(fmt::format(
            "no {} of the slab can make up for its charge of {:+d} e; choose other vacancies or "
            "state the charge",
            charge > 0 ? "A-site cation" : "anion", charge));
    }
    return *best;
}

double distance_in_slab(const lattice::Slab& slab, const Eigen::Vector3d& a,
                        const Eigen::Vector3d& b) {
    return distance_in_plane(slab.vectors, a, b);
}

std::string name_of(const lattice::Vacancy& vacancy) {
    return fmt::format("{}:{}", element_symbol(vacancy.element), vacancy.index);
}

}  // namespace anchorite::electronic
