#include "anchorite/report/device_hdf5.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "anchorite/base/error.hpp"
#include "anchorite/report/device_write.hpp"
#include "report/hdf5_file.hpp"

namespace anchorite::report {
namespace {

using device::DeviceResult;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

void write_attributes(const H5::Group& root, const DeviceResult& result) {
    set_attribute(root, "format", "anchorite-device");
    set_attribute(root, "format_version", device_format_version);
    set_attribute(root, "name", result.description.name);
    set_attribute(root, "program", result.provenance.program);
    set_attribute(root, "version", result.provenance.version);
    set_attribute(root, "date", result.provenance.date);
    set_attribute(root, "input", result.provenance.input);
    set_attribute(root, "input_sha256", result.provenance.input_sha256);
}

void write_curve(const H5::Group& root, const DeviceResult& result) {
    const auto group = root.createGroup("curve");
    const auto add = [&](const char* name, const char* unit, auto&& read) {
        std::vector<double> values;
        for (std::size_t i = 0; i < result.sweep.points.size(); ++i) {
            const bool good = result.sweep.points[i].termination == Termination::converged;
            values.push_back(good ? read(i) : none);
        }
        add_column(group, name, unit, values);
    };
    const auto& points = result.sweep.points;
    std::vector<double> voltages;
    for (const auto& point : points) voltages.push_back(point.voltage);
    add_column(group, "voltage", "V", voltages);
    add("current", "A/m2", [&](auto i) { return points[i].current; });
    add("temperature", "K", [&](auto i) { return points[i].temperature; });
    if (!result.light) return;
    const auto& led = result.points;
    add("radiance", "W/(sr m2)", [&](auto i) { return led[i].radiance; });
    add("luminance", "cd/m2", [&](auto i) { return led[i].luminance; });
    add("eqe", "1", [&](auto i) { return led[i].external.value_or(none); });
    add("internal_efficiency", "1", [&](auto i) { return led[i].internal.value_or(none); });
    add("outcoupling", "1", [&](auto i) { return led[i].outcoupling; });
    const auto& looks = result.looks;
    add("spectrum_peak", "m", [&](auto i) { return looks[i].peak; });
    add("cie_x", "1", [&](auto i) { return looks[i].colour ? looks[i].colour->x : none; });
    add("cie_y", "1", [&](auto i) { return looks[i].colour ? looks[i].colour->y : none; });
}

void write_profiles(const H5::Group& group, const device::Profiles& at) {
    using Column = std::vector<double> device::Profiles::*;
    struct Row {
        const char* name;
        const char* unit;
        Column values;
    };
    static constexpr Row rows[] = {{"position", "m", &device::Profiles::position},
                                   {"conduction_edge", "eV", &device::Profiles::conduction},
                                   {"valence_edge", "eV", &device::Profiles::valence},
                                   {"fermi_level_electrons", "eV", &device::Profiles::fermi_n},
                                   {"fermi_level_holes", "eV", &device::Profiles::fermi_p},
                                   {"potential", "V", &device::Profiles::potential},
                                   {"field", "V/m", &device::Profiles::field},
                                   {"electrons", "1/m3", &device::Profiles::electrons},
                                   {"holes", "1/m3", &device::Profiles::holes},
                                   {"anions", "1/m3", &device::Profiles::anions},
                                   {"cations", "1/m3", &device::Profiles::cations},
                                   {"radiative_rate", "1/(m3 s)", &device::Profiles::radiative},
                                   {"auger_rate", "1/(m3 s)", &device::Profiles::auger},
                                   {"trap_rate", "1/(m3 s)", &device::Profiles::traps},
                                   {"electron_current", "A/m2", &device::Profiles::current_n},
                                   {"hole_current", "A/m2", &device::Profiles::current_p}};
    for (const Row& row : rows) add_column(group, row.name, row.unit, at.*row.values);
    add_column(group, "layer", "1", std::vector<double>(at.layer.begin(), at.layer.end()));
}

void write_points(const H5::Group& root, const DeviceResult& result) {
    const auto points = root.createGroup("points");
    std::string names;
    for (const auto& layer : result.built.device.layers) {
        names += (names.empty() ? "" : ", ") + layer.name;
    }
    set_attribute(points, "layers", names);
    for (std::size_t i = 0; i < result.profiles.size(); ++i) {
        if (!result.profiles[i]) continue;
        const auto group = points.createGroup(fmt::format("{:04}", i));
        set_attribute(group, "voltage_V", result.sweep.points[i].voltage);
        write_profiles(group, *result.profiles[i]);
    }
}

void write_zones(const H5::Group& root, const DeviceResult& result) {
    if (!result.light) return;
    const auto group = root.createGroup("recombination_zone");
    std::vector<std::vector<double>> shares;
    std::vector<double> centre, width, positions(device::zone_slices, none);
    for (const auto& zone : result.zones) {
        const bool known = zone.weights.size() == device::zone_slices;
        shares.push_back(known ? zone.weights : std::vector<double>(device::zone_slices, none));
        centre.push_back(known ? zone.centre : none);
        width.push_back(known ? zone.width : none);
        if (known) positions = zone.positions;
    }
    add_column(group, "position", "m", positions);
    add_table(group, "share_of_light", "1", shares);
    add_column(group, "centre", "m", centre);
    add_column(group, "width", "m", width);
}

void write_course(const H5::Group& group, const device::CourseResult& course) {
    static constexpr const char* kinds[] = {"corners", "pulse", "scan"};
    set_attribute(group, "name", course.course.name);
    set_attribute(group, "kind", kinds[static_cast<std::size_t>(course.course.kind)]);
    set_attribute(group, "source", course.course.current_source ? "current" : "voltage");
    const auto add = [&](const std::string& name, const char* unit, auto&& read) {
        std::vector<double> values;
        for (const auto& point : course.transient.points) values.push_back(read(point));
        add_column(group, name, unit, values);
    };
    add("time", "s", [](const auto& point) { return point.time; });
    add("voltage", "V", [](const auto& point) { return point.voltage; });
    add("current", "A/m2", [](const auto& point) { return point.current; });
    add("trapped", "1/m2", [](const auto& point) { return point.trapped; });
    if (course.transient.points.empty()) return;
    for (std::size_t k = 0; k < course.transient.points.front().ions.size(); ++k) {
        add(fmt::format("ions_{}", k + 1), "1/m2", [k](const auto& p) { return p.ions[k]; });
        add(fmt::format("ion_centre_{}", k + 1), "m",
            [k](const auto& p) { return p.ion_centre[k]; });
    }
    if (course.radiance.empty()) return;
    add_column(group, "radiance", "W/(sr m2)", course.radiance);
    add_column(group, "luminance", "cd/m2", course.luminance);
}

void write_response(const H5::Group& group, const device::BiasResponse& response) {
    set_attribute(group, "bias_V", response.bias);
    const auto add = [&](const char* name, const char* unit, auto&& read) {
        std::vector<double> values;
        for (const auto& point : response.points) values.push_back(read(point));
        add_column(group, name, unit, values);
    };
    add("frequency", "Hz", [](const auto& point) { return point.frequency; });
    add("capacitance", "F/m2", [](const auto& point) { return point.capacitance; });
    add("conductance", "S/m2", [](const auto& point) { return point.admittance.real(); });
    add("impedance_real", "Ohm m2", [](const auto& point) { return point.impedance.real(); });
    add("impedance_imaginary", "Ohm m2", [](const auto& point) { return point.impedance.imag(); });
}

template <class Item, class Write>
void write_list(const H5::Group& root, const char* name, const std::vector<Item>& items,
                const Write& write) {
    if (items.empty()) return;
    const auto group = root.createGroup(name);
    for (std::size_t i = 0; i < items.size(); ++i) {
        write(group.createGroup(fmt::format("{:02}", i)), items[i]);
    }
}

}  // namespace

void write_device_hdf5(const device::DeviceResult& result, const std::filesystem::path& file) {
    H5::Exception::dontPrint();
    try {
        Hdf5File target;
        const auto root = target.root();
        write_attributes(root, result);
        write_curve(root, result);
        write_points(root, result);
        write_zones(root, result);
        write_list(root, "transient", result.transients, write_course);
        write_list(root, "impedance", result.impedances, write_response);
        target.write(file);
    } catch (const H5::Exception& error) {
        throw RunError(fmt::format("cannot write {}: {}", file.string(), error.getDetailMsg()));
    }
}

}  // namespace anchorite::report
