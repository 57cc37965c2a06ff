#pragma once

#include <cstddef>
#include <vector>

#include "anchorite/device/device.hpp"

namespace anchorite::device {

/// How fine the grid is before it is adapted.
struct GridOptions {
    int cells_per_layer = 80;
    double finest = 2e-11;  ///< cell beside every interface and contact, at most [m]
    /// @throws InputError  fewer than 4 or more than 100,000 cells in a layer, or no finest cell
    void validate() const;
};

/// Nodes from left to right. Each layer has nodes at both of its ends, so that an interface is two
/// nodes at one place.
struct Grid {
    std::vector<double> x;           ///< [m]
    std::vector<std::size_t> layer;  ///< of each node
};

/// Cells that grow geometrically from both ends of every layer to its middle.
/// @throws InputError  as GridOptions::validate
Grid make_grid(const Device& device, const GridOptions& options);

/// The grid with every cell of `marked` cut in two (marked[i] speaks of the cell between nodes i
/// and i + 1; interfaces are never cut).
Grid refine(const Grid& grid, const std::vector<bool>& marked);

/// The grid with every cell cut in two.
Grid refine(const Grid& grid);

}  // namespace anchorite::device
