#pragma once

#include <nlohmann/json.hpp>

#include "anchorite/study/result.hpp"

namespace anchorite::report {

/// Version of the layout below; it changes when a reader of the old one would go wrong.
inline constexpr int results_format_version = 1;

/// A study as the document that results.json holds and the page shows (docs/formats/results.md):
/// provenance, lattice with one surface cell, score definition, samples in rank order. Units are
/// in the keys; positions are in the surface frame, z = 0 at the open sites.
nlohmann::ordered_json results_json(const study::StudyResult& result);

}  // namespace anchorite::report
