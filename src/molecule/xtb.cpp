#include "anchorite/molecule/xtb.hpp"

#include <dlfcn.h>
#include <fmt/format.h>
#include <xtb.h>

#include <filesystem>

#include "anchorite/base/error.hpp"
#include "molecule/minimise.hpp"
#include "molecule/model_hessian.hpp"
#include "molecule/xtb_engine.hpp"

namespace anchorite::molecule {
namespace {

void check_shape(const Molecule& molecule, const Positions& positions) {
    if (positions.cols() != molecule.atom_count() || !positions.allFinite()) {
        throw RunError(fmt::format("GFN2-xTB: {} positions for the {} atoms of {}",
                                   positions.cols(), molecule.atom_count(), molecule.smiles()));
    }
}

XtbResult result_of(const XtbEngine& engine, const Positions& positions, double energy) {
    XtbResult result;
    result.positions = positions;
    result.energy = energy;
    result.charges = engine.charges();
    result.dipole = engine.dipole();
    return result;
}

}  // namespace

void XtbOptions::validate() const {
    if (max_steps < 1) throw InputError("xtb: max_steps must be 1 or more");
    if (!(gradient_tolerance > 0)) {
        throw InputError("xtb: gradient_tolerance must be above 0 kJ/mol/Å");
    }
    if (!(accuracy >= 1e-4 && accuracy <= 1000)) {
        throw InputError("xtb: accuracy must be between 0.0001 and 1000");
    }
    if (!(electronic_temperature > 0)) {
        throw InputError("xtb: electronic_temperature must be above 0 K");
    }
}

XtbResult gfn2_single_point(const Molecule& molecule, const Positions& positions,
                            const XtbOptions& options) {
    options.validate();
    check_shape(molecule, positions);
    XtbEngine engine(molecule, positions, options);
    Positions gradient;
    const double energy = engine.energy_and_gradient(positions, gradient);
    return result_of(engine, positions, energy);
}

XtbResult gfn2_optimise(const Molecule& molecule, const Positions& start,
                        const XtbOptions& options) {
    options.validate();
    check_shape(molecule, start);
    XtbEngine engine(molecule, start, options);
    MinimiseOptions minimise_options;
    minimise_options.max_iterations = options.max_steps;
    minimise_options.energy_left = 0.05;
    minimise_options.largest_force = options.gradient_tolerance;
    minimise_options.largest_move = 0.5;
    const Minimum minimum = minimise(
        [&](const Positions& positions, Positions& gradient) {
            return engine.energy_and_gradient(positions, gradient);
        },
        start, ModelHessian(molecule).at(start), minimise_options);
    Positions gradient;
    const double energy = engine.energy_and_gradient(minimum.positions, gradient);
    XtbResult result = result_of(engine, minimum.positions, energy);
    result.steps = minimum.evaluations;
    result.termination = minimum.termination;
    if (minimum.termination != Termination::converged) {
        result.message = fmt::format("GFN2-xTB geometry of {} not converged in {} steps",
                                     molecule.name(), minimum.iterations);
    }
    return result;
}

std::string xtb_version() {
    // The C interface tells its own version only; the library's is in its file name.
    Dl_info info{};
    if (dladdr(reinterpret_cast<void*>(&xtb_getAPIVersion), &info) == 0) return "unknown";
    std::error_code error;
    const std::string name = std::filesystem::canonical(info.dli_fname, error).filename().string();
    constexpr std::string_view stem = ".so.";
    const auto at = name.find(stem);
    return at == std::string::npos ? "unknown" : name.substr(at + stem.size());
}

}  // namespace anchorite::molecule
