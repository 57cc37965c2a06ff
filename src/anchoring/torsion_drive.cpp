#include "anchorite/anchoring/torsion_drive.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <queue>
#include <random>

#include "anchorite/base/elements.hpp"

namespace anchorite::anchoring {
namespace {

using molecule::Positions;
using molecule::Rotor;

/// A rotor matters when it moves one donor (or its lone pair) relative to another.
bool moves_donors_apart(const Rotor& rotor, const std::vector<molecule::AnchorSite>& sites) {
    const auto moving = [&](int atom) { return std::ranges::count(rotor.moving, atom) > 0; };
    bool moved = false;
    bool kept = false;
    for (const auto& site : sites) {
        const bool donor = moving(site.atom);
        moved = moved || donor || std::ranges::any_of(site.neighbours, moving);
        kept = kept || !donor;
    }
    return moved && kept;
}

/// Pairs of atoms at least four bonds apart, with the distance below which they overlap.
class OverlapTest {
public:
    OverlapTest(const molecule::Molecule& molecule, double scale) {
        const int n = molecule.atom_count();
        std::vector<std::vector<int>> bonded(static_cast<std::size_t>(n));
        for (const auto& bond : molecule.bonds()) {
            bonded[static_cast<std::size_t>(bond.first)].push_back(bond.second);
            bonded[static_cast<std::size_t>(bond.second)].push_back(bond.first);
        }
        for (int i = 0; i < n; ++i) {
            const std::vector<int> apart = bonds_apart(bonded, i);
            for (int j = i + 1; j < n; ++j) {
                if (apart[static_cast<std::size_t>(j)] < 4) continue;
                const double limit = scale * (radius(molecule, i) + radius(molecule, j));
                pairs_.push_back({i, j, limit * limit});
            }
        }
    }

    [[nodiscard]] bool overlaps(const Positions& positions) const {
        return std::ranges::any_of(pairs_, [&](const Pair& pair) {
            return (positions.col(pair.first) - positions.col(pair.second)).squaredNorm() <
                   pair.limit_squared;
        });
    }

private:
    struct Pair {
        int first;
        int second;
        double limit_squared;
    };

    static double radius(const molecule::Molecule& molecule, int atom) {
        return van_der_waals_radius(molecule.elements()[static_cast<std::size_t>(atom)]);
    }

    static std::vector<int> bonds_apart(const std::vector<std::vector<int>>& bonded, int from) {
        constexpr int far = 1 << 20;
        std::vector<int> apart(bonded.size(), far);
        std::queue<int> next;
        apart[static_cast<std::size_t>(from)] = 0;
        next.push(from);
        while (!next.empty()) {
            const int atom = next.front();
            next.pop();
            for (const int other : bonded[static_cast<std::size_t>(atom)]) {
                int& distance = apart[static_cast<std::size_t>(other)];
                if (distance != far) continue;
                distance = apart[static_cast<std::size_t>(atom)] + 1;
                next.push(other);
            }
        }
        return apart;
    }

    std::vector<Pair> pairs_;
};

/// Rotor settings to try: the whole grid in order where it is small, else random points of it.
std::vector<std::vector<int>> settings(std::size_t rotors, const TorsionDriveOptions& options) {
    const double grid = std::pow(options.steps, static_cast<double>(rotors));
    std::vector<std::vector<int>> out;
    std::vector<int> setting(rotors, 0);
    if (grid <= options.variants) {
        for (int i = 0; i < static_cast<int>(grid); ++i) {
            int rest = i;
            for (int& position : setting) {
                position = rest % options.steps;
                rest /= options.steps;
            }
            out.push_back(setting);
        }
        return out;
    }
    std::mt19937_64 random(options.seed);
    out.push_back(setting);
    for (int i = 1; i < options.variants; ++i) {
        for (int& position : setting) {
            position = static_cast<int>(random() % static_cast<std::uint64_t>(options.steps));
        }
        out.push_back(setting);
    }
    return out;
}

}  // namespace

std::vector<Positions> drive_torsions(const molecule::Molecule& molecule,
                                      const std::vector<molecule::AnchorSite>& sites,
                                      const Positions& start, const TorsionDriveOptions& options) {
    std::vector<Rotor> rotors = molecule::find_rotors(molecule);
    std::erase_if(rotors, [&](const Rotor& rotor) { return !moves_donors_apart(rotor, sites); });
    std::vector<Positions> out{start};
    if (rotors.empty()) return out;
    const OverlapTest test(molecule, options.overlap);
    const double step = 2 * std::numbers::pi / options.steps;
    for (const auto& setting : settings(rotors.size(), options)) {
        if (std::ranges::all_of(setting, [](int position) { return position == 0; })) continue;
        Positions variant = start;
        for (std::size_t i = 0; i < rotors.size(); ++i) {
            if (setting[i] != 0) molecule::turn(variant, rotors[i], step * setting[i]);
        }
        if (!test.overlaps(variant)) out.push_back(std::move(variant));
    }
    return out;
}

}  // namespace anchorite::anchoring
