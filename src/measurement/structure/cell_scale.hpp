#pragma once

#include <span>
#include <vector>

#include "anchorite/measurement/structure/unit_cell.hpp"

namespace anchorite::measurement {

constexpr double offset_unit = 0.05;  ///< of an offset as a fit's parameter [°]

/// A cell's free lengths and angles as parameters of order 1 about a start: lengths in 1e-3 of
/// themselves, angles in tenths of a degree.
class CellScale {
public:
    CellScale(const UnitCell& start, CellShape shape)
        : shape_(shape), start_(free_parameters(start, shape)) {}

    [[nodiscard]] std::size_t size() const { return start_.values.size(); }
    [[nodiscard]] CellShape shape() const { return shape_; }
    /// Names of the parameters.
    [[nodiscard]] const std::vector<std::string>& names() const { return start_.names; }

    /// What a parameter's 1 is worth [Å or °].
    [[nodiscard]] double unit(std::size_t i) const {
        const bool length = start_.names[i].size() == 1;
        return length ? 1e-3 * start_.values[i] : 0.1;
    }

    /// The cell of the first parameters of a list.
    [[nodiscard]] UnitCell cell(std::span<const double> parameters) const {
        std::vector<double> values = start_.values;
        for (std::size_t i = 0; i < values.size(); ++i) values[i] += unit(i) * parameters[i];
        return cell_of(values, shape_);
    }

private:
    CellShape shape_;
    CellParameters start_;
};

}  // namespace anchorite::measurement
