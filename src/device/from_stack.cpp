#include "anchorite/device/from_stack.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/at_place.hpp"
#include "anchorite/base/suggest.hpp"
#include "stack_parts.hpp"

namespace anchorite::device {

namespace {

constexpr Constants simsalabim{1.6022e-19, 1.3807e-23, 8.8542e-12};

std::vector<std::size_t> electronic_layers(const stack::Stack& description) {
    std::vector<std::size_t> layers;
    for (std::size_t i = 0; i < description.layers.size(); ++i) {
        if (!description.layers[i].electronic) continue;
        for (std::size_t k = layers.empty() ? i : layers.back() + 1; k < i; ++k) {
            const auto& between = description.layers[k];
            throw InputError(between.name.where,
                             fmt::format("layer \"{}\" has no [layer.electronic] but lies between "
                                         "layers that have it",
                                         between.name.value),
                             "add the table, or take it from the layers on one side");
        }
        layers.push_back(i);
    }
    if (!layers.empty()) return layers;
    throw InputError(description.layers.front().name.where,
                     "no layer has a table [layer.electronic]: charges need one at least",
                     "see `anchorite schema stack`");
}

/// The left or right contact: the anode is where [device] or the roles say.
Side anode_side(const stack::Stack& description, const std::vector<std::size_t>& layers) {
    if (description.device.anode) {
        return *description.device.anode == stack::AnodeSide::below ? Side::left : Side::right;
    }
    for (std::size_t i = 0; i < description.layers.size(); ++i) {
        const bool below = i <= layers.front();
        if (stack::has_role(description.layers[i], stack::Role::anode)) {
            return below ? Side::left : Side::right;
        }
        if (stack::has_role(description.layers[i], stack::Role::cathode)) {
            return below ? Side::right : Side::left;
        }
    }
    return Side::left;
}

Contact contact_of(const stack::Stack& description,
                   const std::optional<Located<stack::ContactInput>>& input, const char* name,
                   const Layer& layer) {
    if (!input) {
        throw InputError(description.layers.front().name.where,
                         fmt::format("the stack has no [contact.{}]", name),
                         fmt::format("add [contact.{}] with its work_function", name));
    }
    Contact contact;
    contact.work_function = input->value.work_function;
    contact.velocity_electron = input->value.velocity_electron.value_or(INFINITY);
    contact.velocity_hole = input->value.velocity_hole.value_or(INFINITY);
    contact.barrier_lowering = input->value.barrier_lowering;
    if (contact.work_function >= layer.electron_affinity &&
        contact.work_function <= layer.ionisation_energy) {
        return contact;
    }
    const auto ev = [](double energy) { return energy / constants::electronvolt; };
    throw InputError(
        input->value.work_function.where,
        fmt::format(
            "the {}'s work function {:.6g} eV is outside the gap of layer \"{}\", {:.6g} to "
            "{:.6g} eV",
            name, ev(contact.work_function), layer.name, ev(layer.electron_affinity),
            ev(layer.ionisation_energy)),
        "choose one within, e.g. the effective work function of the film that injects");
}

void check_grid(const stack::DeviceSettings& settings, std::size_t layers) {
    const double points =
        static_cast<double>(settings.cells_per_layer + 1) * static_cast<double>(layers);
    if (points <= most_grid_points) return;
    throw InputError(settings.cells_per_layer.where,
                     fmt::format("{:.6g} grid points; there can be {:g}", points, most_grid_points),
                     "make cells_per_layer smaller; with adapt = true the grid is refined where it "
                     "matters");
}

/// What [numerics] says, once the device is there.
void add_numerics(const stack::NumericsSettings& settings, StackDevice& made) {
    if (settings.points) {
        made.options.grid.peer = PeerGrid{*settings.points, settings.grading};
        at_place(*settings.points, [&](int) { make_grid(made.device, made.options.grid); });
    }
    if (settings.bernoulli.value != stack::FluxFunction::simsalabim) return;
    made.device.bernoulli = Bernoulli::simsalabim;
    at_place(settings.bernoulli, [&](stack::FluxFunction) { made.device.validate(); });
}

}  // namespace

StackDevice device_of(const stack::Stack& description) {
    const stack::DeviceSettings& settings = description.device;
    StackDevice result;
    result.stack_layer = electronic_layers(description);
    check_grid(settings, result.stack_layer.size());
    Device& device = result.device;
    for (const std::size_t i : result.stack_layer) {
        device.layers.push_back(layer_of(description.layers[i]));
    }
    device.interfaces = interfaces_of(description, result.stack_layer, device.layers);
    device.ions = ions_of(description, result.stack_layer);
    device.anode = anode_side(description, result.stack_layer);
    const bool left = device.anode == Side::left;
    const Layer& bottom = device.layers.front();
    const Layer& top = device.layers.back();
    (left ? device.left : device.right) =
        contact_of(description, description.contact.anode, "anode", left ? bottom : top);
    (left ? device.right : device.left) =
        contact_of(description, description.contact.cathode, "cathode", left ? top : bottom);
    device.temperature = settings.temperature;
    device.circuit.series = settings.series_resistance;
    device.circuit.shunt = settings.shunt_resistance.value_or(INFINITY);
    device.circuit.thermal_resistance = settings.thermal_resistance;
    if (settings.constants == stack::ConstantSet::simsalabim) device.constants = simsalabim;
    at_place(Located<const Device*>(&device, description.layers[result.stack_layer[0]].name.where),
             [](const Device* made) { made->validate(); });
    result.voltages = stack::voltages(settings);
    result.options.grid.cells_per_layer = settings.cells_per_layer;
    result.options.adapt = settings.adapt;
    add_numerics(description.numerics, result);
    return result;
}

}  // namespace anchorite::device
