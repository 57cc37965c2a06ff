#pragma once

#include <array>

namespace anchorite::optics {

/// A node on [-1, 1]; `coarse` is 0 where only the finer rule has one.
struct KronrodNode {
    double place = 0;
    double fine = 0;
    double coarse = 0;
};

/// The 15 nodes of Gauss and Kronrod's (7, 15) rule, from the left.
const std::array<KronrodNode, 15>& kronrod_nodes();

}  // namespace anchorite::optics
