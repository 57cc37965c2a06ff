#include "anchorite/device/simsalabim.hpp"

#include <fmt/format.h>

#include <cmath>

#include "simsalabim_file.hpp"

namespace anchorite::device {

namespace {

/// A layer's file with what it is called in the stack file.
struct NamedLayer {
    std::string name;
    SimsalabimFile file;
};

/// Lines of the stack file and what could not be said in it.
class Writer {
public:
    ImportedStack result;

    void line(const std::string& text) { result.text += text + "\n"; }
    void quantity(const char* key, const SimsalabimFile& file, const char* name, const char* unit) {
        static_cast<void>(file.number(name));
        line(fmt::format("{} = \"{} {}\"", key, file.text(name).value, unit));
    }
    void warn(const std::string& text) { result.warnings.push_back(text); }
};

void refuse_trap_file(const SimsalabimFile& file, const char* name) {
    if (!file.has(name) || file.text(name).value == "none") return;
    throw InputError(file.text(name).where, "trap files cannot be imported",
                     "set it to none and add [[layer.electronic.trap]] tables to the stack file");
}

void write_trap(Writer& out, const SimsalabimFile& file, const char* table, const char* suffix,
                const char* unit) {
    const auto name = [&](const char* stem) { return std::string(stem) + suffix; };
    if (!(file.number(name("N_t_")) > 0)) return;
    const double type = file.number(std::string(suffix) == "bulk" ? "bulkTrapType" : "intTrapType");
    out.line("[[" + std::string(table) + ".trap]]");
    out.quantity("density", file, name("N_t_").c_str(), unit);
    out.quantity("energy", file, name("E_t_").c_str(), "eV");
    out.quantity("capture_electron", file, name("C_n_").c_str(), "m3/s");
    out.quantity("capture_hole", file, name("C_p_").c_str(), "m3/s");
    out.line(fmt::format("charge = \"{}\"", type < 0   ? "acceptor"
                                            : type > 0 ? "donor"
                                                       : "neutral"));
}

void write_mobility(Writer& out, const SimsalabimFile& file, char carrier, const char* key) {
    const std::string mobility = std::string("mu_") + carrier;
    out.quantity((std::string(key) + "_mobility").c_str(), file, mobility.c_str(), "m2/(V s)");
    if (file.number(std::string("mob") + carrier + "Dep") != 1) return;
    const double gamma = file.number(std::string("gamma_") + carrier);
    if (!(gamma > 0)) return;
    out.line(fmt::format("{}_poole_frenkel_field = \"{:.17g} V/m\"", key, 1 / (gamma * gamma)));
}

void write_recombination(Writer& out, const SimsalabimFile& file, double light) {
    if (file.number("useLangevin") == 1) {
        out.line("langevin = true");
        out.line("langevin_factor = " + file.text("preLangevin").value);
    } else {
        out.quantity("radiative", file, "k_direct", "m3/s");
    }
    const double generation = file.number("layerGen") == 1 ? light * file.number("G_ehp") : 0;
    if (generation > 0) out.line(fmt::format("generation = \"{:.17g} m^-3 s^-1\"", generation));
}

void write_layer(Writer& out, const NamedLayer& layer, double light) {
    const SimsalabimFile& file = layer.file;
    refuse_trap_file(file, "bulkTrapFile");
    refuse_trap_file(file, "intTrapFile");
    out.line("\n[[layer]]");
    out.line(fmt::format("name = \"{}\"", layer.name));
    out.line(fmt::format("material = \"{}\"", layer.name));
    out.quantity("thickness", file, "L", "m");
    out.line("[layer.electronic]");
    out.quantity("electron_affinity", file, "E_c", "eV");
    out.quantity("ionisation_energy", file, "E_v", "eV");
    out.line(fmt::format("permittivity = {:.17g}", file.number("eps_r")));
    out.quantity("conduction_states", file, "N_c", "m^-3");
    out.quantity("valence_states", file, "N_c", "m^-3");
    write_mobility(out, file, 'n', "electron");
    write_mobility(out, file, 'p', "hole");
    if (file.number("N_D") > 0) out.quantity("donors", file, "N_D", "m^-3");
    if (file.number("N_A") > 0) out.quantity("acceptors", file, "N_A", "m^-3");
    write_recombination(out, file, light);
    write_trap(out, file, "layer.electronic", "bulk", "m^-3");
}

void write_materials(Writer& out, const std::vector<NamedLayer>& layers) {
    for (const NamedLayer& layer : layers) {
        out.line("\n[[material]]");
        out.line(fmt::format("name = \"{}\"", layer.name));
        out.line(fmt::format("file = '{}'", layer.file.text("nkLayer").value));
        out.line("wavelength_unit = \"m\"");
    }
}

void write_interfaces(Writer& out, const std::vector<NamedLayer>& layers) {
    for (std::size_t i = 0; i + 1 < layers.size(); ++i) {
        out.line("\n[[interface]]");
        out.line(fmt::format("between = [\"{}\", \"{}\"]", layers[i].name, layers[i + 1].name));
        out.quantity("velocity_electron", layers[i].file, "nu_int_n", "m/s");
        out.quantity("velocity_hole", layers[i].file, "nu_int_p", "m/s");
        write_trap(out, layers[i].file, "interface", "int", "m^-2");
    }
}

void write_contact(Writer& out, const SimsalabimFile& setup, char side, const char* name) {
    const std::string work_function = std::string("W_") + side;
    if (setup.text(work_function).value == "sfb") {
        throw InputError(setup.text(work_function).where, "the work function is to be computed",
                         "write the value in eV");
    }
    out.line(fmt::format("\n[contact.{}]", name));
    out.quantity("work_function", setup, work_function.c_str(), "eV");
    for (const auto& [carrier, key] :
         {std::pair{'n', "velocity_electron"}, {'p', "velocity_hole"}}) {
        const std::string velocity = std::string("S_") + carrier + "_" + side;
        if (setup.number(velocity) >= 0) out.quantity(key, setup, velocity.c_str(), "m/s");
    }
}

/// Layers that share their ions: neighbours that ions may enter.
void write_ions(Writer& out, const std::vector<NamedLayer>& layers, const char* kind) {
    const std::string density = std::string("N_") + kind;
    const std::string mobility = std::string("mu_") + kind;
    for (std::size_t first = 0; first < layers.size();) {
        std::size_t last = first;
        const auto open = [&](std::size_t i) { return layers[i].file.number("ionsMayEnter") == 1; };
        while (open(first) && last + 1 < layers.size() && open(last + 1)) ++last;
        double ions = 0, length = 0;
        std::string names;
        for (std::size_t i = first; i <= last; ++i) {
            ions += layers[i].file.number(density) * layers[i].file.number("L");
            length += layers[i].file.number("L");
            names += fmt::format("{}\"{}\"", i == first ? "" : ", ", layers[i].name);
        }
        if (ions > 0) {
            out.line("\n[[ion]]");
            out.line(fmt::format("kind = \"{}\"", kind));
            out.line(fmt::format("layers = [{}]", names));
            out.line(fmt::format("density = \"{:.17g} m^-3\"", ions / length));
            out.quantity("mobility", layers[first].file, mobility.c_str(), "m2/(V s)");
        }
        first = last + 1;
    }
}

void write_voltages(Writer& out, const SimsalabimFile& setup) {
    const bool reverse = setup.number("Vscan") < 0;
    if (setup.number("Vdist") != 2) {
        out.quantity("from", setup, reverse ? "Vmax" : "Vmin", "V");
        out.quantity("to", setup, reverse ? "Vmin" : "Vmax", "V");
        out.quantity("step", setup, "Vstep", "V");
        return;
    }
    const double centre = setup.number("Vacc");
    const double low = setup.number("Vmin");
    const double high = setup.number("Vmax");
    const int count = static_cast<int>(setup.number("NJV"));
    if (count < 2 || (centre >= std::min(low, high) && centre <= std::max(low, high))) {
        const SourceLocation& where = setup.text("Vacc").where;
        throw InputError(where, "the voltages accumulate at one that lies among them",
                         "choose Vacc outside of Vmin to Vmax, and NJV at least 2");
    }
    std::string list;
    for (int i = 0; i < count; ++i) {
        const double part = static_cast<double>(reverse ? i : count - 1 - i) / (count - 1);
        const double voltage =
            centre - (centre - high) * std::pow((centre - low) / (centre - high), part);
        list += fmt::format("{}\"{:.12g} V\"", i == 0 ? "" : ", ", voltage);
    }
    out.line("voltages = [" + list + "]");
}

/// Its grid and its way of computing fluxes, without which currents differ by up to some 1e-3.
void write_numerics(Writer& out, const SimsalabimFile& setup) {
    const double points = setup.number("NP");
    const double grading = setup.number("grad");
    if (points != std::floor(points) || points < 5 || points > 1e5) {
        throw InputError(setup.text("NP").where, fmt::format("{:g} grid points", points),
                         "give a whole number from 5 to 100000");
    }
    out.line("adapt = false  # the grid below is its own");
    out.line(
        "\n# Reproduces SIMsalabim's rounding; without this table and adapt = false the "
        "solution is accurate.");
    out.line("[numerics]");
    out.line("bernoulli = \"SIMsalabim\"");
    out.line(fmt::format("points = {:.0f}", points));
    out.line(fmt::format("grading = {:.17g}", grading));
    out.result.note = fmt::format(
        "[numerics] holds SIMsalabim's grid ({:g} points, grading {:g}) and its approximate "
        "Bernoulli "
        "function, and device.adapt is false, so that its currents come out digit by digit; "
        "without these lines the solution is accurate and differs from it by up to some 1e-3",
        points, grading);
}

void write_device(Writer& out, const SimsalabimFile& setup) {
    const bool left_anode = setup.number("leftElec") == 1;
    write_contact(out, setup, left_anode ? 'L' : 'R', "anode");
    write_contact(out, setup, left_anode ? 'R' : 'L', "cathode");
    out.line("\n[device]");
    out.line(fmt::format("anode = \"{}\"", left_anode ? "below" : "above"));
    write_voltages(out, setup);
    out.quantity("temperature", setup, "T", "K");
    if (setup.number("R_series") > 0) {
        out.quantity("series_resistance", setup, "R_series", "Ohm m2");
    }
    if (setup.number("R_shunt") > 0) out.quantity("shunt_resistance", setup, "R_shunt", "Ohm m2");
    out.line("constants = \"SIMsalabim\"");
    write_numerics(out, setup);
    if (setup.number("G_frac") != 0 && setup.text("genProfile").value != "none") {
        out.warn("the generation profile " + setup.text("genProfile").value +
                 " is left out: light from outside is not imported");
    }
}

/// A file of a layer; one that cannot be opened is the fault of the line that names it.
SimsalabimFile read_layer(const std::filesystem::path& folder, const Located<std::string>& name) {
    try {
        return SimsalabimFile(folder / name.value);
    } catch (const InputError& error) {
        if (error.where().line > 0) throw;
        throw InputError(name.where, error.what());
    }
}

}  // namespace

ImportedStack import_simsalabim(const std::filesystem::path& path) {
    const SimsalabimFile setup(path);
    std::vector<NamedLayer> layers;
    for (int i = 1; setup.has(fmt::format("l{}", i)); ++i) {
        const auto& name = setup.text(fmt::format("l{}", i));
        layers.push_back({fmt::format("L{}", i), read_layer(path.parent_path(), name)});
    }
    if (layers.empty()) {
        throw InputError({path.string(), 0, 0, {}}, "the setup names no layer file l1",
                         "give the setup file of SimSS, not a layer file");
    }
    const bool constant_light = setup.has("genProfile") && setup.text("genProfile").value == "none";
    const double light = constant_light ? setup.number("G_frac") : 0;
    Writer out;
    out.line("# Imported from SIMsalabim's " + path.filename().string() + ".");
    out.line(fmt::format("name = \"{}\"", "imported from SIMsalabim"));
    for (const NamedLayer& layer : layers) write_layer(out, layer, light);
    write_materials(out, layers);
    write_interfaces(out, layers);
    write_ions(out, layers, "anion");
    write_ions(out, layers, "cation");
    write_device(out, setup);
    return out.result;
}

}  // namespace anchorite::device
