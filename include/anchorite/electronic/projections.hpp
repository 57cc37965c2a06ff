#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "anchorite/electronic/model.hpp"
#include "anchorite/electronic/result.hpp"

namespace anchorite::electronic {

/// The projection on a group or an element.
/// @throws InputError  there is none; the message lists those there are
const Projection& projection(const EngineResult& result, const std::string& group);

/// Whether there is one.
bool has_projection(const EngineResult& result, const std::string& group);

/// Share of every state in the orbitals whose names begin so: "pz", "p" for all of p, "" for all.
Eigen::VectorXd orbital_weights(const Projection& projection, std::string_view orbital);

/// The same, summed over the projections on several groups. @throws InputError  as projection
Eigen::VectorXd summed_weights(const EngineResult& result, const std::vector<std::string>& groups,
                               std::string_view orbital);

/// Atoms that a projection stands for: those of the model's group, else those of the element.
std::vector<int> projected_atoms(const Model& model, const std::string& group);

/// A share of every state that no other part counts too.
struct DisjointPart {
    Projection projection;  ///< of a group, or of what the groups leave of an element: "other O"
    int atoms = 0;
};

/// What states are made of, nothing counted twice: groups of one element, the smallest first, then
/// the rest of every element. Groups of several elements are left to these.
std::vector<DisjointPart> disjoint_parts(const EngineResult& result, const Model& model);

}  // namespace anchorite::electronic
