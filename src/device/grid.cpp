#include "anchorite/device/grid.hpp"

#include <fmt/format.h>

#include <cmath>

#include "anchorite/base/error.hpp"
#include "peer_grid.hpp"

namespace anchorite::device {

namespace {

/// Ratio of a geometric series of `count` cells that begins with `first` and sums to `length`.
double growth(double length, double first, int count) {
    if (first * count >= length) return 1;
    double low = 1;
    double high = 1e6;
    for (int i = 0; i < 200; ++i) {
        const double r = std::sqrt(low * high);
        const double sum = first * (std::pow(r, count) - 1) / (r - 1);
        (sum < length ? low : high) = r;
    }
    return std::sqrt(low * high);
}

/// Places from 0 to `length`, symmetric about the middle.
std::vector<double> graded(double length, const GridOptions& options) {
    const int half = options.cells_per_layer / 2;
    const double ratio = growth(length / 2, options.finest, half);
    std::vector<double> ends{0};
    double cell = 1;
    for (int i = 0; i < half; ++i, cell *= ratio) ends.push_back(ends.back() + cell);
    const double scale = length / 2 / ends.back();
    std::vector<double> places;
    for (const double end : ends) places.push_back(end * scale);
    for (auto i = ends.size() - 1; i-- > 0;) places.push_back(length - ends[i] * scale);
    return places;
}

}  // namespace

void PeerGrid::validate() const {
    if (points < 5 || points > 100000) {
        throw InputError(fmt::format("{} points of the grid: choose 5 to 100000", points));
    }
    if (!(grading >= 0 && grading <= 20)) {
        throw InputError(fmt::format("the grid's grading {:g}: choose 0 to 20", grading));
    }
}

void GridOptions::validate() const {
    if (peer) peer->validate();
    if (cells_per_layer < 4 || cells_per_layer > 100000) {
        throw InputError(fmt::format("{} cells in a layer: choose 4 to 100000", cells_per_layer));
    }
    if (!(finest > 0)) throw InputError("the finest cell must be larger than 0");
}

Grid make_grid(const Device& device, const GridOptions& options) {
    options.validate();
    if (options.peer) return make_peer_grid(device, *options.peer);
    Grid grid;
    double start = 0;
    for (std::size_t l = 0; l < device.layers.size(); ++l) {
        for (const double place : graded(device.layers[l].thickness, options)) {
            grid.x.push_back(start + place);
            grid.layer.push_back(l);
        }
        start = grid.x.back();
    }
    return grid;
}

Grid refine(const Grid& grid, const std::vector<bool>& marked) {
    Grid finer;
    for (std::size_t i = 0; i < grid.x.size(); ++i) {
        finer.x.push_back(grid.x[i]);
        finer.layer.push_back(grid.layer[i]);
        if (i + 1 < grid.x.size() && marked[i] && grid.layer[i] == grid.layer[i + 1]) {
            finer.x.push_back((grid.x[i] + grid.x[i + 1]) / 2);
            finer.layer.push_back(grid.layer[i]);
        }
    }
    return finer;
}

Grid refine(const Grid& grid) {
    return refine(grid, std::vector<bool>(grid.x.size(), true));
}

}  // namespace anchorite::device
