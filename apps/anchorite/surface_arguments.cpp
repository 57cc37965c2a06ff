#include "surface_arguments.hpp"

#include <CLI/CLI.hpp>

#include "anchorite/base/error.hpp"
#include "anchorite/base/units.hpp"
#include "anchorite/lattice/notation.hpp"

namespace anchorite::app {

namespace {

constexpr double angstrom = 1e-10;  // [m]

/// Runs `parse`; an error it raises is said to be the option's.
template <class Parse>
auto named(const std::string& option, const Parse& parse) {
    try {
        return parse();
    } catch (const InputError& error) {
        throw InputError({}, option + ": " + error.message(), error.hint());
    }
}

}  // namespace

study::SurfaceOptions SurfaceArguments::parse() const {
    study::SurfaceOptions options;
    options.crystal = lattice;
    options.termination = termination;
    options.hkl = named("--hkl", [&] { return lattice::parse_hkl(hkl); });
    if (!spacing.empty()) {
        options.spacing = named(
            "--spacing", [&] { return parse_quantity(spacing, Dimension::length) / angstrom; });
    }
    for (const auto& vacancy : vacancies) {
        options.vacancies.push_back(
            named("--vacancy", [&] { return lattice::parse_vacancy(vacancy); }));
    }
    return options;
}

study::LatticeInput SurfaceArguments::lattice_input() const {
    const study::SurfaceOptions options = parse();
    study::LatticeInput input;
    input.name = lattice;
    input.spacing = options.spacing;
    input.hkl = options.hkl;
    input.termination = termination;
    input.vacancies.assign(vacancies.begin(), vacancies.end());
    return input;
}

std::shared_ptr<SurfaceArguments> add_surface_options(CLI::App& command) {
    const auto arguments = std::make_shared<SurfaceArguments>();
    const std::string group = "Surface";
    command
        .add_option("--lattice", arguments->lattice,
                    "Built-in crystal (see `anchorite lattices`) or a .cif file")
        ->type_name("LATTICE|FILE")
        ->required()
        ->group(group);
    command
        .add_option("--spacing", arguments->spacing,
                    "Metal-metal distance the crystal is scaled to, e.g. \"6.5 Å\"")
        ->type_name("LENGTH")
        ->group(group);
    command.add_option("--hkl", arguments->hkl, "Miller indices of the surface")
        ->type_name("H,K,L")
        ->capture_default_str()
        ->group(group);
    command
        .add_option("--termination", arguments->termination,
                    "Formula of the top layer, e.g. PbI2; by default a layer with open metals")
        ->type_name("FORMULA")
        ->group(group);
    command
        .add_option("--vacancy", arguments->vacancies,
                    "Atom missing from the top: I is the outermost iodine, I:2 the third")
        ->type_name("ATOM")
        ->allow_extra_args(false)  // else it would swallow the arguments that follow
        ->group(group);
    return arguments;
}

}  // namespace anchorite::app
