#include "anchorite/device/scan.hpp"

#include <fmt/format.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/field.hpp"
#include "anchorite/base/shared_progress.hpp"
#include "anchorite/base/value_range.hpp"

namespace anchorite::device {

namespace {

constexpr double most_combinations = 100000;

[[noreturn]] void refuse(std::string_view text, const InputError& error) {
    throw InputError({}, fmt::format("--vary {}: {}", text, error.message()),
                     error.hint().empty()
                         ? "write PATH=FIRST:LAST:STEP with a unit, e.g. QD.thickness=20:80:5nm"
                         : error.hint());
}

/// Whether a key changes what the optics compute.
bool is_optical(const ScanAxis& axis) {
    const auto begins = [&](std::string_view start) { return axis.path.starts_with(start); };
    if (begins("layer.")) return axis.path.find(".electronic.") == std::string::npos;
    return begins("emitter.") || begins("material.") || begins("optics.") || begins("ambient.");
}

std::string written(const ScanAxis& axis, double value) {
    if (axis.dimension == Dimension::number) return fmt::format("{:.15g}", value);
    if (axis.dimension == Dimension::fraction) return fmt::format("{:.15g}", value);
    return format_quantity(value, suggested_units(axis.dimension).front(), axis.dimension, 15);
}

ScanPoint read_off(const DeviceResult& run) {
    ScanPoint point{run.figures, 0, failed_points(run.sweep)};
    for (const SweepPoint& one : run.sweep.points) {
        if (one.termination == Termination::converged) point.current = one.current;
    }
    return point;
}

void check_axes(const std::vector<ScanAxis>& axes) {
    if (axes.empty() || axes.size() > 2) {
        throw InputError(fmt::format("{} things to vary; one or two can be", axes.size()));
    }
    if (axes.size() == 2 && axes[0].path == axes[1].path) {
        throw InputError(fmt::format("{} is varied twice", axes[0].name));
    }
    double combinations = 1;
    for (const auto& axis : axes) combinations *= static_cast<double>(axis.values.size());
    if (combinations > most_combinations) {
        throw InputError(
            fmt::format("{:.6g} combinations; there can be {:g}", combinations, most_combinations));
    }
}

std::vector<InputOverride> overrides_of(const std::vector<InputOverride>& set,
                                        const std::vector<ScanAxis>& axes, std::size_t number) {
    auto all = set;
    const std::size_t inner = axes.back().values.size();
    const std::size_t outer = axes.size() == 2 ? number / inner : number;
    all.push_back({axes[0].path, written(axes[0], axes[0].values[outer])});
    if (axes.size() == 2) {
        all.push_back({axes[1].path, written(axes[1], axes[1].values[number % inner])});
    }
    return all;
}

}  // namespace

ScanAxis parse_scan_axis(std::string_view text, const stack::Stack& description) {
    try {
        const InputOverride parts = parse_override(text);
        ScanAxis axis;
        axis.name = parts.path;
        axis.path = stack::full_path(description, parts.path);
        const auto schema = stack::stack_schema();
        const FieldDescription& field = find_field(schema.description(), axis.path);
        if (field.kind != FieldKind::quantity && field.kind != FieldKind::number) {
            throw InputError(fmt::format("'{}' is no number", field.name));
        }
        axis.dimension = field.kind == FieldKind::quantity ? field.dimension : Dimension::number;
        const auto units = suggested_units(axis.dimension);
        if (!units.empty()) axis.unit = units.front();
        if (axis.dimension == Dimension::length) axis.unit = "nm";
        axis.values = parse_value_range(parts.value, axis.dimension);
        return axis;
    } catch (const InputError& error) {
        refuse(text, error);
    }
}

ScanTable scan_device(const std::filesystem::path& file, const std::vector<InputOverride>& set,
                      const std::vector<ScanAxis>& axes, int threads,
                      const ProgressCallback& progress) {
    check_axes(axes);
    std::size_t count = 1;
    for (const auto& axis : axes) count *= axis.values.size();
    std::vector<stack::Stack>
        stacks;  // read first, so that no run is lost to a value that is wrong
    for (std::size_t i = 0; i < count; ++i) {
        stacks.push_back(stack::read_stack(file, overrides_of(set, axes, i)));
        device_of(stacks.back());
    }
    std::optional<StackLight> light;
    if (std::ranges::none_of(axes, is_optical)) {
        light = light_of(stacks.front(), device_of(stacks.front()));
    }
    ScanTable table{axes, std::vector<ScanPoint>(count)};
    SharedProgress shared(progress, "scan", count);
    const int available = tbb::info::default_concurrency();
    tbb::task_arena arena(threads > 0 ? std::min(threads, available) : available);
    arena.execute([&] {
        tbb::parallel_for(std::size_t{0}, count, [&](std::size_t i) {
            table.points[i] = read_off(run_device(stacks[i], {false, light ? &*light : nullptr}));
            shared.step();
        });
    });
    return table;
}

}  // namespace anchorite::device
