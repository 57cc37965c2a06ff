#include "anchorite/electronic/surface_potential.hpp"

#include <fmt/format.h>

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <limits>

#include "anchorite/base/error.hpp"
#include "isosurface.hpp"
#include "surface_owner.hpp"

namespace anchorite::electronic {
namespace {

constexpr double core_share = 0.5;       // of a van der Waals radius
constexpr double least_density = 1e-12;  // below it a density is numerical noise [e/bohr³]

struct SurfaceFields {
    GridField density;  // its logarithm
    GridField potential;
    SurfaceOwner owner;
    double level = 0;
};

void check_grids(const Cube& density, const Cube& potential, const Model& model,
                 double isodensity) {
    const double apart =
        (density.steps - potential.steps).norm() + (density.origin - potential.origin).norm() / 100;
    if (density.points != potential.points || apart > 1e-4) {
        throw InputError(fmt::format(
            "{}: density and potential are on different grids; print both with the same stride",
            model.name));
    }
    if (!(isodensity > 1e3 * least_density && isodensity < 1)) {
        throw InputError(fmt::format(
            "isodensity {} e/bohr³ is not between 1e-9 and 1; 0.001 is the usual one", isodensity));
    }
}

SurfaceFields surface_fields(const Cube& density, const Cube& potential, const Model& model,
                             double isodensity) {
    check_grids(density, potential, model, isodensity);
    const auto logarithm = [](double value) { return std::log(std::max(value, least_density)); };
    return {GridField(density, model, logarithm),
            GridField(potential, model, [](double value) { return value; }),
            SurfaceOwner(density, model), std::log(isodensity)};
}

/// Without core electrons the density has a hole at the nucleus, whose wall is no surface.
bool is_core_hole(const SurfaceFields& fields, const SurfaceTriangle& triangle) {
    const Eigen::Vector3d middle =
        fields.density.to_angstrom((triangle[0] + triangle[1] + triangle[2]) / 3);
    const AtomImage& image = fields.owner.of(middle);
    return (middle - image.position).norm() < core_share * image.radius;
}

std::vector<SurfaceTriangle> surface_of(const SurfaceFields& fields, const Model& model,
                                        double isodensity) {
    std::vector<SurfaceTriangle> result = isosurface(fields.density, fields.level);
    std::erase_if(result,
                  [&](const SurfaceTriangle& triangle) { return is_core_hole(fields, triangle); });
    if (!result.empty()) return result;
    throw InputError(
        fmt::format("{}: nowhere does the density cross {} e/bohr³; see whether the "
                    "cube is a density",
                    model.name, isodensity));
}

double triangle_area(const GridField& field, const SurfaceTriangle& triangle) {
    const Eigen::Vector3d a = field.to_angstrom(triangle[0]);
    return (field.to_angstrom(triangle[1]) - a).cross(field.to_angstrom(triangle[2]) - a).norm() /
           2;
}

/// Moved along the gradient until the density is the surface's.
Eigen::Vector3d onto_surface(const SurfaceFields& fields, Eigen::Vector3d position) {
    for (int step = 0; step < 4; ++step) {
        const Eigen::Vector3d at = fields.density.to_coordinates(position);
        const Eigen::Vector3d slope = fields.density.gradient(at);
        const double off = fields.level - fields.density(at);
        if (slope.squaredNorm() < 1e-12 || std::abs(off) < 1e-7) break;
        position += slope * std::clamp(off / slope.squaredNorm(), -0.2, 0.2);
    }
    return position;
}

/// An extreme of the potential among the points of one atom.
struct SurfaceExtreme {
    double value = 0;
    Eigen::Vector3d position = Eigen::Vector3d::Zero();  // [Å]
    const AtomImage* image = nullptr;
};

/// Tries steps along the surface in twelve directions from `first` [rad].
bool better_beside(const SurfaceFields& fields, double sign, double reach, double first,
                   SurfaceExtreme& best) {
    const Eigen::Vector3d slope =
        fields.density.gradient(fields.density.to_coordinates(best.position));
    const Eigen::Vector3d along = slope.unitOrthogonal();
    const Eigen::Vector3d across = slope.normalized().cross(along);
    const SurfaceExtreme from = best;
    for (int direction = 0; direction < 12; ++direction) {
        const double angle = first + direction * std::acos(-1.0) / 6;
        const Eigen::Vector3d position = onto_surface(
            fields, from.position + reach * (std::cos(angle) * along + std::sin(angle) * across));
        const double value = fields.potential(fields.potential.to_coordinates(position));
        if (sign * value >= sign * best.value) continue;
        if (fields.owner.of(position).atom == best.image->atom) {
            best = {value, position, best.image};
        }
    }
    return best.value != from.value;
}

/// From the best corner on between the corners. Directions turn from step to step, so that the
/// search also finds its way along the edge of the atom's part, where some extremes lie.
/// @param sign  1: a minimum, -1: a maximum
void refine(const SurfaceFields& fields, double sign, SurfaceExtreme& best) {
    const double finest = 0.005 * fields.density.spacing();
    double reach = fields.density.spacing() / 2;
    for (int step = 0; step < 300 && reach > finest; ++step) {
        if (!better_beside(fields, sign, reach, step, best)) reach *= 0.7;
    }
}

struct AtomSurface {
    double area = 0;
    SurfaceExtreme minimum;
    SurfaceExtreme maximum;
};

void add_corner(const SurfaceFields& fields, const Eigen::Vector3d& corner,
                std::vector<AtomSurface>& atoms) {
    const Eigen::Vector3d position = fields.density.to_angstrom(corner);
    const double value = fields.potential(corner);
    const AtomImage& image = fields.owner.of(position);
    AtomSurface& atom = atoms[static_cast<std::size_t>(image.atom)];
    if (atom.minimum.image == nullptr || value < atom.minimum.value) {
        atom.minimum = {value, position, &image};
    }
    if (atom.maximum.image == nullptr || value > atom.maximum.value) {
        atom.maximum = {value, position, &image};
    }
}

/// In the model's own coordinates, which the engine may have moved as a whole.
AtomPotential atom_potential(const SurfaceFields& fields, AtomSurface surface,
                             const ModelAtom& atom) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    // corners alone, of triangles that count to other atoms, are no surface
    if (!(surface.area > 0) || surface.minimum.image == nullptr) {
        return {none, none, 0, Eigen::Vector3d::Constant(none)};
    }
    AtomPotential result{0, 0, surface.area, Eigen::Vector3d::Zero()};
    refine(fields, 1, surface.minimum);
    refine(fields, -1, surface.maximum);
    result.minimum = surface.minimum.value;
    result.maximum = surface.maximum.value;
    // the search may have gone on to another image of the same atom
    const AtomImage& image = fields.owner.of(surface.minimum.position);
    result.minimum_position = atom.position + surface.minimum.position - image.position;
    return result;
}

}  // namespace

