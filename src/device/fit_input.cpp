#include "anchorite/device/fit_input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "anchorite/base/at_place.hpp"
#include "anchorite/base/suggest.hpp"
#include "fit_curves.hpp"

namespace anchorite::device {

namespace {

constexpr double telling_factor = 5;  ///< between bounds that are varied on a logarithmic scale

/// What makes two curves share a device.
struct DeviceOrigin {
    std::string stack;
    std::vector<std::string> set;
    std::size_t curve_input = 0;  ///< a parameter may hold for some curves only
    bool operator==(const DeviceOrigin&) const = default;
};

/// Reads the [[curve]]s into a problem and remembers what each device is for.
class Builder {
public:
    explicit Builder(const FitInput& input) : input_(input) {}

    FitProblem build() {
        const auto folder = input_.path.parent_path();
        for (std::size_t i = 0; i < input_.curves.size(); ++i) add_curves(i, folder);
        for (const auto& parameter : input_.parameters) add_parameter(parameter);
        return std::move(problem_);
    }

private:
    void add_curves(std::size_t number, const std::filesystem::path& folder) {
        const CurveInput& input = input_.curves[number];
        const auto device = device_of_curve(number, folder);
        for (auto& curve : curves_of(input, folder)) {
            curve.device = device;
            problem_.curves.push_back(std::move(curve));
        }
    }

    std::size_t device_of_curve(std::size_t number, const std::filesystem::path& folder) {
        const CurveInput& input = input_.curves[number];
        const auto& stack = input.stack ? input.stack : input_.stack;
        if (!stack) {
            throw InputError(input.data.where, "the curve has no stack file",
                             "write stack = \"...\" here or at the top of the file");
        }
        const bool own =
            std::ranges::any_of(input_.parameters, [](const auto& p) { return !p.curves.empty(); });
        DeviceOrigin origin{stack->value, {}, own ? number : 0};
        for (const auto& text : input.set) origin.set.push_back(text.value);
        const auto found = std::ranges::find(origins_, origin);
        if (found != origins_.end()) return static_cast<std::size_t>(found - origins_.begin());
        FitDevice device;
        device.description = at_place(
            *stack, [&](const std::string& file) { return stack::read_stack(folder / file); });
        std::vector<InputOverride> overrides;
        for (const auto& text : input.set) {
            overrides.push_back(at_place(text, [&](const std::string& written) {
                auto one = parse_override(written);
                one.path = stack::full_path(device.description, one.path);
                return one;
            }));
        }
        device.description = stack::variant(device.description, overrides);
        origins_.push_back(std::move(origin));
        names_.push_back(input.name ? input.name->value : input.data.value);
        problem_.devices.push_back(std::move(device));
        return problem_.devices.size() - 1;
    }

    [[nodiscard]] bool holds_for(const ParameterInput& input, std::size_t device) const {
        const auto is_it = [&](const auto& name) { return name.value == names_[device]; };
        return input.curves.empty() || std::ranges::any_of(input.curves, is_it);
    }

    void check_names(const ParameterInput& input) const {
        for (const auto& name : input.curves) {
            if (std::ranges::find(names_, name.value) != names_.end()) continue;
            throw InputError(name.where, fmt::format("no curve is called '{}'", name.value),
                             did_you_mean(name.value, names_));
        }
    }

    void add_parameter(const ParameterInput& input) {
        check_names(input);
        const std::size_t number = problem_.parameters.size();
        std::optional<FitParameter> made;
        for (const auto& key : input.keys) {
            std::optional<InputError> refused;
            bool found = false;
            for (std::size_t d = 0; d < problem_.devices.size(); ++d) {
                if (!holds_for(input, d)) continue;
                FitDevice& device = problem_.devices[d];
                try {
                    auto axis = axis_of(device.description, key, input);
                    if (!made) made = parameter_of(input, axis);
                    device.free.push_back({std::move(axis), number});
                    found = true;
                } catch (const InputError& error) {
                    if (!refused) refused = error;
                }
            }
            if (!found && refused) throw InputError(*refused);
        }
        problem_.parameters.push_back(*made);
    }

