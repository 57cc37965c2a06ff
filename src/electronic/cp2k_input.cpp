#include "electronic/cp2k_input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <vector>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/electronic/atomic_units.hpp"
#include "electronic/pseudo_atoms.hpp"

namespace anchorite::electronic {
namespace {

enum class Part { relax, states };

/// A coordinate without "-0.00000000".
std::string coordinate(double value) {
    const std::string text = fmt::format("{:.8f}", value);
    return text == "-0.00000000" ? text.substr(1) : text;
}

std::string vector_text(const Eigen::Vector3d& vector) {
    return coordinate(vector.x()) + " " + coordinate(vector.y()) + " " + coordinate(vector.z());
}

std::string kind_name(const ModelAtom& atom) {
    return std::string(element_symbol(atom.element)) + (atom.ghost ? "_ghost" : "");
}

/// LIST lines of at most twenty atoms, counted from 1.
std::string list_lines(const std::vector<int>& atoms, const std::string& indent) {
    std::string text;
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        if (i % 20 == 0) text += (i == 0 ? "" : "\n") + indent + "LIST";
        text += fmt::format(" {}", atoms[i] + 1);
    }
    return text + "\n";
}

std::string global_section(Part part) {
    const bool relaxing = part == Part::relax;
    return fmt::format("&GLOBAL\n  PROJECT {}\n  RUN_TYPE {}\n  PRINT_LEVEL MEDIUM\n&END GLOBAL\n",
                       relaxing ? cp2k_names::relax : cp2k_names::project,
                       relaxing ? "GEO_OPT" : "ENERGY");
}

std::string poisson_section(const Model& model) {
    if (model.periodic) {
        return "    &POISSON\n      PERIODIC XYZ\n      POISSON_SOLVER PERIODIC\n"
               "    &END POISSON\n";
    }
    // Wavelets want the same spacing in all directions; Martyna and Tuckerman's solver wants a box
    // twice as large as the density.
    const double edge = model.cell(0, 0);
    const bool cube = model.cell.isApprox(edge * Eigen::Matrix3d::Identity(), 1e-9);
    return fmt::format(
        "    &POISSON\n      PERIODIC NONE\n      POISSON_SOLVER {}\n    &END POISSON\n",
        cube ? "WAVELET" : "MT");
}

std::string restart_print() {
    return "      &PRINT\n"
           "        &RESTART\n"
           "          BACKUP_COPIES 0\n"
           "          ADD_LAST NUMERIC\n"
           "          &EACH\n            QS_SCF 5\n          &END EACH\n"
           "        &END RESTART\n"
           "        &RESTART_HISTORY OFF\n        &END RESTART_HISTORY\n"
           "      &END PRINT\n";
}

std::string solver_lines(const Method& method) {
    if (method.metallic) {
        return fmt::format(
            "      MAX_SCF {}\n      ADDED_MOS {}\n"
            "      &DIAGONALIZATION\n        ALGORITHM STANDARD\n      &END DIAGONALIZATION\n"
            "      &MIXING\n        METHOD BROYDEN_MIXING\n        ALPHA 0.2\n"
            "        NBROYDEN 8\n      &END MIXING\n"
            "      &SMEAR\n        METHOD FERMI_DIRAC\n"
            "        ELECTRONIC_TEMPERATURE [K] 300.0\n      &END SMEAR\n",
            method.scf_steps, method.empty_states);
    }
    const int inner = std::min(method.scf_steps, 25);
    return fmt::format(
        "      MAX_SCF {}\n"
        "      &OT\n        PRECONDITIONER FULL_SINGLE_INVERSE\n        MINIMIZER DIIS\n"
        "      &END OT\n"
        "      &OUTER_SCF\n        MAX_SCF {}\n        EPS_SCF {}\n      &END OUTER_SCF\n",
        inner, (method.scf_steps + inner - 1) / inner, method.scf_tolerance);
}

std::string scf_section(const Method& method, const Cp2kStart& start, Part part, bool relaxes) {
    const bool from_relaxation = part == Part::states && relaxes;
    const bool restart = start.wave_function || from_relaxation;
    std::string text = fmt::format("    &SCF\n      SCF_GUESS {}\n      EPS_SCF {}\n",
                                   restart ? "RESTART" : "ATOMIC", method.scf_tolerance);
    return text + solver_lines(method) + restart_print() + "    &END SCF\n";
}

std::string functional_section(const Method& method) {
    const std::string dispersion =
        "      &VDW_POTENTIAL\n        POTENTIAL_TYPE PAIR_POTENTIAL\n"
        "        &PAIR_POTENTIAL\n          TYPE DFTD3(BJ)\n"
        "          PARAMETER_FILE_NAME dftd3.dat\n          REFERENCE_FUNCTIONAL PBE\n"
        "        &END PAIR_POTENTIAL\n      &END VDW_POTENTIAL\n";
    return "    &XC\n      &XC_FUNCTIONAL PBE\n      &END XC_FUNCTIONAL\n" +
           (method.dispersion ? dispersion : "") + "    &END XC\n";
}

/// States projected on each element and, by orbitals, on each group. The names of the groups are
/// part of the text because the result carries them.
std::string projection_lines(const Calculation& calculation) {
    std::string text = fmt::format(
        "      &PDOS\n        NLUMO {}\n        COMPONENTS F\n        FILENAME ./{}\n"
        "        ADD_LAST NUMERIC\n        COMMON_ITERATION_LEVELS 10\n",
        calculation.method.metallic ? -1 : calculation.method.empty_states,
        cp2k_names::projections);
    for (const AtomGroup& group : calculation.model.groups) {
        text += fmt::format("        # {}\n        &LDOS\n", group.name);
        text += list_lines(group.atoms, "          ");
        text += "          COMPONENTS\n        &END LDOS\n";
    }
    return text + "      &END PDOS\n";
}

/// Cubes no coarser than 0.25 Å: the finest grid of CUTOFF has at most pi/sqrt(2 CUTOFF) (a.u.).
std::string cube_lines(const Method& method) {
    const double spacing = std::numbers::pi / std::sqrt(method.cutoff) * bohr;
    const int stride = std::max(1, static_cast<int>(std::floor(0.25 / spacing)));
    std::string text;
    for (const char* name : {"E_DENSITY_CUBE", "V_HARTREE_CUBE"}) {
        text += fmt::format(
            "      &{0}\n        STRIDE {1} {1} {1}\n        ADD_LAST NUMERIC\n"
            "      &END {0}\n",
            name, stride);
    }
    return text;
}

std::string print_section(const Calculation& calculation, Part part) {
    if (part == Part::relax) return {};
    std::string text = "    &PRINT\n" + projection_lines(calculation);
    if (calculation.task == Task::potential) text += cube_lines(calculation.method);
    return text + "    &END PRINT\n";
}

std::string dft_section(const Calculation& calculation, const Cp2kStart& start, Part part) {
    const auto& [model, method, task] = calculation;
    std::string text =
        "  &DFT\n    BASIS_SET_FILE_NAME BASIS_MOLOPT\n"
        "    POTENTIAL_FILE_NAME GTH_POTENTIALS\n";
    if (model.surface) text += "    SURFACE_DIPOLE_CORRECTION T\n    SURF_DIP_DIR Z\n";
    if (part == Part::states && task == Task::relax && !start.wave_function) {
        text += fmt::format("    WFN_RESTART_FILE_NAME {}\n", cp2k_names::relax_wave_function);
    }
    text += fmt::format("    CHARGE {}\n", model.charge);
    text += fmt::format(
        "    &MGRID\n      CUTOFF {}\n      REL_CUTOFF {}\n      NGRIDS 4\n"
        "    &END MGRID\n",
        method.cutoff, method.relative_cutoff);
    text +=
        "    &QS\n      METHOD GPW\n      EPS_DEFAULT 1.0E-10\n      EXTRAPOLATION ASPC\n"
        "    &END QS\n";
    return text + poisson_section(model) + scf_section(method, start, part, task == Task::relax) +
           functional_section(method) + print_section(calculation, part) + "  &END DFT\n";
}

std::string subsystem_section(const Calculation& calculation) {
    const Model& model = calculation.model;
    std::string text = "  &SUBSYS\n    &CELL\n";
    for (int i = 0; i < 3; ++i) {
        text += fmt::format("      {} {}\n", "ABC"[i], vector_text(model.cell.col(i)));
    }
    text += fmt::format("      PERIODIC {}\n    &END CELL\n    &COORD\n",
                        model.periodic ? "XYZ" : "NONE");
    std::map<std::string, const ModelAtom*> kinds;
    for (const ModelAtom& atom : model.atoms) {
        kinds.emplace(kind_name(atom), &atom);
        text += fmt::format("      {} {}\n", kind_name(atom), vector_text(atom.position));
    }
    text += "    &END COORD\n";
    for (const auto& [name, atom] : kinds) {
        text += fmt::format("    &KIND {}\n      ELEMENT {}\n      BASIS_SET {}\n", name,
                            element_symbol(atom->element), calculation.method.basis);
        text += atom->ghost
                    ? std::string("      GHOST T\n")
                    : fmt::format("      POTENTIAL GTH-PBE-q{}\n", gth_atom(atom->element).valence);
        text += "    &END KIND\n";
    }
    return text + "  &END SUBSYS\n";
}

/// Only the forces end a relaxation.
std::string motion_section(const Calculation& calculation) {
    const Method& method = calculation.method;
    const double force = method.force_tolerance / (hartree / bohr);
    std::string text = fmt::format(
        "&MOTION\n  &GEO_OPT\n    TYPE MINIMIZATION\n    OPTIMIZER BFGS\n    MAX_ITER {}\n"
        "    MAX_FORCE {:.6E}\n    RMS_FORCE {:.6E}\n    MAX_DR 1.0\n    RMS_DR 1.0\n"
        "  &END GEO_OPT\n",
        method.relax_steps, force, force);
    std::vector<int> fixed;
    for (std::size_t i = 0; i < calculation.model.atoms.size(); ++i) {
        const ModelAtom& atom = calculation.model.atoms[i];
        if (atom.fixed || atom.ghost) fixed.push_back(static_cast<int>(i));
    }
    if (!fixed.empty()) {
        text += "  &CONSTRAINT\n    &FIXED_ATOMS\n" + list_lines(fixed, "      ") +
                "    &END FIXED_ATOMS\n  &END CONSTRAINT\n";
    }
    return text +
           "  &PRINT\n    &RESTART\n      BACKUP_COPIES 0\n"
           "      &EACH\n        GEO_OPT 1\n      &END EACH\n    &END RESTART\n"
           "    &RESTART_HISTORY OFF\n    &END RESTART_HISTORY\n  &END PRINT\n&END MOTION\n";
}

std::string geometry_section() {
    return fmt::format(
        "&EXT_RESTART\n  RESTART_FILE_NAME {}\n  RESTART_DEFAULT F\n"
        "  RESTART_POS T\n&END EXT_RESTART\n",
        cp2k_names::relax_restart);
}

void check_groups(const Model& model) {
    for (const AtomGroup& group : model.groups) {
        const bool inside = std::ranges::all_of(group.atoms, [&](int atom) {
            return atom >= 0 && static_cast<std::size_t>(atom) < model.atoms.size();
        });
        if (group.name.empty() || group.name.find_first_of("\r\n") != std::string::npos) {
            throw InputError(fmt::format("model {}: a group needs a name of one line", model.name));
        }
        if (group.atoms.empty() || !inside) {
            throw InputError(
                fmt::format("model {}: the group {} is empty or names atoms that are "
                            "not there",
                            model.name, group.name));
        }
    }
}

void check_possible(const Calculation& calculation) {
    const auto& [model, method, task] = calculation;
    method.validate();
    check_groups(model);
    if (method.k_points != std::array<int, 3>{1, 1, 1}) {
        throw InputError("cp2k: projections need k_points 1 1 1; repeat the cell instead");
    }
    const Expectation expected = gth_expectation(calculation);
    if (expected.atoms == 0) throw InputError(fmt::format("model {}: no atoms", model.name));
    const double electrons = expected.electrons;
    if (electrons < 2 || std::fmod(electrons, 2) != 0) {
        throw InputError(
            fmt::format("model {}: {} electrons cannot pair; change its charge or its "
                        "atoms",
                        model.name, electrons));
    }
}

std::string header_line(const Calculation& calculation) {
    if (calculation.task != Task::potential) return {};
    return fmt::format("# potential where the density is {} e/bohr^3\n",
                       calculation.method.isodensity);
}

}  // namespace

std::string cp2k_states_input(const Calculation& calculation, const Cp2kStart& start) {
    check_possible(calculation);
    const bool relaxes = calculation.task == Task::relax;
    return header_line(calculation) + global_section(Part::states) + "&FORCE_EVAL\n" +
           "  METHOD QS\n" + dft_section(calculation, start, Part::states) +
           subsystem_section(calculation) + "&END FORCE_EVAL\n" +
           (relaxes ? geometry_section() : "");
}

std::string cp2k_relax_input(const Calculation& calculation, const Cp2kStart& start) {
    check_possible(calculation);
    return global_section(Part::relax) + "&FORCE_EVAL\n  METHOD QS\n" +
           dft_section(calculation, start, Part::relax) + subsystem_section(calculation) +
           "&END FORCE_EVAL\n" + motion_section(calculation) +
           (start.geometry ? geometry_section() : "");
}

}  // namespace anchorite::electronic
