#pragma once

#include "anchorite/lattice/crystal.hpp"

namespace anchorite::test {

inline constexpr double cspbi3_spacing = 6.289;  ///< lattice constant of the registered cell [Å]

inline const lattice::Crystal& cspbi3() {
    static const lattice::Crystal crystal = lattice::crystal_by_name("CsPbI3");
    return crystal;
}

}  // namespace anchorite::test