    static stack::ScanAxis axis_of(const stack::Stack& description, const Located<std::string>& key,
                                   const ParameterInput& input) {
        return at_place(key, [&](const std::string& name) {
            const auto schema = stack::stack_schema();
            const auto& field =
                find_field(schema.description(), stack::full_path(description, name));
            const bool quantity = field.kind == FieldKind::quantity;
            const auto [low, high] =
                bounds_of(input, quantity ? field.dimension : Dimension::number);
            return stack::scan_axis(description, name, std::vector<double>{low, high});
        });
    }

    static std::pair<double, double> bounds_of(const ParameterInput& input, Dimension dimension) {
        const auto value = [&](const Located<std::string>& text) {
            return at_place(text, [&](const std::string& written) {
                return parse_quantity(written, dimension);
            });
        };
        const double low = value(input.bounds[0]);
        const double high = value(input.bounds[1]);
        if (low < high) return {low, high};
        throw InputError(
            input.bounds[1].where,
            fmt::format("{}: the upper bound {} is not above the lower one {}",
                        input.keys.front().value, input.bounds[1].value, input.bounds[0].value));
    }

    static FitParameter parameter_of(const ParameterInput& input, const stack::ScanAxis& axis) {
        FitParameter parameter;
        parameter.name = input.name.value_or(input.keys.front().value);
        parameter.dimension = axis.dimension;
        parameter.unit = axis.unit;
        const auto [low, high] = bounds_of(input, axis.dimension);
        parameter.bounds = {low, high};
        parameter.logarithmic = input.scale ? *input.scale == FitScale::logarithmic
                                            : low > 0 && high >= telling_factor * low;
        parameter.start = parameter.logarithmic ? std::sqrt(low * high) : (low + high) / 2;
        if (input.start) {
            parameter.start = at_place(*input.start, [&](const std::string& text) {
                return parse_quantity(text, axis.dimension);
            });
        }
        return parameter;
    }

    const FitInput& input_;
    FitProblem problem_;
    std::vector<DeviceOrigin> origins_;
    std::vector<std::string> names_;  ///< of each device's first curve
};

/// The unit that a text ends with: "cm2/(V s)" of "1e-6 cm2/(V s)".
std::string_view unit_of(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    static_cast<void>(error);  // what is no number is told where it is read
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return text;
}

}  // namespace

FitInput read_fit_input(const std::filesystem::path& file) {
    FitInput input = fit_schema().read(file);
    input.path = file;
    return input;
}

ParameterInput parse_free(std::string_view text) {
    const auto [path, range] = parse_override(text);
    std::vector<std::string> parts{""};
    for (const char letter : range) {
        if (letter == ':') {
            parts.emplace_back();
        } else {
            parts.back() += letter;
        }
    }
    if (parts.size() < 2 || parts.size() > 3) {
        throw InputError({}, fmt::format("--free {}: it has to be KEY=LOW:HIGH", text),
                         "e.g. QD.hole_mobility='1e-6:1e-2 cm2/(V s)', or KEY=LOW:START:HIGH");
    }
    const std::string unit(unit_of(parts.back()));
    for (auto& part : parts) {
        if (unit_of(part).empty()) part += unit;
    }
    ParameterInput input;
    input.keys = {Located<std::string>(path)};
    input.bounds = {Located<std::string>(parts.front()), Located<std::string>(parts.back())};
    if (parts.size() == 3) input.start = Located<std::string>(parts[1]);
    return input;
}

FitProblem fit_problem(const FitInput& input) {
    FitProblem problem = Builder(input).build();
    problem.validate();
    return problem;
}

FitOptions fit_options(const FitInput& input) {
    FitOptions options;
    options.starts = input.starts;
    options.max_iterations = input.iterations;
    options.confidence = input.confidence;
    return options;
}

}  // namespace anchorite::device
