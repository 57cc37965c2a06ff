#pragma once

#include "anchorite/measurement/check.hpp"

// One file each: rule_<name>.cpp. The order of the report is that of check.cpp.
namespace anchorite::measurement {

Rule formula_rule();
Rule nmr_rule();
Rule same_signals_rule();
Rule ion_mass_rule();
Rule amount_rule();
Rule thickness_rule();
Rule rotation_rule();
Rule trap_floor_rule();
Rule trap_film_rule();
Rule rates_rule();
Rule radiance_rule();
Rule efficiency_order_rule();
Rule ceiling_rule();
Rule colour_rule();
Rule lifetime_level_rule();
Rule lifetime_law_rule();
Rule repeated_rule();
Rule spacing_rule();
Rule measured_rule();

}  // namespace anchorite::measurement
