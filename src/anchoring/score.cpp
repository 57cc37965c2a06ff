#include "anchorite/anchoring/score.hpp"

#include <fmt/format.h>

#include <initializer_list>
#include <utility>

#include "anchorite/base/error.hpp"

namespace anchorite::anchoring {

void ScoreOptions::validate() const {
    const std::initializer_list<std::pair<const char*, double>> positive = {
        {"unit_energy", unit_energy},     {"length_width", length_width},
        {"lateral_width", lateral_width}, {"cone_width", cone_width},
        {"contact_scale", contact_scale}, {"clash_width", clash_width},
        {"softness", softness},           {"clash_limit", clash_limit},
        {"strain_limit", strain_limit}};
    for (const auto& [name, value] : positive) {
        if (!(value > 0))
            throw InputError(fmt::format("score.{} is {}; it must be > 0", name, value));
    }
    if (!(bond_limit >= 0 && bond_limit < 1)) {
        throw InputError(fmt::format("score.bond_limit is {}; it must be in 0 ... 1", bond_limit));
    }
}

}  // namespace anchorite::anchoring
