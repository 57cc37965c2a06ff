#include "optics/wavevector_axis.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "optics/dipole_kernel.hpp"

namespace anchorite::optics {
namespace {

constexpr double died_away = 15;  ///< exp(-2 · 20) of the near field is left
/// Nodes of a shorter panel would round to an end of its stretch, where a kz vanishes.
constexpr double shortest = same_index / 10;

void add_indices(const Outside& outside, std::vector<double>& indices) {
    if (outside.window) indices.push_back(outside.index);
    for (const auto& thick : outside.thick) indices.push_back(thick.index);
    if (outside.end_window) indices.push_back(outside.end_index);
}

}  // namespace

double Stretch::last() const {
    return tail ? std::log1p((end - begin) / unit) : std::numbers::pi / 2;
}

double Stretch::place(double u) const {
    if (tail) return std::log1p((u - begin) / unit);
    const double share = (u - begin) * (u + begin) / ((end - begin) * (end + begin));
    return std::asin(std::sqrt(std::clamp(share, 0.0, 1.0)));
}

void Stretch::at(double parameter, double& u, double& slope) const {
    if (tail) {
        const double growth = std::exp(parameter);
        u = begin + unit * (growth - 1);
        slope = unit * growth;
        return;
    }
    const double squares = (end - begin) * (end + begin);
    const double sine = std::sin(parameter), cosine = std::cos(parameter);
    u = std::sqrt(begin * begin + squares * sine * sine);
    slope = squares * sine * cosine / u;
}

WavevectorAxis wavevector_axis(const DipoleGeometry& geometry, bool lossy) {
    WavevectorAxis axis;
    std::vector<double> ends;
    add_indices(geometry.bottom, ends);
    add_indices(geometry.top, ends);
    double cone = 0;
    if (geometry.bottom.window) cone = std::max(cone, geometry.bottom.index);
    if (geometry.top.window) cone = std::max(cone, geometry.top.index);
    axis.bend = 1.2 * geometry.largest_index;
    for (const double end : ends) axis.bend = std::max(axis.bend, 1.05 * end);
    ends.push_back(1);
    if (lossy) ends.push_back(last_lossy);
    ends.push_back(axis.bend);
    std::ranges::sort(ends);
    double begin = 0;
    for (const double end : ends) {
        if (end - begin < same_index) continue;
        const Range range = end <= cone ? Range::in_cone
                            : end <= 1  ? Range::bound
                                        : Range::evanescent;
        axis.stretches.push_back({begin, end, range});
        begin = end;
    }
    const double reach = died_away / geometry.nearest;
    axis.stretches.push_back(
        {axis.bend, axis.bend + std::max(reach, 0.1), Range::evanescent, true, 0.5});
    return axis;
}

std::vector<Panel> first_panels(const WavevectorAxis& axis, std::vector<double> cuts) {
    std::ranges::sort(cuts);
    std::vector<Panel> panels;
    for (std::size_t s = 0; s < axis.stretches.size(); ++s) {
        const Stretch& stretch = axis.stretches[s];
        std::vector<double> places{0};
        for (const double cut : cuts) {
            if (cut - stretch.begin < shortest || stretch.end - cut < shortest) continue;
            const double place = stretch.place(cut);
            if (place > places.back()) places.push_back(place);
        }
        if (stretch.last() > places.back()) places.push_back(stretch.last());
        for (std::size_t n = 0; n + 1 < places.size(); ++n) {
            const double length = places[n + 1] - places[n];
            const auto parts = static_cast<std::size_t>(
                std::ceil(length / (stretch.range == Range::bound ? 0.5 : 4.5)));
            for (std::size_t part = 0; part < parts; ++part) {
                const double each = length / static_cast<double>(parts);
                const double from = places[n] + each * static_cast<double>(part);
                panels.push_back({.segment = s, .begin = from, .end = from + each});
            }
        }
    }
    return panels;
}

}  // namespace anchorite::optics
