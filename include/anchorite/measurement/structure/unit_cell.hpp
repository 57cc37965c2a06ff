#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace anchorite::measurement {

/// Lengths [Å] and angles [°] of a crystal's cell.
struct UnitCell {
    double a = 1;
    double b = 1;
    double c = 1;
    double alpha = 90;
    double beta = 90;
    double gamma = 90;

    /// Volume [Å³].
    [[nodiscard]] double volume() const;
    /// @throws InputError  lengths that are not positive, or angles that span no volume
    void validate() const;
};

/// Miller indices h, k, l.
using Miller = std::array<int, 3>;

/// Which of a cell's lengths and angles are free.
enum class CellShape {
    cubic,
    tetragonal,    ///< a = b
    hexagonal,     ///< a = b, γ = 120°
    rhombohedral,  ///< a = b = c, α = β = γ
    orthorhombic,
    monoclinic,  ///< unique axis b
    triclinic,
};

/// "cubic" ...
std::string_view cell_shape_name(CellShape shape);

/// The most regular shape that a cell has within 10⁻⁴ of its lengths and 0.01°: by its measures,
/// not by its space group.
CellShape cell_shape(const UnitCell& cell);

/// The cell with lengths and angles that its shape makes equal set to their mean, right angles to
/// 90°.
UnitCell regular_cell(const UnitCell& cell);

/// Free lengths [Å] and angles [°] of a cell of a shape, and their names ("a", "beta").
struct CellParameters {
    std::vector<double> values;
    std::vector<std::string> names;
};

/// The free parameters of a cell.
CellParameters free_parameters(const UnitCell& cell, CellShape shape);

/// The cell of free parameters, in the order of free_parameters.
UnitCell cell_of(const std::vector<double>& free, CellShape shape);

/// Spacing of lattice planes [Å].
double plane_spacing(const UnitCell& cell, const Miller& hkl);

/// Angle between lattice planes [°].
double plane_angle(const UnitCell& cell, const Miller& first, const Miller& second);

}  // namespace anchorite::measurement
