#include "anchorite/measurement/kinetics/transient_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "anchorite/base/error.hpp"
#include "anchorite/base/lower_case.hpp"
#include "anchorite/base/units.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::Index;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

bool contains(const std::string& text, const char* word) {
    return lower_case(text).find(word) != std::string::npos;
}

bool has_unit_of(const Column& axis, Dimension dimension) {
    if (axis.unit.empty()) return false;
    try {
        from_unit(1, axis.unit, dimension);
        return true;
    } catch (const InputError&) {
        return false;
    }
}

bool is_delay(const Column& axis) {
    return has_unit_of(axis, Dimension::time) || contains(axis.name, "time") ||
           contains(axis.name, "delay");
}

bool is_wavelength(const Column& axis) {
    return has_unit_of(axis, Dimension::length) || contains(axis.name, "wavelength");
}

/// Values of an axis in `target`, whose own unit or else `fallback` says what they are.
std::vector<double> in_unit(const Column& axis, const std::string& fallback, const char* target,
                            Dimension dimension) {
    const std::string unit = axis.unit.empty() ? fallback : axis.unit;
    const double factor = to_unit(from_unit(1, unit, dimension), target, dimension);
    std::vector<double> out = axis.values;
    // Times a whole number or over one, so that 500 nm stays 500 and 1 ns is 1000 ps.
    for (double& value : out) value = factor < 1 ? value / std::round(1 / factor) : value * factor;
    return out;
}

/// Where each value of an axis goes when it is sorted; values that are no numbers are left out.
std::vector<std::size_t> ascending(const std::vector<double>& axis) {
    std::vector<std::size_t> order(axis.size());
    std::iota(order.begin(), order.end(), 0);
    std::erase_if(order, [&](std::size_t i) { return !std::isfinite(axis[i]); });
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return axis[i]; });
    return order;
}

double converted(double raw, const TransientReading& reading) {
    const double value = raw * reading.scale;
    return reading.signal == TransientSignal::absorbance_change ? value
                                                                : absorbance_of_transmission(value);
}

void check_ascending(const std::vector<double>& axis, const char* name) {
    const auto bad = std::ranges::adjacent_find(axis, std::greater_equal<>());
    if (bad != axis.end()) {
        throw InputError(
            fmt::format("{} {} comes twice in the map: average its scans first", name, *bad));
    }
}

/// The map with the columns and rows of two lists of indices.
TransientMap picked(const TransientMap& map, const std::vector<Index>& delays,
                    const std::vector<Index>& wavelengths) {
    TransientMap out;
    for (const Index i : delays) out.delays_ps.push_back(map.delays_ps[static_cast<size_t>(i)]);
    for (const Index j : wavelengths) {
        out.wavelengths_nm.push_back(map.wavelengths_nm[static_cast<std::size_t>(j)]);
    }
    out.signal = map.signal(delays, wavelengths);
    return out;
}

template <typename Test>
std::vector<Index> indices(const std::vector<double>& axis, const Test& keeps) {
    std::vector<Index> out;
    for (std::size_t i = 0; i < axis.size(); ++i) {
        if (keeps(axis[i])) out.push_back(static_cast<Index>(i));
    }
    return out;
}

}  // namespace

void TransientMap::validate() const {
    if (static_cast<std::size_t>(signal.rows()) != delays_ps.size() ||
        static_cast<std::size_t>(signal.cols()) != wavelengths_nm.size()) {
        throw InputError("the map's signal does not have the shape of its axes");
    }
    check_ascending(delays_ps, "delay");
    check_ascending(wavelengths_nm, "wavelength");
    if (signal.array().isInf().any()) throw InputError("the map holds infinite values");
    if (signal.array().isNaN().all()) throw InputError("the map holds no numbers");
}

void TransientReading::validate() const {
    if (!(scale > 0 && std::isfinite(scale))) {
        throw InputError("the scale of a map must be positive, e.g. 1e-3 for mOD");
    }
}

double absorbance_of_transmission(double relative_transmission_change) {
    if (!(relative_transmission_change > -1)) return missing;
    return -std::log1p(relative_transmission_change) / std::log(10.0);
}

double transmission_of_absorbance(double absorbance_change) {
    return std::expm1(-absorbance_change * std::log(10.0));
}

