#include "anchorite/stack/stack.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "anchorite/base/provenance.hpp"
#include "anchorite/base/suggest.hpp"
#include "anchorite/base/text_file.hpp"

namespace anchorite::stack {
namespace {

void check_names(const std::vector<Located<std::string>>& names, const char* what) {
    std::map<std::string, SourceLocation> seen;
    for (const auto& name : names) {
        if (name.value.empty()) throw InputError(name.where, fmt::format("a {} has no name", what));
        const auto [first, is_new] = seen.try_emplace(name.value, name.where);
        if (is_new) continue;
        throw InputError(name.where,
                         fmt::format("there are two {}s named \"{}\"", what, name.value),
                         fmt::format("line {} has the first; rename one", first->second.line));
    }
}

template <class Item>
std::vector<Located<std::string>> names_of(const std::vector<Item>& items) {
    std::vector<Located<std::string>> names;
    for (const Item& item : items) names.push_back(item.name);
    return names;
}

void check_roles(const Layer& layer) {
    const auto both = [&](Role a, Role b) { return has_role(layer, a) && has_role(layer, b); };
    const auto refuse = [&](const char* a, const char* b) {
        throw InputError(
            layer.name.where,
            fmt::format("layer \"{}\" cannot be both {} and {}", layer.name.value, a, b),
            "split it into two layers or drop a role");
    };
    if (both(Role::emitter, Role::substrate)) refuse("emitter", "substrate");
    if (both(Role::emitter, Role::anode)) refuse("emitter", "anode");
    if (both(Role::emitter, Role::cathode)) refuse("emitter", "cathode");
    if (both(Role::anode, Role::cathode)) refuse("anode", "cathode");
}

void check_one_emitter(const std::vector<Layer>& layers) {
    const Layer* first = nullptr;
    for (const Layer& layer : layers) {
        if (!has_role(layer, Role::emitter)) continue;
        if (first == nullptr) {
            first = &layer;
            continue;
        }
        throw InputError(
            layer.name.where,
            fmt::format("layers \"{}\" and \"{}\" both have the role emitter", first->name.value,
                        layer.name.value),
            fmt::format("line {} has the first; one layer emits, give the other another role",
                        first->name.where.line));
    }
}

void check_tolerances(const Layer& layer) {
    if (layer.thickness_tolerance < layer.thickness) return;
    throw InputError(
        layer.thickness.where,
        fmt::format("layer \"{}\" is {:.6g} nm thick within {:.6g} nm", layer.name.value,
                    layer.thickness * 1e9, layer.thickness_tolerance * 1e9),
        "make thickness_tolerance smaller than thickness");
}

void check_inside(const Located<double>& position, const Layer& layer) {
    if (position.value <= layer.thickness) return;
    throw InputError(position.where,
                     fmt::format("{:.6g} nm is outside layer \"{}\", which is {:.6g} nm thick",
                                 position * 1e9, layer.name.value, layer.thickness * 1e9));
}

Stack read_text(std::string_view text, std::string_view name,
                const std::vector<InputOverride>& overrides) {
    Stack stack = stack_schema().parse(text, name, overrides);
    stack.path = std::filesystem::path(name);
    stack.overrides = overrides;
    return stack;
}

void check_profile(const EmissionProfile& profile, const Layer& layer) {
    if (profile.centre) check_inside(*profile.centre, layer);
    for (const auto& position : profile.positions) check_inside(position, layer);
}

}  // namespace

bool has_role(const Layer& layer, Role role) {
    return std::find(layer.roles.begin(), layer.roles.end(), role) != layer.roles.end();
}

bool is_coherent(const Layer& layer) {
    return layer.coherent.value_or(!has_role(layer, Role::substrate));
}

void check_stack(const Stack& stack) {
    if (stack.layers.empty()) {
        throw InputError(
            "the stack has no layer; add a table [[layer]] with name, material and "
            "thickness");
    }
    check_names(names_of(stack.layers), "layer");
    check_names(names_of(stack.materials), "material");
    for (const Layer& layer : stack.layers) {
        check_roles(layer);
        check_tolerances(layer);
    }
    check_one_emitter(stack.layers);
    for (const Layer& layer : stack.layers) {
        if (stack.emitter && has_role(layer, Role::emitter)) {
            check_profile(stack.emitter->value.profile, layer);
        }
    }
}

Stack parse_stack(std::string_view text, std::string_view name,
                  const std::vector<InputOverride>& overrides) {
    Stack stack = read_text(text, name, overrides);
    stack.text = std::make_shared<const std::string>(text);
    stack.sha256 = sha256(*stack.text);
    return stack;
}

Stack read_stack(const std::filesystem::path& file, const std::vector<InputOverride>& overrides) {
    Stack stack = parse_stack(read_text_file(file), file.string(), overrides);
    stack.sha256 = sha256(read_bytes(file));
    return stack;
}

Stack variant(const Stack& stack, const std::vector<InputOverride>& overrides) {
    auto all = stack.overrides;
    all.insert(all.end(), overrides.begin(), overrides.end());
    Stack other = read_text(*stack.text, stack.path.string(), all);
    other.text = stack.text;
    other.sha256 = stack.sha256;
    return other;
}

std::string full_path(const Stack& stack, std::string_view path) {
    std::vector<std::string> known = stack_schema().description().keys();
    for (const Layer& layer : stack.layers) {
        const std::string& name = layer.name.value;
        known.push_back(name);
        if (!path.starts_with(name + ".")) continue;
        const std::string_view key = path.substr(name.size() + 1);
        const auto electronic = electronic_schema();
        const bool for_charges =
            electronic.description().find(key.substr(0, key.find('.'))) != nullptr;
        return fmt::format("layer.\"{}\".{}{}", name, for_charges ? "electronic." : "", key);
    }
    const std::string first(path.substr(0, path.find('.')));
    if (stack_schema().description().find(first) != nullptr) return std::string(path);
    throw InputError({}, fmt::format("{}: no layer or table \"{}\"", path, first),
                     did_you_mean(first, known));
}

std::size_t layer_index(const Stack& stack, std::string_view name) {
    std::vector<std::string> names;
    for (const Layer& layer : stack.layers) {
        if (layer.name.value == name) return names.size();
        names.push_back(layer.name);
    }
    throw InputError(SourceLocation{stack.path.string(), 0, 0, {}},
                     fmt::format("no layer \"{}\"", name), did_you_mean(name, names));
}

std::size_t emitter_index(const Stack& stack) {
    const auto emits = [](const Layer& layer) { return has_role(layer, Role::emitter); };
    const auto layer = std::find_if(stack.layers.begin(), stack.layers.end(), emits);
    if (layer == stack.layers.end()) {
        const Located<std::string>& first = stack.layers.front().name;
        throw InputError(stack.emitter ? stack.emitter->where : first.where,
                         "no layer has the role emitter",
                         "add roles = [\"emitter\"] to the layer that makes light");
    }
    if (!stack.emitter) {
        throw InputError(
            layer->name.where,
            fmt::format("layer \"{}\" emits, but the file does not say what", layer->name.value),
            "add a table [emitter] with peak, fwhm and plqy");
    }
    return static_cast<std::size_t>(layer - stack.layers.begin());
}

}  // namespace anchorite::stack
