#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <optional>

#include "anchorite/device/run.hpp"
#include "anchorite/device/scan.hpp"
#include "anchorite/report/device_hdf5.hpp"
#include "anchorite/report/device_write.hpp"
#include "commands.hpp"
#include "output_option.hpp"
#include "present_device.hpp"
#include "present_time_response.hpp"
#include "session.hpp"
#include "stack_arguments.hpp"

namespace anchorite::app {

namespace {

struct DeviceArguments {
    StackArguments stack;
    std::filesystem::path output;
    std::filesystem::path hdf5;
    device::DeviceRunOptions run;
    int threads = 0;
};

std::optional<device::ScanTable> scan_of(const DeviceArguments& arguments,
                                         const stack::Stack& description, Session& session) {
    auto axes = scan_axes(arguments.stack, description);
    if (axes.empty()) return std::nullopt;
    return device::scan_device(description, stack::ScanGrid(std::move(axes)), arguments.threads,
                               session.progress());
}

void show(const device::DeviceResult& result, const device::ScanTable* scan,
          const std::filesystem::path& page, Session& session) {
    if (session.json()) {
        session.print(report::device_json(result, scan));
        return;
    }
    std::string text = session.bold(result.description.name) + "\n\n" + device_text(result);
    text += time_response_text(result);
    if (scan != nullptr) text += "\n" + device_scan_text(*scan);
    if (!page.empty()) text += "\nreport: " + page.string() + "\n";
    session.print(text);
    for (const std::string& warning : result.warnings) session.warn(warning);
}

void run(const DeviceArguments& arguments, Session& session) {
    const stack::Stack description = read_stack(arguments.stack);
    const auto scan = scan_of(arguments, description, session);
    const device::ScanTable* table = scan ? &*scan : nullptr;
    const auto result = device::run_device(description, arguments.run, session.progress());
    std::filesystem::path page;
    if (!arguments.output.empty()) page = report::write_device(result, table, arguments.output);
    if (!arguments.hdf5.empty()) report::write_device_hdf5(result, arguments.hdf5);
    show(result, table, page, session);
    std::size_t failed = device::failures(result);
    if (scan) {
        for (const auto& point : scan->points) failed += point.failed;
    }
    if (failed > 0) session.fail(fmt::format("{} points did not converge", failed));
}

void add_options(CLI::App& command, DeviceArguments& arguments) {
    add_stack_options(command, arguments.stack,
                      "QD.thickness=20:60:10nm or QD.hole_mobility='1e-5:1e-2:x10 cm2/(V s)'");
    command
        .add_option("-o,--output", arguments.output,
                    "Folder for device.html, device.json and CSV files; by default none")
        ->type_name("DIR")
        ->check(output_folder());
    command.add_flag("--transient", arguments.run.transient,
                     "Also follow the source through time, as [transient] of the file says");
    command.add_flag("--impedance", arguments.run.impedance,
                     "Also apply a small alternating voltage, as [impedance] of the file says");
    command
        .add_option("--hdf5", arguments.hdf5,
                    "HDF5 file for the curve, the profiles at every node and all else, in SI units")
        ->type_name("FILE")
        ->check(output_file());
    command.add_option("--threads", arguments.threads, "Threads of --vary; 0 is one per processor")
        ->type_name("N")
        ->check(CLI::Range(0, 1024))
        ->capture_default_str();
}

}  // namespace

void add_device(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "device", "Compute current, light and losses of a stack against voltage, with report");
    const auto arguments = std::make_shared<DeviceArguments>();
    add_options(*command, *arguments);
    session.add_json_flag(*command);
    command->callback([arguments, &session] { run(*arguments, session); });
}

}  // namespace anchorite::app
