#include "electronic/espresso_input.hpp"

#include <fmt/format.h>

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <vector>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/electronic/atomic_units.hpp"

namespace anchorite::electronic {
namespace {

std::string eight_decimals(const Eigen::Vector3d& vector) {
    std::string text;
    for (const double value : vector) {
        const std::string word = fmt::format("{:.8f}", value);
        text += (text.empty() ? "" : " ") + (word == "-0.00000000" ? word.substr(1) : word);
    }
    return text;
}

void check_espresso(const Calculation& calculation, const Expectation& expected) {
    const auto& [model, method, task] = calculation;
    method.validate();
    if (task == Task::potential) {
        throw InputError("espresso: potentials on surfaces of constant density are for cp2k");
    }
    if (model.atoms.empty()) throw InputError(fmt::format("model {}: no atoms", model.name));
    if (std::ranges::any_of(model.atoms, &ModelAtom::ghost)) {
        throw InputError("espresso: plane waves have no ghost atoms; use cp2k or leave them out");
    }
    if (!method.metallic && (expected.electrons < 2 || std::fmod(expected.electrons, 2) != 0)) {
        throw InputError(
            fmt::format("model {}: {} electrons cannot pair; change its charge or its "
                        "atoms",
                        model.name, expected.electrons));
    }
}

std::string control_part(const Calculation& calculation, bool restart) {
    const Method& method = calculation.method;
    const bool relaxes = calculation.task == Task::relax;
    std::string text = fmt::format(
        "&control\n  calculation = '{}'\n  restart_mode = '{}'\n  prefix = 'anchorite'\n"
        "  outdir = './out'\n  pseudo_dir = './'\n  verbosity = 'high'\n",
        relaxes ? "relax" : "scf", restart ? "restart" : "from_scratch");
    if (relaxes) {
        text += fmt::format("  nstep = {}\n  forc_conv_thr = {:.6e}\n  etot_conv_thr = 1\n",
                            method.relax_steps, method.force_tolerance / (rydberg / bohr));
    }
    if (calculation.model.surface) text += "  tefield = .true.\n  dipfield = .true.\n";
    return text + "/\n";
}

/// Where the correction's step lies: within the largest gap between atoms along z, as a fraction.
double largest_gap(const Model& model, double width) {
    std::vector<double> heights;
    for (const ModelAtom& atom : model.atoms) {
        const double height = model.cell.inverse().row(2) * atom.position;
        heights.push_back(height - std::floor(height));
    }
    std::ranges::sort(heights);
    double below = heights.back() - 1;
    double middle = 0, gap = 0;
    for (const double height : heights) {
        if (height - below > gap) {
            gap = height - below;
            middle = (height + below) / 2;
        }
        below = height;
    }
    const double start = middle - width / 2;
    return start - std::floor(start);
}

std::string occupation_lines(const Method& method) {
    constexpr double room_temperature = 0.0019;  // 300 K [Ry]
    if (!method.metallic) return "  occupations = 'fixed'\n";
    return fmt::format("  occupations = 'smearing'\n  smearing = 'fermi-dirac'\n  degauss = {}\n",
                       room_temperature);
}

std::string system_part(const Calculation& calculation, const Expectation& expected,
                        std::size_t kinds) {
    const auto& [model, method, task] = calculation;
    const int bands = static_cast<int>(std::ceil(expected.electrons / 2)) + method.empty_states;
    std::string text = fmt::format(
        "&system\n  ibrav = 0\n  nat = {}\n  ntyp = {}\n  ecutwfc = {}\n  nbnd = {}\n"
        "  tot_charge = {}\n",
        model.atoms.size(), kinds, method.cutoff, bands, model.charge);
    text += occupation_lines(method);
    if (method.dispersion) text += "  vdw_corr = 'grimme-d3'\n  dftd3_version = 4\n";
    if (!model.periodic) text += "  assume_isolated = 'mt'\n";
    if (model.surface) {
        constexpr double width = 0.1;
        text += fmt::format("  edir = 3\n  emaxpos = {:.6f}\n  eopreg = {}\n  eamp = 0\n",
                            largest_gap(model, width), width);
    }
    return text +
           fmt::format(
               "/\n&electrons\n  conv_thr = {}\n  electron_maxstep = {}\n"
               "  mixing_beta = 0.5\n/\n",
               method.scf_tolerance, method.scf_steps) +
           (task == Task::relax ? "&ions\n  ion_dynamics = 'bfgs'\n/\n" : "");
}

std::string structure_part(const Model& model, const std::map<int, Upf>& upfs) {
    std::string text = "CELL_PARAMETERS angstrom\n";
    for (int i = 0; i < 3; ++i) text += eight_decimals(model.cell.col(i)) + "\n";
    text += "ATOMIC_SPECIES\n";  // masses count in dynamics only
    for (const auto& [element, upf] : upfs) {
        text += fmt::format("{} 1.0 {}\n", element_symbol(element), upf.name);
    }
    text += "ATOMIC_POSITIONS angstrom\n";
    for (const ModelAtom& atom : model.atoms) {
        text += fmt::format("{} {}{}\n", element_symbol(atom.element),
                            eight_decimals(atom.position), atom.fixed ? " 0 0 0" : "");
    }
    return text;
}

std::string k_point_part(const std::array<int, 3>& counts) {
    if (counts == std::array<int, 3>{1, 1, 1}) return "K_POINTS gamma\n";
    return fmt::format("K_POINTS automatic\n{} {} {} 0 0 0\n", counts[0], counts[1], counts[2]);
}

}  // namespace

std::string espresso_input(const Calculation& calculation, const std::map<int, Upf>& upfs,
                           bool restart) {
    const Expectation expected = upf_expectation(calculation, upfs);
    check_espresso(calculation, expected);
    return control_part(calculation, restart) + system_part(calculation, expected, upfs.size()) +
           structure_part(calculation.model, upfs) + k_point_part(calculation.method.k_points);
}

}  // namespace anchorite::electronic
