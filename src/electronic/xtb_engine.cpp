#include "anchorite/electronic/xtb_engine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/base/memory.hpp"
#include "anchorite/molecule/from_geometry.hpp"
#include "anchorite/molecule/xtb.hpp"

namespace anchorite::electronic {
namespace {

constexpr double kilojoule_per_mole = 1 / 96.48533212331;  // [eV], exact in the 2019 SI

double thread_seconds() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

void check_molecule(const Calculation& calculation) {
    const auto& [model, method, task] = calculation;
    method.validate();
    if (task == Task::potential) {
        throw InputError("xtb: potentials on surfaces of constant density are for cp2k");
    }
    if (model.periodic || model.charge != 0 ||
        std::ranges::any_of(model.atoms, &ModelAtom::ghost)) {
        throw InputError(
            fmt::format("xtb: {} is not an isolated neutral molecule without ghost "
                        "atoms; use cp2k",
                        model.name));
    }
    if (task == Task::relax && std::ranges::any_of(model.atoms, &ModelAtom::fixed)) {
        throw InputError(
            fmt::format("xtb: {} has fixed atoms, which only cp2k and espresso keep", model.name));
    }
}

molecule::Molecule molecule_of_model(const Model& model) {
    std::vector<int> elements;
    molecule::Positions positions(3, static_cast<Eigen::Index>(model.atoms.size()));
    for (const ModelAtom& atom : model.atoms) {
        positions.col(static_cast<Eigen::Index>(elements.size())) = atom.position;
        elements.push_back(atom.element);
    }
    return molecule::from_geometry(elements, positions, model.name);
}

class Xtb final : public Engine {
public:
    [[nodiscard]] std::string id() const override { return "xtb"; }

    [[nodiscard]] std::vector<InputFile> input(const Calculation& calculation) const override {
        check_molecule(calculation);
        const bool relaxes = calculation.task == Task::relax;
        std::string text = relaxes ? fmt::format("GFN2-xTB relaxed in {} steps to {} eV/Å\n",
                                                 calculation.method.relax_steps,
                                                 calculation.method.force_tolerance)
                                   : std::string("GFN2-xTB\n");
        for (const ModelAtom& atom : calculation.model.atoms) {
            text += fmt::format("{} {:.8f} {:.8f} {:.8f}\n", element_symbol(atom.element),
                                atom.position.x(), atom.position.y(), atom.position.z());
        }
        return {{"molecule.txt", text}};
    }

    [[nodiscard]] std::optional<std::vector<InputFile>> restart(
        const Calculation&, const std::filesystem::path&) const override {
        return std::nullopt;
    }

    [[nodiscard]] std::vector<EngineCommand> commands(const Calculation&) const override {
        return {};
    }

    [[nodiscard]] std::optional<std::string> installed_version() const override {
        return molecule::xtb_version();
    }

    [[nodiscard]] EngineProgress progress(std::string_view) const override { return {}; }

    [[nodiscard]] EngineResult read(const Calculation&,
                                    const std::filesystem::path&) const override {
        throw RunError("xtb runs in this process and leaves no files");
    }

    [[nodiscard]] std::optional<EngineResult> compute(
        const Calculation& calculation, const ProgressCallback& progress) const override {
        check_molecule(calculation);
        if (progress && !progress({calculation.model.name + ": GFN2-xTB", 0, 1})) {
            throw Cancelled();
        }
        const auto start = std::chrono::steady_clock::now();
        const double processor = thread_seconds();
        EngineResult result = solve(calculation);
        const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
        result.cost = {thread_seconds() - processor, wall.count(), peak_memory(), 1};
        return result;
    }

private:
    [[nodiscard]] EngineResult solve(const Calculation& calculation) const {
        const molecule::Molecule molecule = molecule_of_model(calculation.model);
        molecule::XtbOptions options;
        options.max_steps = calculation.method.relax_steps;
        options.gradient_tolerance = calculation.method.force_tolerance / kilojoule_per_mole;
        const bool relaxes = calculation.task == Task::relax;
        const auto& start = *molecule.input_positions();
        const molecule::XtbResult solved =
            relaxes ? molecule::gfn2_optimise(molecule, start, options)
                    : molecule::gfn2_single_point(molecule, start, options);
        EngineResult result;
        result.engine = id();
        result.version = molecule::xtb_version();
        result.termination = solved.termination;
        result.message = solved.termination == Termination::converged
                             ? "no states: GFN2-xTB gives energy, geometry and charges here"
                             : solved.message;
        result.energy = solved.energy * kilojoule_per_mole;
        result.relax_steps = relaxes ? solved.steps : 0;
        result.charges = solved.charges;
        result.positions = solved.positions;
        return result;
    }
};

}  // namespace

std::unique_ptr<Engine> make_xtb() {
    return std::make_unique<Xtb>();
}

}  // namespace anchorite::electronic
