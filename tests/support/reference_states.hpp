#pragma once

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "anchorite/base/elements.hpp"
#include "anchorite/electronic/atomic_units.hpp"
#include "anchorite/electronic/model.hpp"
#include "anchorite/electronic/result.hpp"

namespace anchorite::test {

/// A reference slab of tests/data/electronic/states: the 24 states about its gap, computed with
/// CP2K 2023.1, with the groups that they were projected on.
struct ReferenceStates {
    electronic::Model model;
    electronic::EngineResult result;
};

inline void read_reference_model(const std::string& file, electronic::Model& model) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    std::getline(in, line);
    std::istringstream lattice(line.substr(line.find('"') + 1));
    for (int axis = 0; axis < 3; ++axis) {
        for (int row = 0; row < 3; ++row) lattice >> model.cell(row, axis);
    }
    std::string symbol;
    double x, y, z;
    while (in >> symbol >> x >> y >> z) {
        electronic::ModelAtom atom;
        atom.element = atomic_number(symbol);
        atom.position = {x, y, z};
        model.atoms.push_back(atom);
    }
    model.surface = true;
    model.groups = {
        {"Pb1", {27}}, {"Pb2", {32}}, {"surface Pb", {29, 35}}, {"bulk Pb", {8, 11, 14, 17}}};
    for (const int open : {27, 32}) {
        model.atoms[static_cast<std::size_t>(open)].role = electronic::Role::open;
    }
    for (std::size_t i = 38; i < model.atoms.size(); ++i) {
        model.atoms[i].role = electronic::Role::molecule;
    }
}

/// One block of a .pdos file after the other.
inline void read_reference_states(const std::string& file, const electronic::Model& model,
                                  electronic::EngineResult& result) {
    std::ifstream in(file);
    std::string line;
    std::vector<std::vector<double>> rows;
    const auto finish = [&] {
        if (rows.empty()) return;
        electronic::Projection& last = result.projections.back();
        last.weights.resize(static_cast<Eigen::Index>(rows.size()),
                            static_cast<Eigen::Index>(last.orbitals.size()));
        result.states.clear();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            result.states.push_back({rows[i][1] * electronic::hartree, rows[i][2], 1});
            for (std::size_t k = 0; k < last.orbitals.size(); ++k) {
                last.weights(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(k)) =
                    rows[i][k + 3];
            }
        }
        rows.clear();
    };
    while (std::getline(in, line)) {
        std::istringstream words(line);
        std::string word;
        if (line.find("Projected") != line.npos) {
            finish();
            const bool kind = line.find("kind") != line.npos;
            words.str(line.substr(line.find(kind ? "kind" : "list") + 4));
            words >> word;
            const auto group = kind ? 0 : static_cast<std::size_t>(std::stoi(word)) - 1;
            result.projections.push_back({kind ? word : model.groups[group].name, {}, {}});
        } else if (line.find("Occupation") != line.npos) {
            words.str(line.substr(line.find("Occupation") + 10));
            while (words >> word) result.projections.back().orbitals.push_back(word);
        } else {
            rows.emplace_back();
            double value;
            while (words >> value) rows.back().push_back(value);
        }
    }
    finish();
}

/// All atoms of the slab together, which the reference did not list.
inline void add_reference_slab(electronic::Model& model, electronic::EngineResult& result) {
    electronic::Projection slab{"slab", {"s", "p", "d"}, {}};
    for (const electronic::Projection& one : result.projections) {
        if (one.group != "I" && one.group != "Cs" && one.group != "Pb") continue;
        if (slab.weights.size() == 0) slab.weights = 0 * one.weights;
        slab.weights += one.weights;
    }
    result.projections.push_back(slab);
    electronic::AtomGroup atoms{"slab", {}};
    for (int i = 0; i < 38; ++i) atoms.atoms.push_back(i);
    model.groups.push_back(atoms);
}

/// @param name  "defect", "tppo" or "tmeoppo-p"
inline ReferenceStates reference_states(const std::string& name) {
    const std::string stem = std::string(ANCHORITE_TEST_DATA) + "/electronic/states/" + name;
    ReferenceStates found;
    found.model.name = name;
    read_reference_model(stem + ".xyz", found.model);
    read_reference_states(stem + ".pdos", found.model, found.result);
    add_reference_slab(found.model, found.result);
    found.result.engine = "cp2k";
    found.result.version = "2023.1";
    found.result.termination = Termination::converged;
    return found;
}

}  // namespace anchorite::test