std::vector<AtomPotential> surface_potential(const Cube& density, const Cube& potential,
                                             const Model& model, double isodensity) {
    const SurfaceFields fields = surface_fields(density, potential, model, isodensity);
    std::vector<AtomSurface> surfaces(model.atoms.size());
    for (const SurfaceTriangle& triangle : surface_of(fields, model, isodensity)) {
        const Eigen::Vector3d middle = (triangle[0] + triangle[1] + triangle[2]) / 3;
        const int atom = fields.owner.of(fields.density.to_angstrom(middle)).atom;
        surfaces[static_cast<std::size_t>(atom)].area += triangle_area(fields.density, triangle);
        for (const Eigen::Vector3d& corner : triangle) add_corner(fields, corner, surfaces);
    }
    std::vector<AtomPotential> result;
    for (std::size_t i = 0; i < surfaces.size(); ++i) {
        result.push_back(atom_potential(fields, surfaces[i], model.atoms[i]));
    }
    return result;
}

namespace {

struct WeightedPotential {
    double area = 0;
    double value = 0;
};

double surface_mean(const std::vector<WeightedPotential>& pieces, const auto& quantity,
                    const auto& chosen) {
    double sum = 0;
    double area = 0;
    for (const WeightedPotential& piece : pieces) {
        if (!chosen(piece.value)) continue;
        sum += piece.area * quantity(piece.value);
        area += piece.area;
    }
    return area > 0 ? sum / area : 0;
}

double one_sided_variance(const std::vector<WeightedPotential>& pieces, bool positive) {
    const auto chosen = [positive](double value) { return (value > 0) == positive; };
    const double mean = surface_mean(
        pieces, [](double value) { return value; }, chosen);
    return surface_mean(
        pieces, [mean](double value) { return (value - mean) * (value - mean); }, chosen);
}

}  // namespace

PotentialStatistics potential_statistics(const Cube& density, const Cube& potential,
                                         const Model& model, double isodensity) {
    const SurfaceFields fields = surface_fields(density, potential, model, isodensity);
    std::vector<WeightedPotential> pieces;
    PotentialStatistics result;
    for (const SurfaceTriangle& triangle : surface_of(fields, model, isodensity)) {
        double value = 0;
        for (const Eigen::Vector3d& corner : triangle) value += fields.potential(corner) / 3;
        pieces.push_back({triangle_area(fields.density, triangle), value});
        result.area += pieces.back().area;
    }
    const auto all = [](double) { return true; };
    result.mean = surface_mean(
        pieces, [](double value) { return value; }, all);
    result.mean_deviation = surface_mean(
        pieces, [&result](double value) { return std::abs(value - result.mean); }, all);
    result.positive_variance = one_sided_variance(pieces, true);
    result.negative_variance = one_sided_variance(pieces, false);
    const double total = result.positive_variance + result.negative_variance;
    if (total > 0) {
        result.balance = result.positive_variance * result.negative_variance / (total * total);
    }
    return result;
}

}  // namespace anchorite::electronic
