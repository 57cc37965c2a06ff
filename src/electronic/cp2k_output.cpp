#include "electronic/cp2k_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/base/text_file.hpp"
#include "anchorite/electronic/atomic_units.hpp"
#include "anchorite/electronic/believable.hpp"
#include "anchorite/electronic/cp2k_pdos.hpp"
#include "anchorite/electronic/cube.hpp"
#include "anchorite/electronic/surface_potential.hpp"
#include "electronic/cp2k_input.hpp"
#include "electronic/output_text.hpp"
#include "electronic/pseudo_atoms.hpp"

namespace anchorite::electronic {
namespace {

std::string output_name(const char* project) {
    return std::string(project) + ".out";
}

/// A file of the run; the message of one that is missing is that of a run.
std::string run_file(const std::filesystem::path& folder, const std::string& name) {
    try {
        return read_text_file(folder / name);
    } catch (const InputError& error) {
        throw RunError(fmt::format("cp2k left no readable {}: {}", name, error.what()));
    }
}

void check_ended(std::string_view output, const std::string& name) {
    if (output.find("PROGRAM ENDED AT") == std::string_view::npos) {
        throw RunError(fmt::format("{}: cut off, cp2k did not reach its end; its last words: {}",
                                   name, last_words(output)));
    }
}

double required(std::string_view output, std::string_view text, const std::string& name) {
    const auto line = last_line_with(output, text);
    const auto value = line ? number_after(*line, text) : std::nullopt;
    if (!value) throw RunError(fmt::format("{}: no number after '{}'", name, text));
    return *value;
}

/// Steps of the last self-consistency and whether it converged.
void read_convergence(std::string_view output, const std::string& name, EngineResult& result) {
    result.termination = Termination::converged;
    constexpr std::string_view failed = "outer SCF loop FAILED";
    const auto outer_failed = output.rfind(failed);
    const auto outer = output.rfind("outer SCF loop converged in");
    const auto inner_failed = output.rfind("SCF run NOT converged");
    const auto inner = output.rfind("SCF run converged in");
    const auto none = std::string_view::npos;
    const bool has_outer = outer != none || outer_failed != none;
    const bool well = has_outer ? outer != none && (outer_failed == none || outer > outer_failed)
                                : inner != none && (inner_failed == none || inner > inner_failed);
    if (!has_outer && inner == none && inner_failed == none) {
        throw RunError(fmt::format("{}: no self-consistency", name));
    }
    const auto line = has_outer ? last_line_with(output, "outer SCF loop")
                                : last_line_with(output, "SCF run converged in");
    const auto steps =
        line ? number_after(*line, has_outer ? " or " : "converged in") : std::nullopt;
    result.scf_steps = static_cast<int>(steps.value_or(0));
    if (!well) {
        result.termination = Termination::ran_out;
        result.message =
            fmt::format("self-consistency not converged in {} steps", result.scf_steps);
    } else if (output.find("OT eigensolver did not converge") != none) {
        result.termination = Termination::ran_out;
        result.message = "the empty states are not converged";
    }
}

void read_relaxation(const std::filesystem::path& folder, EngineResult& result) {
    const std::string name = output_name(cp2k_names::relax);
    const std::string output = run_file(folder, name);
    check_ended(output, name);
    result.relax_steps = occurrences(output, "OPTIMIZATION STEP:");
    result.max_force = required(output, "Max. gradient              =", name) * (hartree / bohr);
    if (output.find("GEOMETRY OPTIMIZATION COMPLETED") == std::string::npos) {
        result.termination = Termination::ran_out;
        result.message = fmt::format("not relaxed in {} steps: a force of {:.3f} eV/Å is left",
                                     result.relax_steps, result.max_force);
    }
}

/// The last frame of the trajectory.
Eigen::Matrix3Xd read_trajectory(const std::filesystem::path& folder, Eigen::Index atoms) {
    const std::string text = run_file(folder, cp2k_names::trajectory);
    std::vector<std::string_view> lines;
    std::string_view rest = text, line;
    while (next_line(rest, line)) lines.push_back(line);
    const auto wanted = static_cast<std::size_t>(atoms) + 2;
    if (lines.size() < wanted || lines.size() % wanted != 0) {
        throw RunError(fmt::format("{}: cut off, {} lines", cp2k_names::trajectory, lines.size()));
    }
    Eigen::Matrix3Xd positions(3, atoms);
    for (Eigen::Index i = 0; i < atoms; ++i) {
        const std::size_t at = lines.size() - static_cast<std::size_t>(atoms - i);
        const auto parts = words(lines[at]);
        for (Eigen::Index k = 0; k < 3; ++k) {
            const auto value =
                parts.size() == 4 ? number(parts[static_cast<std::size_t>(k) + 1]) : std::nullopt;
            if (!value) {
                throw RunError(fmt::format("{}:{}: no position: {}", cp2k_names::trajectory, at + 1,
                                           lines[at]));
            }
            positions(k, i) = *value;
        }
    }
    return positions;
}

Eigen::Matrix3Xd model_positions(const Model& model) {
    Eigen::Matrix3Xd positions(3, static_cast<Eigen::Index>(model.atoms.size()));
    for (std::size_t i = 0; i < model.atoms.size(); ++i) {
        positions.col(static_cast<Eigen::Index>(i)) = model.atoms[i].position;
    }
    return positions;
}

/// The last block of Mulliken charges.
Eigen::VectorXd read_charges(std::string_view output, Eigen::Index atoms) {
    const auto at = output.rfind("Mulliken Population Analysis");
    if (at == std::string_view::npos) return {};
    std::string_view rest = output.substr(at), line;
    Eigen::VectorXd charges(atoms);
    Eigen::Index count = 0;
    while (count < atoms && next_line(rest, line)) {
        const auto parts = words(line);
        const auto index = parts.empty() ? std::nullopt : number(parts.front());
        const auto charge = parts.size() < 5 ? std::nullopt : number(parts.back());
        if (index == static_cast<double>(count + 1) && charge) charges[count++] = *charge;
    }
    if (count != atoms) {
        throw RunError(fmt::format("{}: Mulliken charges of {} of {} atoms",
                                   output_name(cp2k_names::project), count, atoms));
    }
    return charges;
}

Cp2kPdos read_pdos(const std::filesystem::path& folder, const std::string& name) {
    return parse_cp2k_pdos(run_file(folder, name), name);
}

/// Adds a file's weights; the states of all files are the same.
void add_projection(EngineResult& result, std::string group, Cp2kPdos pdos,
                    const std::string& name) {
    if (result.states.empty()) result.states = pdos.states;
    if (pdos.states.size() != result.states.size()) {
        throw RunError(fmt::format("{}: {} states, where other files have {}", name,
                                   pdos.states.size(), result.states.size()));
    }
    result.projections.push_back(
        {std::move(group), std::move(pdos.orbitals), std::move(pdos.weights)});
}

void read_projections(const Model& model, const std::filesystem::path& folder,
                      EngineResult& result) {
    std::map<std::string, bool> kinds;
    for (const ModelAtom& atom : model.atoms) {
        kinds[std::string(element_symbol(atom.element)) + (atom.ghost ? "_ghost" : "")] =
            atom.ghost;
    }
    for (std::size_t i = 1; i <= kinds.size(); ++i) {
        const std::string name = fmt::format("{}-k{}.pdos", cp2k_names::projections, i);
        Cp2kPdos pdos = read_pdos(folder, name);
        const auto kind = kinds.find(pdos.kind);
        if (kind == kinds.end()) {
            throw RunError(
                fmt::format("{}: of the kind '{}', which the model lacks", name, pdos.kind));
        }
        const std::string symbol = pdos.kind;
        if (!kind->second) add_projection(result, symbol, std::move(pdos), name);
    }
    for (std::size_t i = 1; i <= model.groups.size(); ++i) {
        const std::string name = fmt::format("{}-list{}.pdos", cp2k_names::projections, i);
        add_projection(result, model.groups[i - 1].name, read_pdos(folder, name), name);
    }
}

std::vector<AtomPotential> read_potential(const Calculation& calculation,
                                          const std::filesystem::path& folder) {
    try {
        const Cube density = read_cube(folder / cp2k_names::density);
        Cube potential = read_cube(folder / cp2k_names::potential);
        // CP2K writes the energy of an electron in it.
        for (double& value : potential.values) value *= -hartree;
        return surface_potential(density, potential, calculation.model,
                                 calculation.method.isodensity);
    } catch (const InputError& error) {
        throw RunError(fmt::format("cp2k left cubes that cannot be used: {}", error.what()));
    }
}

}  // namespace

std::string cp2k_version(std::string_view output) {
    constexpr std::string_view text = "CP2K version ";
    const auto at = output.find(text);
    if (at == std::string_view::npos) return {};
    const auto parts = words(output.substr(at + text.size(), 40));
    if (parts.empty()) return {};
    return std::string(parts.front().substr(0, parts.front().find_first_of("\r\n")));
}

EngineProgress cp2k_progress(std::string_view output) {
    EngineProgress progress;
    progress.stage = "self-consistency";
    const int relaxed = occurrences(output, "OPTIMIZATION STEP:");
    if (relaxed > 0) progress.stage = fmt::format("relaxation step {}", relaxed);
    std::string_view rest =
        output.substr(std::min(output.rfind("SCF WAVEFUNCTION OPTIMIZATION"), output.size()));
    for (std::string_view line; next_line(rest, line);) {
        const auto parts = words(line);
        const bool step = parts.size() == 8 && (parts[1] == "OT" || parts[1].ends_with("Mix."));
        const auto energy = step && !rest.empty() ? number(parts[6]) : std::nullopt;
        if (!energy) continue;
        ++progress.step;
        progress.energy = *energy * hartree;
    }
    return progress;
}

EngineResult read_cp2k(const Calculation& calculation, const std::filesystem::path& folder) {
    const std::string name = output_name(cp2k_names::project);
    const std::string output = run_file(folder, name);
    check_ended(output, name);
    EngineResult result;
    result.engine = "cp2k";
    result.version = cp2k_version(output);
    result.energy = required(output, "energy [a.u.]:", name) * hartree;
    result.warnings = warnings_of(output, "*** WARNING in ", "::");
    read_convergence(output, name, result);
    result.positions = model_positions(calculation.model);
    if (calculation.task == Task::relax) {
        result.positions = read_trajectory(folder, result.positions.cols());
        read_relaxation(folder, result);
    }
    result.charges = read_charges(output, result.positions.cols());
    read_projections(calculation.model, folder, result);
    if (result.termination == Termination::converged) {
        check_believable(result, gth_expectation(calculation), name);
    }
    if (calculation.task == Task::potential) result.potential = read_potential(calculation, folder);
    return result;
}

}  // namespace anchorite::electronic
