#include "stack_arguments.hpp"

#include "anchorite/base/input_override.hpp"

namespace anchorite::app {

void add_stack_options(CLI::App& command, StackArguments& arguments, const std::string& example) {
    command.add_option("file", arguments.file, "Stack file, see `anchorite schema stack`")
        ->type_name("FILE")
        ->required();
    command
        .add_option("--set", arguments.set,
                    "A key of the stack file and its value, e.g. QD.hole_mobility='1e-3 cm2/(V s)' "
                    "or device.to='6 V'; may be repeated")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    command
        .add_option("--vary", arguments.vary,
                    "What to scan, one or two of KEY=FIRST:LAST:STEP, e.g. " + example)
        ->type_name("RANGE")
        ->allow_extra_args(false)
        ->expected(1, 2);
}

stack::Stack read_stack(const StackArguments& arguments) {
    const stack::Stack plain = stack::read_stack(arguments.file);
    std::vector<InputOverride> overrides;
    for (const std::string& text : arguments.set) {
        InputOverride one = parse_override(text);
        one.path = stack::full_path(plain, one.path);
        overrides.push_back(std::move(one));
    }
    return overrides.empty() ? plain : stack::variant(plain, overrides);
}

std::vector<stack::ScanAxis> scan_axes(const StackArguments& arguments,
                                       const stack::Stack& description) {
    std::vector<stack::ScanAxis> axes;
    for (const std::string& text : arguments.vary) {
        axes.push_back(stack::parse_scan_axis(text, description));
    }
    return axes;
}

}  // namespace anchorite::app
