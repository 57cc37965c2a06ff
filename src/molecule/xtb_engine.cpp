#include "molecule/xtb_engine.hpp"

#include <dlfcn.h>
#include <fmt/format.h>
#include <xtb.h>

#include <array>
#include <mutex>

#include "anchorite/base/error.hpp"

namespace anchorite::molecule {
namespace {

constexpr double bohr = 0.529177210903;         // [Å]
constexpr double hartree = 2625.4996394798254;  // [kJ/mol]
constexpr double force_unit = hartree / bohr;

/// Calls a setter of a library xtb is linked with, if that library is the one in use.
void set_threads(const char* function) {
    using Setter = void (*)(int);
    if (auto* symbol = dlsym(RTLD_DEFAULT, function)) reinterpret_cast<Setter>(symbol)(1);
}

/// A molecule takes one thread: many molecules at once use the cores better than xtb's own loops.
void use_one_thread() {
    static std::once_flag blas;
    std::call_once(blas, [] { set_threads("openblas_set_num_threads"); });
    set_threads("omp_set_num_threads");  // per calling thread
}

}  // namespace

struct XtbEngine::Handles {
    xtb_TEnvironment environment = xtb_newEnvironment();
    xtb_TCalculator calculator = xtb_newCalculator();
    xtb_TResults results = xtb_newResults();
    xtb_TMolecule molecule = nullptr;

    Handles() = default;
    Handles(const Handles&) = delete;
    Handles& operator=(const Handles&) = delete;
    ~Handles() {
        xtb_delResults(&results);
        xtb_delCalculator(&calculator);
        xtb_delMolecule(&molecule);
        xtb_delEnvironment(&environment);
    }

    /// Turns xtb's error stack into an exception and empties it.
    void check(const char* doing) const {
        if (xtb_checkEnvironment(environment) == 0) return;
        std::array<char, 1024> buffer{};
        const int size = static_cast<int>(buffer.size());
        xtb_getError(environment, buffer.data(), &size);
        std::string reason(buffer.data());
        for (char& c : reason) {
            if (c == '\n') c = ' ';
        }
        reason.erase(reason.find_last_not_of(" .") + 1);
        throw RunError(fmt::format("GFN2-xTB failed {}: {}", doing, reason));
    }
};

XtbEngine::XtbEngine(const Molecule& molecule, const Positions& positions,
                     const XtbOptions& options)
    : handles_(std::make_unique<Handles>()), atoms_(molecule.atom_count()) {
    use_one_thread();
    Handles& h = *handles_;
    xtb_setVerbosity(h.environment, XTB_VERBOSITY_MUTED);
    const Positions coordinates = positions / bohr;
    const double charge = molecule.charge();
    const int unpaired = 0;
    h.molecule = xtb_newMolecule(h.environment, &atoms_, molecule.elements().data(),
                                 coordinates.data(), &charge, &unpaired, nullptr, nullptr);
    h.check("to set up the molecule");
    xtb_loadGFN2xTB(h.environment, h.molecule, h.calculator, nullptr);
    h.check("to load its parameters");
    xtb_setAccuracy(h.environment, h.calculator, options.accuracy);
    xtb_setElectronicTemp(h.environment, h.calculator, options.electronic_temperature);
    h.check("to take its options");
}

XtbEngine::~XtbEngine() = default;

double XtbEngine::energy_and_gradient(const Positions& positions, Positions& gradient) {
    use_one_thread();
    const Handles& h = *handles_;
    const Positions coordinates = positions / bohr;
    xtb_updateMolecule(h.environment, h.molecule, coordinates.data(), nullptr);
    h.check("to take the geometry");
    xtb_singlepoint(h.environment, h.molecule, h.calculator, h.results);
    h.check("at this geometry");
    double energy = 0;
    xtb_getEnergy(h.environment, h.results, &energy);
    gradient.resize(3, atoms_);
    xtb_getGradient(h.environment, h.results, gradient.data());
    h.check("to give energy and gradient");
    gradient *= force_unit;
    return energy * hartree;
}

Eigen::VectorXd XtbEngine::charges() const {
    Eigen::VectorXd charges(atoms_);
    xtb_getCharges(handles_->environment, handles_->results, charges.data());
    handles_->check("to give charges");
    return charges;
}

Eigen::Vector3d XtbEngine::dipole() const {
    Eigen::Vector3d dipole;
    xtb_getDipole(handles_->environment, handles_->results, dipole.data());
    handles_->check("to give the dipole");
    return dipole * bohr;
}

}  // namespace anchorite::molecule
