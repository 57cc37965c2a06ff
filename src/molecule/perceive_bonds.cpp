#include "molecule/perceive_bonds.hpp"

#include <GraphMol/GraphMol.h>
#include <GraphMol/MolOps.h>
#include <fmt/format.h>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/maximum_weighted_matching.hpp>
#include <cmath>
#include <map>
#include <numeric>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"
#include "molecule/rdkit_geometry.hpp"
#include "molecule/valence_model.hpp"

namespace anchorite::molecule {
namespace {

using Graph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                          boost::property<boost::edge_weight_t, long>>;
using OrderOf = std::map<std::pair<int, int>, int>;  // (smaller, larger atom) -> bond order

/// Pairing more electrons always beats a better choice of bonds.
constexpr long pair_weight = 1'000'000;
constexpr long length_weight = 1000;

long weight_of(int i, int j, const ValenceModel& model, const Positions& positions) {
    const double reach = covalent_radius(model.elements[static_cast<std::size_t>(i)]) +
                         covalent_radius(model.elements[static_cast<std::size_t>(j)]);
    const double shortness = 1.3 - (positions.col(i) - positions.col(j)).norm() / reach;
    return pair_weight + std::lround(static_cast<double>(length_weight) * shortness);
}

/// Pairs open valences along bonds: one vertex per open valence, matched with greatest weight.
OrderOf pair_open_valences(ValenceModel& model, const Positions& positions) {
    std::vector<int> owner;       // atom of each vertex
    std::vector<std::size_t> at;  // first vertex of each atom
    for (std::size_t i = 0; i < model.open.size(); ++i) {
        at.push_back(owner.size());
        owner.insert(owner.end(), static_cast<std::size_t>(model.open[i]), static_cast<int>(i));
    }
    at.push_back(owner.size());
    Graph graph(owner.size());
    for (std::size_t i = 0; i < model.open.size(); ++i) {
        for (const int j : model.neighbours[i]) {
            if (j > static_cast<int>(i)) continue;
            const long weight = weight_of(static_cast<int>(i), j, model, positions);
            for (auto u = at[i]; u < at[i + 1]; ++u) {
                for (auto v = at[static_cast<std::size_t>(j)];
                     v < at[static_cast<std::size_t>(j) + 1]; ++v) {
                    boost::add_edge(u, v, weight, graph);
                }
            }
        }
    }
    if (boost::num_edges(graph) == 0) return {};  // Boost 1.74 overflows on such a graph
    std::vector<boost::graph_traits<Graph>::vertex_descriptor> mate(owner.size());
    boost::maximum_weighted_matching(graph, mate.data());
    OrderOf extra;
    for (std::size_t u = 0; u < mate.size(); ++u) {
        if (mate[u] == boost::graph_traits<Graph>::null_vertex()) continue;
        --model.open[static_cast<std::size_t>(owner[u])];
        if (u < mate[u]) ++extra[std::minmax(owner[u], owner[mate[u]])];
    }
    return extra;
}

bool takes_negative(int element) {
    return element == 8 || element == 16 || element == 7;
}
bool takes_positive(int element) {
    return element == 15 || element == 16;
}

/// Valences left over become charges: O, S, N with one too few bonds; phosphonium, sulfonium.
void charge_leftovers(ValenceModel& model) {
    for (std::size_t i = 0; i < model.open.size(); ++i) {
        if (model.open[i] != 1) continue;
        const auto bonds = model.neighbours[i].size();
        const int element = model.elements[i];
        if (takes_positive(element) && bonds >= 3) {
            model.charge[i] = +1;
        } else if (takes_negative(element) && bonds <= 2) {
            model.charge[i] = -1;
        } else {
            continue;
        }
        model.open[i] = 0;
    }
}

void check_closed(const ValenceModel& model) {
    const int total = std::accumulate(model.charge.begin(), model.charge.end(), 0);
    const bool open =
        std::any_of(model.open.begin(), model.open.end(), [](int n) { return n > 0; });
    if (total == 0 && !open) return;
    throw InputError(
        open ? "no closed-shell structure fits these coordinates: an atom is missing or the "
               "molecule is a radical; write it as SMILES or SDF"
             : fmt::format("the coordinates fit an ion of charge {:+d}; XYZ files hold neutral "
                           "molecules only: write it as SMILES or SDF",
                           total));
}

RDKit::Bond::BondType bond_type(int order) {
    return order == 1   ? RDKit::Bond::SINGLE
           : order == 2 ? RDKit::Bond::DOUBLE
                        : RDKit::Bond::TRIPLE;
}

void add_bonds(RDKit::RWMol& mol, const ValenceModel& model, const OrderOf& extra) {
    for (std::size_t i = 0; i < model.neighbours.size(); ++i) {
        for (const int j : model.neighbours[i]) {
            if (j > static_cast<int>(i)) continue;
            const auto found = extra.find({j, static_cast<int>(i)});
            const int order = 1 + (found == extra.end() ? 0 : found->second);
            mol.addBond(static_cast<unsigned>(j), static_cast<unsigned>(i), bond_type(order));
        }
    }
}

}  // namespace

std::unique_ptr<RDKit::RWMol> perceive_bonds(const std::vector<int>& elements,
                                             const Positions& positions) {
    ValenceModel model = open_valences(elements, neighbours_by_distance(elements, positions));
    const OrderOf extra = pair_open_valences(model, positions);
    charge_leftovers(model);
    check_closed(model);
    auto mol = std::make_unique<RDKit::RWMol>();
    for (std::size_t i = 0; i < elements.size(); ++i) {
        auto* atom = new RDKit::Atom(elements[i]);  // owned by mol from the next line on
        mol->addAtom(atom, /*updateLabel=*/false, /*takeOwnership=*/true);
        atom->setFormalCharge(model.charge[i]);
        atom->setNoImplicit(true);
    }
    add_bonds(*mol, model, extra);
    set_conformer(*mol, positions);
    try {
        RDKit::MolOps::sanitizeMol(*mol);
    } catch (const std::exception& error) {
        throw InputError(
            fmt::format("bonds perceived from these coordinates are impossible: {}", error.what()));
    }
    RDKit::MolOps::assignStereochemistryFrom3D(*mol);
    return mol;
}

}  // namespace anchorite::molecule
