#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "anchorite/base/provenance.hpp"
#include "anchorite/electronic/summary.hpp"

namespace anchorite::report {

/// Version of the format below; raised when a reader would have to change.
constexpr int electronic_format_version = 1;

/// Everything that a survey of anchored slabs found, units in the keys: edges, states in the gap,
/// weights, interaction energies, charges, densities of states, potentials and what follows.
/// @param title       of the survey
/// @param provenance  whose engines name what computed the states
nlohmann::ordered_json electronic_json(const electronic::ElectronicSummary& summary,
                                       const std::string& title, const Provenance& provenance);

/// The page that shows them: one file that needs no network.
/// @param results  what electronic_json gives
/// @throws RunError  a number is NaN or infinite
std::string html_electronic(const nlohmann::ordered_json& results);

}  // namespace anchorite::report
