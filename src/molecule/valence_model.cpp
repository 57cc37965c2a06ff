#include "molecule/valence_model.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"

namespace anchorite::molecule {
namespace {

constexpr double bond_reach = 1.3;
constexpr double overlap_reach = 0.4;

/// Atoms that end a chain: two of them near each other (CI2, CH2) touch, they do not bond.
bool is_capping(int element) {
    return element == 1 || element == 9 || element == 17 || element == 35 || element == 53;
}

/// Neutral valences of an element, ascending.
std::vector<int> valences(int element) {
    switch (element) {
        case 1:
        case 9:
            return {1};
        case 5:
            return {3};
        case 8:
            return {2};
        case 6:
        case 14:
        case 32:
            return {4};
        case 7:
            return {3};
        case 15:
        case 33:
        case 51:
            return {3, 5};
        case 16:
        case 34:
        case 52:
            return {2, 4, 6};
        default:
            return {1, 3, 5, 7};
    }
}

int degree(const ValenceModel& model, int atom) {
    return static_cast<int>(model.neighbours[static_cast<std::size_t>(atom)].size());
}

bool is_terminal(const ValenceModel& model, int atom, int element) {
    return model.elements[static_cast<std::size_t>(atom)] == element && degree(model, atom) == 1;
}

/// Valence an atom takes: the smallest with room for its neighbours and for a double bond to each
/// terminal oxygen (S with four neighbours is hypervalent in a sulfone, not in SF4).
int valence_of(const ValenceModel& model, int atom) {
    const auto& neighbours = model.neighbours[static_cast<std::size_t>(atom)];
    const auto list = valences(model.elements[static_cast<std::size_t>(atom)]);
    const auto oxo = std::count_if(neighbours.begin(), neighbours.end(),
                                   [&](int other) { return is_terminal(model, other, 8); });
    const int wanted = degree(model, atom) + (list.size() > 1 ? static_cast<int>(oxo) : 0);
    const auto found =
        std::find_if(list.begin(), list.end(), [&](int valence) { return valence >= wanted; });
    return found == list.end() ? list.back() : *found;
}

void charge_by(ValenceModel& model, int atom, int charge, int open) {
    model.charge[static_cast<std::size_t>(atom)] = charge;
    model.open[static_cast<std::size_t>(atom)] = open;
}

/// Nitro and N-oxide: three or four bonds at N, one of its terminal oxygens takes the charge.
bool charge_oxide(ValenceModel& model, int nitrogen) {
    if (degree(model, nitrogen) < 3) return false;
    for (const int atom : model.neighbours[static_cast<std::size_t>(nitrogen)]) {
        if (!is_terminal(model, atom, 8)) continue;
        charge_by(model, atom, -1, 0);
        charge_by(model, nitrogen, +1, 4 - degree(model, nitrogen));
        return true;
    }
    return false;
}

/// Azide and diazo (terminal N on a two-coordinate N) and isocyanide (terminal C on it).
void charge_linear(ValenceModel& model, int nitrogen) {
    if (degree(model, nitrogen) != 2) return;
    for (const int atom : model.neighbours[static_cast<std::size_t>(nitrogen)]) {
        const bool carbon = is_terminal(model, atom, 6);
        if (!carbon && !is_terminal(model, atom, 7)) continue;
        charge_by(model, nitrogen, +1, 2);
        charge_by(model, atom, -1, carbon ? 2 : 1);
        return;
    }
}

void charge_nitrogen(ValenceModel& model, int nitrogen) {
    if (charge_oxide(model, nitrogen)) return;
    charge_linear(model, nitrogen);
    if (degree(model, nitrogen) == 4) charge_by(model, nitrogen, +1, 0);
}

}  // namespace

std::vector<std::vector<int>> neighbours_by_distance(const std::vector<int>& elements,
                                                     const Positions& positions) {
    const int n = static_cast<int>(elements.size());
    std::vector<std::vector<int>> neighbours(elements.size());
    for (int i = 0; i < n; ++i) {
        for (int j = 0; j < i; ++j) {
            const auto a = static_cast<std::size_t>(i), b = static_cast<std::size_t>(j);
            const double reach = covalent_radius(elements[a]) + covalent_radius(elements[b]);
            const double distance = (positions.col(i) - positions.col(j)).norm();
            if (distance < overlap_reach * reach) {
                throw InputError(
                    fmt::format("atoms {} and {} lie {:.2f} Å apart, closer than any bond", j + 1,
                                i + 1, distance));
            }
            const bool contact = n > 2 && is_capping(elements[a]) && is_capping(elements[b]);
            if (contact || distance > bond_reach * reach) continue;
            neighbours[a].push_back(j);
            neighbours[b].push_back(i);
        }
    }
    return neighbours;
}

ValenceModel open_valences(const std::vector<int>& elements,
                           std::vector<std::vector<int>> neighbours) {
    ValenceModel model{elements, std::move(neighbours), std::vector<int>(elements.size()),
                       std::vector<int>(elements.size())};
    const int n = static_cast<int>(elements.size());
    for (int i = 0; i < n; ++i) {
        const auto a = static_cast<std::size_t>(i);
        model.open[a] = std::max(0, valence_of(model, i) - degree(model, i));
        if (elements[a] == 5 && degree(model, i) == 4) charge_by(model, i, -1, 0);
    }
    for (int i = 0; i < n; ++i) {
        if (elements[static_cast<std::size_t>(i)] == 7) charge_nitrogen(model, i);
    }
    return model;
}

}  // namespace anchorite::molecule
