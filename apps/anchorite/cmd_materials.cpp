#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>

#include "anchorite/base/json.hpp"
#include "anchorite/base/text_file.hpp"
#include "anchorite/base/units.hpp"
#include "anchorite/optics/material.hpp"
#include "anchorite/optics/material_file.hpp"
#include "commands.hpp"
#include "session.hpp"
#include "table.hpp"

namespace anchorite::app {

namespace {

constexpr double nanometre = 1e-9;

struct MaterialArguments {
    std::vector<std::string> names;
    std::string at = "690 nm";
    std::string unit;
};

bool is_file(const std::string& name) {
    for (const char* ending : {".yml", ".yaml", ".csv", ".txt", ".dat", ".nk"}) {
        if (name.ends_with(ending)) return true;
    }
    return false;
}

optics::Material from_file(const std::string& file, const std::string& unit) {
    optics::Material material;
    material.name = file;
    material.file = file;
    material.constants = optics::parse_material_file(
        read_text_file(file), file, unit.empty() ? std::nullopt : std::optional(unit));
    return material;
}

std::vector<optics::Material> asked_for(const MaterialArguments& arguments) {
    if (arguments.names.empty()) return optics::built_in_materials();
    const optics::MaterialLibrary library({}, {});
    std::vector<optics::Material> materials;
    for (const std::string& name : arguments.names) {
        materials.push_back(is_file(name) ? from_file(name, arguments.unit) : library.find(name));
    }
    return materials;
}

nlohmann::ordered_json range_json(const optics::WavelengthRange& range) {
    if (std::isinf(range.to)) return nullptr;
    return {rounded(range.from / nanometre), rounded(range.to / nanometre)};
}

/// null for both where the wavelength is outside the table.
nlohmann::ordered_json material_json(const optics::Material& material, double at) {
    nlohmann::ordered_json json{{"name", material.name},
                                {"range_nm", range_json(range_of(material))},
                                {"at_nm", rounded(at / nanometre)},
                                {"n", nullptr},
                                {"k", nullptr},
                                {"k_known", has_extinction(material)}};
    if (range_of(material).holds(at)) {
        const auto index = index_at(material, at);
        json["n"] = rounded(index.real());
        json["k"] = rounded(index.imag());
    }
    json["k_zero_beyond_nm"] =
        material.transparent_beyond
            ? nlohmann::ordered_json(rounded(*material.transparent_beyond / nanometre))
            : nlohmann::ordered_json(nullptr);
    json["reference"] = material.reference;
    json["licence"] = material.licence;
    json["note"] = material.note;
    return json;
}

std::string range_text(const optics::WavelengthRange& range) {
    if (std::isinf(range.to)) return "any";
    return fmt::format("{:.4g}-{:.4g}", range.from / nanometre, range.to / nanometre);
}

std::vector<std::string> row(const optics::Material& material, double at) {
    std::string n = "-", k = "-";
    if (range_of(material).holds(at)) {
        const auto index = index_at(material, at);
        n = fmt::format("{:.3f}", index.real());
        k = index.imag() == 0 ? "0" : fmt::format("{:.2g}", index.imag());
    }
    return {material.name,     range_text(range_of(material)), n, k, material.licence,
            material.reference};
}

std::string notes(const std::vector<optics::Material>& materials) {
    std::string text;
    for (const optics::Material& material : materials) {
        if (material.note.empty()) continue;
        bool first = true;
        for (const std::string& line : wrap(material.name + ": " + material.note, 94)) {
            text += (first ? "  " : "    ") + line + "\n";
            first = false;
        }
    }
    return text.empty() ? text : "\n" + text;
}

void list_materials(const MaterialArguments& arguments, Session& session) {
    const double at = parse_quantity(arguments.at, Dimension::length);
    if (!(at > 0)) throw InputError(fmt::format("--at: {} is no wavelength", arguments.at));
    const auto materials = asked_for(arguments);
    if (session.json()) {
        auto list = nlohmann::ordered_json::array();
        for (const auto& material : materials) list.push_back(material_json(material, at));
        session.print(nlohmann::ordered_json{{"materials", list}});
        return;
    }
    const std::string wavelength = fmt::format("{:.6g} nm", at / nanometre);
    std::vector<std::vector<std::string>> rows;
    for (const auto& material : materials) rows.push_back(row(material, at));
    session.print(format_table({{"material"},
                                {"range [nm]", Align::right},
                                {"n at " + wavelength, Align::right},
                                {"k", Align::right},
                                {"licence"},
                                {"source"}},
                               rows) +
                  notes(materials));
}

}  // namespace

void add_materials(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "materials", "List optical constants: range, n and k, source and licence");
    const auto arguments = std::make_shared<MaterialArguments>();
    command
        ->add_option("names", arguments->names,
                     "Built-in materials or files (.yml, .csv, .txt) to show; by default all "
                     "built-in ones")
        ->type_name("NAME|FILE");
    command->add_option("--at", arguments->at, "Wavelength at which n and k are shown")
        ->type_name("LENGTH")
        ->capture_default_str();
    command
        ->add_option("--unit", arguments->unit,
                     "Unit of the wavelengths of a file that does not say")
        ->check(CLI::IsMember({"nm", "um", "µm", "m"}));
    session.add_json_flag(*command);
    command->callback([arguments, &session] { list_materials(*arguments, session); });
}

}  // namespace anchorite::app
