#include "anchorite/measurement/composition/trace.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

namespace {

constexpr std::size_t least_points = 3;

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

double number_in(const std::string& option, const std::string& whole, const std::string& part) {
    const std::string text = trimmed(part);
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec == std::errc{} && read.ptr == text.data() + text.size() && std::isfinite(value)) {
        return value;
    }
    throw InputError(
        fmt::format("{}: '{}' is no window; write two ends with a colon between, e.g. "
                    "\"P=O, 1150:1200\"",
                    option, whole));
}

/// Weight of each point in the trapezia.
std::vector<double> weights_of(const Trace& part) {
    std::vector<double> out(part.x.size(), 0);
    for (std::size_t i = 1; i < part.x.size(); ++i) {
        const double half = (part.x[i] - part.x[i - 1]) / 2;
        out[i - 1] += half;
        out[i] += half;
    }
    return out;
}

/// Vertex of the parabola about the highest point, with the noise's part in its place.
void set_vertex(BandFigures& out, const Trace& part, double noise) {
    const auto top = std::ranges::max_element(part.y) - part.y.begin();
    const auto last = static_cast<std::ptrdiff_t>(part.y.size()) - 2;
    const auto i = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(top, 1, last));
    const double left = part.x[i] - part.x[i - 1], right = part.x[i + 1] - part.x[i];
    const double rise = (part.y[i] - part.y[i - 1]) / left;
    const double fall = (part.y[i + 1] - part.y[i]) / right;
    const double curvature = (fall - rise) / (left + right);  // half the second derivative
    out.position = part.x[static_cast<std::size_t>(top)];
    out.height = part.y[static_cast<std::size_t>(top)];
    const double width = (left + right) / 2;
    out.position_error = width / std::sqrt(12.0);
    out.at_edge = top < 1 || top > last;
    if (!(curvature < 0) || out.at_edge) return;
    const double slope = rise + curvature * left;  // at the middle point
    out.position = part.x[i] - slope / (2 * curvature);
    out.height = part.y[i] - slope * slope / (4 * curvature);
    const double slope_error = noise / (width * std::sqrt(2.0));
    out.position_error = std::hypot(out.position_error, slope_error / (2 * std::abs(curvature)));
}

}  // namespace

std::string TraceWindow::name() const {
    return label.empty() ? fmt::format("{:g} to {:g}", high, low) : label;
}

TraceWindow parse_trace_window(const std::string& option, const std::string& text) {
    const auto comma = text.rfind(',');
    TraceWindow out;
    if (comma != std::string::npos) out.label = trimmed(text.substr(0, comma));
    const std::string range = comma == std::string::npos ? text : text.substr(comma + 1);
    const auto colon = range.find(':');
    const double first = number_in(option, text, range.substr(0, colon));
    const double second =
        number_in(option, text, colon == std::string::npos ? "" : range.substr(colon + 1));
    out.low = std::min(first, second);
    out.high = std::max(first, second);
    if (out.high > out.low) return out;
    throw InputError(fmt::format("{}: the window '{}' has no width", option, text));
}

Trace trace_of(const DataTable& table, const Column& x, const Column& y) {
    std::vector<std::size_t> order(table.rows());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::erase_if(order, [&](std::size_t row) {
        return !std::isfinite(x.values[row]) || !std::isfinite(y.values[row]);
    });
    std::ranges::sort(order, {}, [&](std::size_t row) { return x.values[row]; });
    Trace out{table.name, {}, {}};
    for (const std::size_t row : order) {
        if (!out.x.empty() && x.values[row] == out.x.back()) {
            throw InputError(fmt::format("{} = {:g} occurs twice", x.name, x.values[row]));
        }
        out.x.push_back(x.values[row]);
        out.y.push_back(y.values[row]);
    }
    if (out.x.size() < least_points) throw InputError("a spectrum needs three points or more");
    return out;
}

Trace part_of(const Trace& trace, const TraceWindow& window) {
    Trace out{trace.name, {}, {}};
    for (std::size_t i = 0; i < trace.x.size(); ++i) {
        if (trace.x[i] < window.low || trace.x[i] > window.high) continue;
        out.x.push_back(trace.x[i]);
        out.y.push_back(trace.y[i]);
    }
    if (out.x.size() >= least_points) return out;
    throw InputError(
        fmt::format("the window {:g}:{:g} holds {} points of a spectrum that reaches "
                    "from {:g} to {:g}",
                    window.low, window.high, out.x.size(), trace.x.front(), trace.x.back()));
}

BandFigures band_figures(const Trace& part, double noise) {
    BandFigures out;
    const auto weights = weights_of(part);
    double moment = 0, squares = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        out.area += weights[i] * part.y[i];
        moment += weights[i] * part.y[i] * part.x[i];
        squares += weights[i] * weights[i];
    }
    out.area_error = noise * std::sqrt(squares);
    out.centroid = out.area > 0 ? moment / out.area : (part.x.front() + part.x.back()) / 2;
    set_vertex(out, part, noise);
    return out;
}

std::string edge_warning(const std::string& name, const Trace& part) {
    const auto top = std::ranges::max_element(part.y) - part.y.begin();
    return fmt::format(
        "The highest point of {} is the {} of its window, at {:g}: the window cuts a flank and "
        "shows "
        "no maximum, so that no position is given. Widen it.",
        name, top == 0 ? "first" : "last", part.x[static_cast<std::size_t>(top)]);
}

double noise_of(const Trace& part) {
    const auto count = static_cast<double>(part.x.size());
    const double mx = std::accumulate(part.x.begin(), part.x.end(), 0.0) / count;
    const double my = std::accumulate(part.y.begin(), part.y.end(), 0.0) / count;
    double xx = 0, xy = 0, yy = 0;
    for (std::size_t i = 0; i < part.x.size(); ++i) {
        const double dx = part.x[i] - mx, dy = part.y[i] - my;
        xx += dx * dx;
        xy += dx * dy;
        yy += dy * dy;
    }
    return std::sqrt(std::max(0.0, yy - xy * xy / xx) / (count - 2));
}

}  // namespace anchorite::measurement
