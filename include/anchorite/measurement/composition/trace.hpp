#pragma once

#include <string>
#include <vector>

#include "anchorite/base/units.hpp"
#include "anchorite/measurement/formats/columns.hpp"

namespace anchorite::measurement {

/// A curve over an axis that ascends, in one unit.
struct Trace {
    std::string name;
    std::vector<double> x;
    std::vector<double> y;
};

/// A part of an axis.
struct TraceWindow {
    double low = 0;
    double high = 0;
    std::string label = {};  ///< empty: the ends
    [[nodiscard]] std::string name() const;
};

/// "16.5:17.5" or "P=O, 1150:1200": an optional label, then two ends in either order.
/// @throws InputError  names `option`: no colon, no number, no width
TraceWindow parse_trace_window(const std::string& option, const std::string& text);

/// Curve of a table's column over another, sorted; points without number are left out.
/// @throws InputError  fewer than 3 points, an x twice
Trace trace_of(const DataTable& table, const Column& x, const Column& y);

/// The points in a window. @throws InputError  fewer than 3; names the window and the range
Trace part_of(const Trace& trace, const TraceWindow& window);

/// What a window of a curve holds.
struct BandFigures {
    double area = 0;            ///< trapezia
    double height = 0;          ///< of the vertex of the parabola through the highest three points
    double position = 0;        ///< of that vertex; of the highest point where `at_edge`
    double centroid = 0;        ///< ∫x y dx / ∫y dx; the middle where the area is not positive
    double area_error = 0;      ///< noise · √Σw², w the trapezia's weights
    double position_error = 0;  ///< of the vertex, from the noise, and a point's width / √12
    bool at_edge = false;       ///< the highest point is the window's first or last: no vertex
};

/// Figures of a part. @param noise  standard deviation of a point, independent of the others
BandFigures band_figures(const Trace& part, double noise);

/// Why a window whose highest point is at its end has no position; a whole sentence.
std::string edge_warning(const std::string& name, const Trace& part);

/// Standard deviation of the points of a part about their straight line.
double noise_of(const Trace& part);

}  // namespace anchorite::measurement
