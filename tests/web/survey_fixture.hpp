#pragma once

#include <nlohmann/json.hpp>

namespace anchorite::test {

/// What `anchorite pdos` would say of the reference slabs: states and weights are computed,
/// energies, charges and potentials are made up.
nlohmann::ordered_json survey_of_reference_slabs();

}  // namespace anchorite::test
