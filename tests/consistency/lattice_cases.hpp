#pragma once

#include <gtest/gtest.h>

#include <array>
#include <ostream>
#include <string>
#include <vector>

#include "anchorite/lattice/crystal.hpp"

namespace anchorite::test {

/// Every built-in crystal on faces of every kind.
struct LatticeCase {
    std::string crystal;
    std::array<int, 3> hkl;
};

/// How gtest prints a case: ctest's list must not hold addresses.
inline void PrintTo(const LatticeCase& lattice, std::ostream* out) {
    *out << lattice.crystal << " (" << lattice.hkl[0] << lattice.hkl[1] << lattice.hkl[2] << ')';
}

inline std::vector<LatticeCase> every_lattice_case() {
    std::vector<LatticeCase> cases;
    for (const auto& entry : lattice::built_in_crystals()) {
        for (const auto& hkl : {std::array{1, 0, 0}, std::array{1, 1, 0}, std::array{1, 1, 1},
                                std::array{2, 1, 0}, std::array{2, 1, 1}, std::array{2, 2, 1}}) {
            cases.push_back({std::string(entry.name), hkl});
        }
    }
    return cases;
}

inline std::string name_of(const testing::TestParamInfo<LatticeCase>& info) {
    std::string name = info.param.crystal + "_";
    for (const int index : info.param.hkl) name += std::to_string(index);
    return name;
}

}  // namespace anchorite::test
