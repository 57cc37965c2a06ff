#include "anchorite/optics/scan.hpp"

#include <fmt/format.h>

#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/base/shared_progress.hpp"
#include "anchorite/base/suggest.hpp"
#include "anchorite/base/value_range.hpp"
#include "optics/in_parallel.hpp"

namespace anchorite::optics {
namespace {

[[noreturn]] void refuse(std::string_view text, const std::string& why) {
    throw InputError(
        {}, fmt::format("--vary {}: {}", text, why),
        "write LAYER.thickness=FIRST:LAST:STEP with a unit, e.g. QD.thickness=20:80:5nm");
}

std::vector<double> values_of(std::string_view text, std::string_view range, Dimension dimension) {
    try {
        return parse_value_range(range, dimension);
    } catch (const InputError& error) {
        refuse(text, error.message());
    }
}

void check_values(std::string_view text, const ScanAxis& axis) {
    for (const double value : axis.values) {
        if (axis.kind == ScanAxis::Kind::thickness) {
            if (value <= 0) refuse(text, "a thickness must be positive");
        } else if (value < 0 || value > 1) {
            refuse(text, fmt::format("{:.6g} is outside 0 to 1", value));
        }
    }
}

/// The quantity of "WHAT.quantity", which must be one of `known`.
void check_quantity(std::string_view text, const std::string& quantity,
                    const std::vector<std::string>& known) {
    for (const std::string& one : known) {
        if (quantity == one) return;
    }
    refuse(text, fmt::format("no quantity \"{}\"; {}", quantity, did_you_mean(quantity, known)));
}

void apply(const ScanAxis& axis, double value, const stack::Stack& description,
           const DeviceModel& model, Change& change) {
    switch (axis.kind) {
        case ScanAxis::Kind::thickness:
            change.thickness[axis.layer] = value / description.layers[axis.layer].thickness;
            break;
        case ScanAxis::Kind::horizontal:
            change.horizontal = value - model.emitter.horizontal_fraction;
            break;
        case ScanAxis::Kind::yield:
            change.yield = value - model.yield;
            break;
    }
}

}  // namespace

ScanAxis parse_scan(std::string_view text, const stack::Stack& description) {
    const auto equals = text.find('=');
    const auto dot = text.substr(0, equals).rfind('.');
    if (equals == std::string_view::npos || dot == std::string_view::npos) {
        refuse(text, "it has no name and range");
    }
    const std::string what(text.substr(0, dot));
    const std::string quantity(text.substr(dot + 1, equals - dot - 1));
    const auto range = text.substr(equals + 1);
    ScanAxis axis;
    axis.name = std::string(text.substr(0, equals));
    bool is_layer = false;
    for (const stack::Layer& layer : description.layers) is_layer |= layer.name.value == what;
    if (what == "emitter" && !is_layer) {
        check_quantity(text, quantity, {"horizontal", "plqy"});
        axis.kind = quantity == "plqy" ? ScanAxis::Kind::yield : ScanAxis::Kind::horizontal;
        axis.values = values_of(text, range, Dimension::fraction);
    } else {
        axis.layer = layer_index(description, what);
        check_quantity(text, quantity, {"thickness"});
        axis.values = values_of(text, range, Dimension::length);
    }
    check_values(text, axis);
    return axis;
}

ScanResult scan(const stack::Stack& description, const DeviceModel& model,
                const std::vector<ScanAxis>& axes, int threads, const EmissionOptions& options,
                const ProgressCallback& progress) {
    if (axes.empty() || axes.size() > 2) {
        throw InputError(fmt::format("{} things to vary; one or two can be", axes.size()));
    }
    if (axes.size() == 2 && axes[0].name == axes[1].name) {
        throw InputError(fmt::format("{} is varied twice", axes[0].name));
    }
    const std::size_t inner = axes.size() == 2 ? axes[1].values.size() : 1;
    ScanResult result{axes, std::vector<Figures>(axes[0].values.size() * inner)};
    SharedProgress shared(progress, "scan", result.figures.size());
    in_parallel(result.figures.size(), threads, [&](std::size_t i) {
        const std::vector<double> ones(description.layers.size(), 1);
        Change change{ones, ones, ones, 0, 0};
        apply(axes[0], axes[0].values[i / inner], description, model, change);
        if (axes.size() == 2) apply(axes[1], axes[1].values[i % inner], description, model, change);
        result.figures[i] = emission_of(changed(model, change), options).figures;
        shared.step();
    });
    return result;
}

}  // namespace anchorite::optics
