#include "peer_grid.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "anchorite/base/error.hpp"

namespace anchorite::device {

namespace {

/// Cells of a layer, the same at both ends, that sum to its thickness.
std::vector<double> peer_cells(double thickness, int last, double grading) {
    std::vector<double> cells(static_cast<std::size_t>(last) + 1);
    const int middle = static_cast<int>(std::nearbyint(0.5 * last));
    for (int i = 0; i <= middle; ++i) {
        const auto at = static_cast<std::size_t>(i);
        cells[at] = std::exp(grading * (1.0 / middle - 1.0 / (i + 1)));
        cells[static_cast<std::size_t>(last) - at] = cells[at];
    }
    const double scale = thickness / std::accumulate(cells.begin(), cells.end(), 0.0);
    for (double& cell : cells) cell *= scale;
    return cells;
}

}  // namespace

Grid make_peer_grid(const Device& device, const PeerGrid& options) {
    double total = 0;
    for (const Layer& layer : device.layers) total += layer.thickness;
    std::vector<double> cells;
    Grid grid;
    for (std::size_t l = 0; l < device.layers.size(); ++l) {
        const Layer& layer = device.layers[l];
        const std::size_t first = cells.size();
        // the last layer has as many cells as are left, of which the last one is beyond the contact
        const bool end = l + 1 == device.layers.size();
        const int last = end ? options.points + 1 - static_cast<int>(first)
                             : static_cast<int>(options.points * layer.thickness / total);
        if (last < 4) {
            throw InputError(
                fmt::format("{} points of the grid leave layer {} with fewer than 5: "
                            "give more",
                            options.points, layer.name));
        }
        for (const double cell : peer_cells(layer.thickness, last, options.grading)) {
            cells.push_back(cell);
        }
        grid.layer.resize(cells.size(), l);
        if (l == 0) continue;
        double* at = &cells[first];
        at[0] = at[-1] = at[-2] = (at[0] + at[-1] + at[-2]) / 3;
    }
    double x = 0;
    for (const double cell : cells) {
        grid.x.push_back(x);
        x += cell;
    }
    return grid;
}

}  // namespace anchorite::device