TransientMap transient_map_of(const DataMap& map, const TransientReading& reading) {
    reading.validate();
    const bool delay_in_y = is_delay(map.y) && is_wavelength(map.x);
    const bool delay_in_x = is_delay(map.x) && is_wavelength(map.y);
    if (delay_in_x == delay_in_y) {
        throw InputError(fmt::format(
            "a map of transient absorption needs a wavelength and a delay, not \"{}\" [{}] and "
            "\"{}\" [{}]",
            map.x.name, map.x.unit, map.y.name, map.y.unit));
    }
    const Column& delay = delay_in_y ? map.y : map.x;
    if (delay.unit.empty() && reading.delay_unit.empty()) {
        throw InputError("the file does not give the unit of its delays: add --delay-unit ps");
    }
    const auto delays = in_unit(delay, reading.delay_unit, "ps", Dimension::time);
    const auto wavelengths = in_unit(delay_in_y ? map.x : map.y, "nm", "nm", Dimension::length);
    const auto rows = ascending(delays);
    const auto columns = ascending(wavelengths);
    TransientMap out;
    out.signal.resize(static_cast<Index>(rows.size()), static_cast<Index>(columns.size()));
    const std::size_t stride = map.x.values.size();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        out.delays_ps.push_back(delays[rows[i]]);
        for (std::size_t j = 0; j < columns.size(); ++j) {
            const std::size_t at =
                delay_in_y ? rows[i] * stride + columns[j] : columns[j] * stride + rows[i];
            out.signal(static_cast<Index>(i), static_cast<Index>(j)) =
                converted(map.values.values.at(at), reading);
        }
    }
    for (const std::size_t j : columns) out.wavelengths_nm.push_back(wavelengths[j]);
    out.validate();
    return out;
}

TransientMap cropped(const TransientMap& map, const Range& wavelengths_nm, const Range& delays_ps) {
    const auto inside = [](const Range& range) {
        return [range](double value) { return range.low <= value && value <= range.high; };
    };
    const auto delays = indices(map.delays_ps, inside(delays_ps));
    const auto wavelengths = indices(map.wavelengths_nm, inside(wavelengths_nm));
    if (delays.size() < 2 || wavelengths.empty()) {
        throw InputError(fmt::format(
            "the ranges leave {} delays and {} wavelengths of the map: it has {:.6g} to {:.6g} ps "
            "and {:.6g} to {:.6g} nm",
            delays.size(), wavelengths.size(), map.delays_ps.front(), map.delays_ps.back(),
            map.wavelengths_nm.front(), map.wavelengths_nm.back()));
    }
    return picked(map, delays, wavelengths);
}

TransientMap without_wavelengths(const TransientMap& map, const Range& wavelengths_nm) {
    const auto wavelengths = indices(map.wavelengths_nm, [&](double value) {
        return value < wavelengths_nm.low || value > wavelengths_nm.high;
    });
    if (wavelengths.empty()) {
        throw InputError(fmt::format("leaving out {:.6g} to {:.6g} nm leaves nothing of the map",
                                     wavelengths_nm.low, wavelengths_nm.high));
    }
    return picked(map, indices(map.delays_ps, [](double) { return true; }), wavelengths);
}

TransientBackground background_before(const TransientMap& map, double before_ps) {
    const auto rows = indices(map.delays_ps, [&](double t) { return t < before_ps; });
    if (rows.empty()) {
        throw InputError(fmt::format("the map has no delay before {:.6g} ps: it starts at {:.6g}",
                                     before_ps, map.delays_ps.front()));
    }
    const Index wavelengths = map.signal.cols();
    TransientBackground out{Eigen::VectorXd::Zero(wavelengths),
                            Eigen::VectorXd::Constant(wavelengths, missing),
                            static_cast<int>(rows.size())};
    for (Index j = 0; j < wavelengths; ++j) {
        std::vector<double> values;
        for (const Index i : rows) {
            if (!std::isnan(map.signal(i, j))) values.push_back(map.signal(i, j));
        }
        const Eigen::Map<Eigen::ArrayXd> column(values.data(), static_cast<Index>(values.size()));
        if (values.empty()) continue;
        out.mean(j) = column.mean();
        if (values.size() < 2) continue;
        const double squares = (column - out.mean(j)).square().sum();
        out.deviation(j) = std::sqrt(squares / static_cast<double>(values.size() - 1));
    }
    return out;
}

TransientMap without_background(const TransientMap& map, const TransientBackground& background) {
    TransientMap out = map;
    out.signal.rowwise() -= background.mean.transpose();
    return out;
}

}  // namespace anchorite::measurement
