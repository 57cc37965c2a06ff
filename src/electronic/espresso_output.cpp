#include "electronic/espresso_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/base/text_file.hpp"
#include "anchorite/electronic/atomic_units.hpp"
#include "electronic/output_text.hpp"

namespace anchorite::electronic {
namespace {

constexpr auto nowhere = std::string_view::npos;

[[noreturn]] void fail_espresso(const std::string& why) {
    throw RunError(fmt::format("{}: {}", espresso_output_name, why));
}

std::string whole_output(const std::filesystem::path& folder) {
    std::string output;
    try {
        output = read_text_file(folder / espresso_output_name);
    } catch (const InputError& error) {
        fail_espresso(fmt::format("pw.x left no readable output: {}", error.what()));
    }
    if (output.find("JOB DONE.") == std::string::npos) {
        fail_espresso(fmt::format("cut off, pw.x did not reach its end; its last words: {}",
                                  last_words(output)));
    }
    return output;
}

/// Shares of the k-points: the lines "k(    1) = (   0.0 0.0 0.0), wk =   0.25" of the first list.
std::vector<double> k_weights(std::string_view output) {
    constexpr std::string_view title = "number of k points=";
    const auto at = output.find(title);
    if (at == nowhere) fail_espresso("no k-points");
    std::string_view rest = output.substr(at), line;
    next_line(rest, line);
    const auto count = number_after(line, title);
    std::vector<double> weights;
    while (count && static_cast<double>(weights.size()) < *count && next_line(rest, line)) {
        if (const auto weight = number_after(line, "wk =")) weights.push_back(*weight);
    }
    double sum = 0;
    for (const double weight : weights) sum += weight;
    if (!count || static_cast<double>(weights.size()) != *count || !(sum > 0)) {
        fail_espresso("a list of k-points that is not whole");
    }
    for (double& weight : weights) weight /= sum;
    return weights;
}

/// Rows of numbers up to the first line that is neither empty nor numbers.
std::vector<double> number_block(std::string_view& rest) {
    std::vector<double> values;
    std::string_view ahead = rest, line;
    while (next_line(ahead, line)) {
        const auto parts = words(line);
        for (const std::string_view part : parts) {
            const auto value = number(part);
            if (!value) return values;
            values.push_back(*value);
        }
        rest = ahead;
    }
    return values;
}

/// Bands of the last self-consistency. Occupations are of one spin.
std::vector<State> read_bands(std::string_view output) {
    const auto at = output.rfind("End of self-consistent calculation");
    if (at == nowhere) return {};
    const std::vector<double> shares = k_weights(output);
    std::vector<State> states;
    std::size_t point = 0;
    std::string_view rest = output.substr(at), line;
    while (next_line(rest, line)) {
        if (line.find("bands (ev):") == nowhere) continue;
        const auto energies = number_block(rest);
        if (!next_line(rest, line) || line.find("occupation numbers") == nowhere) {
            fail_espresso(fmt::format("no occupation numbers of k-point {}", point + 1));
        }
        const auto occupations = number_block(rest);
        if (energies.empty() || energies.size() != occupations.size() || point >= shares.size()) {
            fail_espresso(fmt::format("bands of k-point {} that are not whole", point + 1));
        }
        for (std::size_t i = 0; i < energies.size(); ++i) {
            states.push_back({energies[i], 2 * occupations[i], shares[point]});
        }
        ++point;
    }
    if (point != shares.size()) {
        fail_espresso(fmt::format("bands of {} of {} k-points", point, shares.size()));
    }
    return states;
}

/// Geometries that were printed, one after the other.
std::vector<Eigen::Matrix3Xd> printed_positions(std::string_view output, Eigen::Index atoms) {
    std::vector<Eigen::Matrix3Xd> list;
    std::string_view rest = output, line;
    while (next_line(rest, line)) {
        if (!line.starts_with("ATOMIC_POSITIONS (angstrom)")) continue;
        Eigen::Matrix3Xd positions(3, atoms);
        for (Eigen::Index i = 0; i < atoms; ++i) {
            const auto parts =
                next_line(rest, line) ? words(line) : std::vector<std::string_view>{};
            for (std::size_t k = 0; k < 3; ++k) {
                const auto value = parts.size() >= 4 ? number(parts[k + 1]) : std::nullopt;
                if (!value) fail_espresso(fmt::format("a position that is not whole: {}", line));
                positions(static_cast<Eigen::Index>(k), i) = *value;
            }
        }
        list.push_back(positions);
    }
    return list;
}

/// Largest component on the atoms that move, of the last list "Forces acting on atoms" [eV/Å].
double read_force(std::string_view output, const Model& model) {
    const auto at = output.rfind("Forces acting on atoms");
    if (at == nowhere) return 0;
    std::string_view rest = output.substr(at), line;
    double largest = 0;
    std::size_t atom = 0;
    while (atom < model.atoms.size() && next_line(rest, line)) {
        const auto equals = line.find("force =");
        if (equals == nowhere) continue;
        for (const std::string_view part : words(line.substr(equals + 7))) {
            const double force = std::abs(number(part).value_or(0));
            if (!model.atoms[atom].fixed) largest = std::max(largest, force);
        }
        ++atom;
    }
    return largest * rydberg / bohr;
}

void read_relaxed(std::string_view output, const Model& model, EngineResult& result) {
    const auto list = printed_positions(output, result.positions.cols());
    const bool relaxed = output.find("Begin final coordinates") != nowhere;
    // What is printed last without having converged is the next geometry, not the one computed.
    if (relaxed && !list.empty()) result.positions = list.back();
    if (!relaxed && list.size() > 1) result.positions = list[list.size() - 2];
    result.relax_steps = occurrences(output, "number of bfgs steps");
    result.max_force = read_force(output, model);
    if (!relaxed && result.termination == Termination::converged) {
        result.termination = Termination::ran_out;
        result.message = fmt::format("not relaxed in {} steps: a force of {:.3f} eV/Å is left",
                                     result.relax_steps, result.max_force);
    }
}

void read_energy(std::string_view output, EngineResult& result) {
    const auto line = last_line_with(output, "total energy              =");
    const auto energy = line ? number_after(*line, "=") : std::nullopt;
    if (!energy) fail_espresso("no total energy");
    result.energy = *energy * rydberg;
    const auto achieved = last_line_with(output, "convergence has been achieved in");
    const auto missed = last_line_with(output, "convergence NOT achieved after");
    if (!achieved && !missed) fail_espresso("no self-consistency");
    const bool well = !missed;
    result.termination = well ? Termination::converged : Termination::ran_out;
    result.scf_steps = static_cast<int>(
        number_after(well ? *achieved : *missed, well ? "achieved in" : "after").value_or(0));
    result.message =
        well ? "no projections: the pseudopotentials hold no atomic wave functions"
             : fmt::format("self-consistency not converged in {} steps", result.scf_steps);
}

}  // namespace

std::string espresso_version(std::string_view output) {
    constexpr std::string_view text = "Program PWSCF v.";
    const auto at = output.find(text);
    if (at == nowhere) return {};
    const auto parts = words(output.substr(at + text.size(), 40));
    return parts.empty() ? std::string() : std::string(parts.front());
}

EngineProgress espresso_progress(std::string_view output) {
    EngineProgress progress;
    const int relaxed = occurrences(output, "number of bfgs steps");
    progress.stage = relaxed > 0 ? fmt::format("relaxation step {}", relaxed) : "self-consistency";
    const auto at = output.rfind("Self-consistent Calculation");
    if (at != nowhere) progress.step = occurrences(output.substr(at), "iteration #");
    const auto line = last_line_with(output, "total energy              =");
    if (line) progress.energy = number_after(*line, "=").value_or(0) * rydberg;
    return progress;
}

EngineResult read_espresso(const Calculation& calculation, const std::map<int, Upf>& upfs,
                           const std::filesystem::path& folder) {
    const std::string output = whole_output(folder);
    EngineResult result;
    result.engine = "espresso";
    result.version = espresso_version(output);
    result.warnings = warnings_of(output, "Message from routine", ":");
    read_energy(output, result);
    result.states = read_bands(output);
    const Model& model = calculation.model;
    result.positions.resize(3, static_cast<Eigen::Index>(model.atoms.size()));
    for (std::size_t i = 0; i < model.atoms.size(); ++i) {
        result.positions.col(static_cast<Eigen::Index>(i)) = model.atoms[i].position;
    }
    if (calculation.task == Task::relax) read_relaxed(output, model, result);
    if (result.termination == Termination::converged) {
        check_believable(result, upf_expectation(calculation, upfs), espresso_output_name);
    }
    return result;
}

}  // namespace anchorite::electronic
