#include "anchorite/measurement/structure/line_profile.hpp"

#include <gsl/gsl_integration.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "measurement/structure/degree.hpp"

namespace anchorite::measurement {

namespace {

constexpr std::size_t axial_nodes = 16;

/// A share of the line that is centred at a place of its own.
struct Component {
    double centre;
    double weight;
};

struct HeightNode {
    double height;  ///< between points of specimen and receiver, over twice the half height
    double weight;
};

/// Heights between two points of equal slits are distributed as a triangle.
std::array<HeightNode, axial_nodes> height_nodes() {
    std::array<HeightNode, axial_nodes> nodes{};
    gsl_integration_glfixed_table* table = gsl_integration_glfixed_table_alloc(axial_nodes);
    for (std::size_t i = 0; i < axial_nodes; ++i) {
        double height = 0, weight = 0;
        gsl_integration_glfixed_point(0, 1, i, &height, &weight, table);
        nodes[i] = {height, 2 * (1 - height) * weight};
    }
    gsl_integration_glfixed_table_free(table);
    return nodes;
}

/// Where a ray shows that meets the receiver `height` radii above its point of the specimen.
double axial_angle(double two_theta, double height) {
    const double cosine = std::cos(two_theta * degree) * std::sqrt(1 + height * height);
    return std::acos(std::clamp(cosine, -1.0, 1.0)) / degree;
}

void add_components(double centre, double offset, double weight, const LineShape& shape,
                    std::vector<Component>& out) {
    if (shape.axial == 0) {
        out.push_back({centre + offset, weight});
        return;
    }
    static const auto nodes = height_nodes();
    const double reach = 2 * std::sqrt(std::abs(shape.axial));
    const double sign = shape.axial > 0 ? 1 : -1;
    for (const HeightNode& node : nodes) {
        const double shift = sign * (axial_angle(centre, reach * node.height) - centre);
        out.push_back({centre + shift + offset, weight * node.weight});
    }
}

struct Reach {
    std::size_t begin;
    std::size_t end;
};

/// Beyond this many full widths a Gaussian is below 1e-10 of its height.
constexpr double gauss_reach = 3;

double lorentz_part(double x, double fwhm) {
    return 2 / (std::numbers::pi * fwhm * (1 + x * x));
}

double gauss_part(double x, double fwhm) {
    constexpr double height = 0.93943727869965133;  // 2 √(ln 2/π)
    return height / fwhm * std::exp(-std::numbers::ln2 * x * x);
}

void add_tails(std::span<const double> two_theta, const Component& part, const LineShape& shape,
               Reach reach, LineColumn& out) {
    const double weight = part.weight * shape.eta, scale = 2 / shape.fwhm;
    for (std::size_t i = reach.begin; i < reach.end; ++i) {
        const double x = scale * (two_theta[i] - part.centre);
        out.values[i - out.first] += weight * lorentz_part(x, shape.fwhm);
    }
}

void add_core(std::span<const double> two_theta, const Component& part, const LineShape& shape,
              Reach reach, LineColumn& out) {
    const double weight = part.weight * (1 - shape.eta), scale = 2 / shape.fwhm;
    for (std::size_t i = reach.begin; i < reach.end; ++i) {
        const double x = scale * (two_theta[i] - part.centre);
        out.values[i - out.first] += weight * gauss_part(x, shape.fwhm);
    }
}

}  // namespace

double pseudo_voigt(double offset, double fwhm, double eta) {
    const double x = 2 * offset / fwhm;
    return eta * lorentz_part(x, fwhm) + (1 - eta) * gauss_part(x, fwhm);
}

double integral_breadth(const LineShape& shape) {
    return 1 / pseudo_voigt(0, shape.fwhm, shape.eta);
}

LineColumn line_column(std::span<const double> two_theta, double centre, double offset,
                       const LineShape& shape, const Radiation& radiation, double reach) {
    std::vector<Component> components;
    const double second = alpha2_angle(centre, radiation);
    const bool doublet = radiation.ratio > 0 && std::isfinite(second);
    const double total = doublet ? 1 + radiation.ratio : 1;
    add_components(centre, offset, 1 / total, shape, components);
    if (doublet) add_components(second, offset, radiation.ratio / total, shape, components);
    const double half = reach * shape.fwhm;
    const auto [low, high] = std::ranges::minmax_element(components, {}, &Component::centre);
    const auto index_of = [&](double angle) {
        return static_cast<std::size_t>(std::ranges::lower_bound(two_theta, angle) -
                                        two_theta.begin());
    };
    LineColumn out;
    out.first = index_of(low->centre - half);
    const std::size_t last = index_of(high->centre + half);
    out.values.assign(last - out.first, 0.0);
    for (const Component& part : components) {
        add_tails(two_theta, part, shape,
                  {index_of(part.centre - half), index_of(part.centre + half)}, out);
        const double core = std::min(half, gauss_reach * shape.fwhm);
        add_core(two_theta, part, shape,
                 {index_of(part.centre - core), index_of(part.centre + core)}, out);
    }
    return out;
}

}  // namespace anchorite::measurement
