#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/measurement/structure/diffraction_lines.hpp"
#include "anchorite/measurement/structure/line_fit.hpp"
#include "anchorite/numerics/curve_fit.hpp"

namespace anchorite::measurement {

/// What shifts every line of a pattern besides the cell.
enum class AngleOffset {
    none,
    zero_shift,    ///< of the goniometer: Δ2θ constant
    displacement,  ///< of the specimen off the axis: Δ2θ = -2 s/R cosθ
};

/// "zero shift" ...
std::string_view angle_offset_name(AngleOffset offset);

/// Δ2θ at 2θ [°] for a size of the offset [°] (of a displacement: at 2θ = 0).
double offset_at(AngleOffset offset, double size, double two_theta);

/// A number with the standard error and the 95 % interval of its fit.
struct FittedNumber {
    std::string name;
    double value = 0;
    double error = 0;
    numerics::Interval interval;
};

/// A measured line and the reflection it is taken for.
struct IndexedLine {
    std::size_t line = 0;  ///< of the measured lines
    Miller hkl{};
    double calculated = 0;  ///< 2θ with the offset [°]
};

/// A cell fitted to the places of lines.
struct CellFit {
    AngleOffset offset = AngleOffset::none;
    CellShape shape = CellShape::cubic;
    UnitCell cell;
    std::vector<FittedNumber> parameters;     ///< free lengths [Å] and angles [°]
    std::optional<FittedNumber> offset_size;  ///< [°]
    std::vector<IndexedLine> indexed;
    double scatter = 0;  ///< weighted standard deviation of the lines in their own errors, √χ²ᵣ
    Termination termination = Termination::failed;
    std::string message;  ///< why there are no intervals; may be empty
};

/// Options of an indexing against a known cell.
struct IndexOptions {
    double largest_strain = 0.03;  ///< of all lengths together that is searched
    double tolerance = 0.15;       ///< of a line from its place at the end [°]; or its width
    double weakest = 0.1;          ///< calculated lines below are not candidates [% of strongest]
    void validate() const;         ///< @throws InputError
};

/// Finds the reflection of each measured line, for a cell that is about right, and refines the
/// cell's free lengths and angles with one kind of offset by least squares over all indexed lines.
/// Weights are the lines' errors. Where these do not explain the scatter about the fit (χ² that
/// noise gives in less than 1 % of cases), errors are enlarged by √χ²ᵣ and intervals are Student's.
/// @throws InputError  fewer lines are indexed than there are free parameters
CellFit fit_cell(const std::vector<FittedLine>& measured, const DiffractingCrystal& crystal,
                 const Radiation& radiation, AngleOffset offset, const IndexOptions& options = {});

}  // namespace anchorite::measurement
