#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "anchorite/device/device.hpp"

namespace anchorite::device {

/// The grid of SIMsalabim 5: points shared among the layers by thickness, cells that grow from both
/// ends of a layer as exp(-grading / k), the cell between two layers' nodes as wide as its
/// neighbours (its manual, version 5.36, section 2.9).
struct PeerGrid {
    int points = 400;
    double grading = 4;
    /// @throws InputError  fewer than 5 or more than 100,000 points, or no grading
    void validate() const;
};

/// How fine the grid is before it is adapted.
struct GridOptions {
    int cells_per_layer = 80;
    double finest = 2e-11;           ///< cell beside every interface and contact, at most [m]
    std::optional<PeerGrid> peer{};  ///< in place of both
    /// @throws InputError  fewer than 4 or more than 100,000 cells in a layer, or no finest cell
    void validate() const;
};

/// Nodes from left to right. Each layer has nodes at both of its ends, so that an interface is two
/// nodes at one place, or with PeerGrid one cell apart.
struct Grid {
    std::vector<double> x;           ///< [m]
    std::vector<std::size_t> layer;  ///< of each node
};

/// Cells that grow geometrically from both ends of every layer to its middle.
/// @throws InputError  as GridOptions::validate; a PeerGrid with fewer than 5 points in a layer
Grid make_grid(const Device& device, const GridOptions& options);

/// The grid with every cell of `marked` cut in two (marked[i] speaks of the cell between nodes i
/// and i + 1; interfaces are never cut).
Grid refine(const Grid& grid, const std::vector<bool>& marked);

/// The grid with every cell cut in two.
Grid refine(const Grid& grid);

}  // namespace anchorite::device
