#include "anchorite/electronic/result_json.hpp"

#include <fmt/format.h>

#include <cmath>

#include "anchorite/base/error.hpp"
#include "electronic/output_text.hpp"

namespace anchorite::electronic {
namespace {

using nlohmann::ordered_json;

constexpr double weight_unit = 1e-5;

/// Numbers in the fewest digits that give them back.
std::string number_row(const Eigen::Ref<const Eigen::VectorXd>& values) {
    std::string text;
    for (const double value : values) {
        text += fmt::format("{}{}", text.empty() ? "" : " ", value);
    }
    return text;
}

std::string weight_row(const Eigen::Ref<const Eigen::VectorXd>& values) {
    std::string text;
    for (const double value : values) {
        text += fmt::format("{}{}", text.empty() ? "" : " ", std::llround(value / weight_unit));
    }
    return text;
}

Eigen::VectorXd parse_row(const std::string& text) {
    const auto parts = words(text);
    Eigen::VectorXd values(static_cast<Eigen::Index>(parts.size()));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto value = number(parts[i]);
        if (!value) throw RunError(fmt::format("kept result: '{}' is no number", parts[i]));
        values[static_cast<Eigen::Index>(i)] = *value;
    }
    return values;
}

Eigen::VectorXd parse_row(const std::string& text, Eigen::Index size, const char* what) {
    Eigen::VectorXd values = parse_row(text);
    if (values.size() != size) {
        throw RunError(
            fmt::format("kept result: {} {}, where {} are expected", values.size(), what, size));
    }
    return values;
}

std::string termination_name(Termination termination) {
    switch (termination) {
        case Termination::converged:
            return "converged";
        case Termination::ran_out:
            return "ran out";
        case Termination::failed:
            break;
    }
    return "failed";
}

Termination parse_termination(const std::string& name) {
    if (name == "converged") return Termination::converged;
    return name == "ran out" ? Termination::ran_out : Termination::failed;
}

ordered_json states_json(const std::vector<State>& states) {
    const auto count = static_cast<Eigen::Index>(states.size());
    Eigen::VectorXd energies(count), occupations(count), weights(count);
    for (Eigen::Index i = 0; i < count; ++i) {
        const State& state = states[static_cast<std::size_t>(i)];
        energies[i] = state.energy;
        occupations[i] = state.occupation;
        weights[i] = state.k_weight;
    }
    return {{"energies_eV", number_row(energies)},
            {"occupations", number_row(occupations)},
            {"k_weights", number_row(weights)}};
}

std::vector<State> parse_states(const ordered_json& json) {
    const Eigen::VectorXd energies = parse_row(json.at("energies_eV").get<std::string>());
    const Eigen::Index count = energies.size();
    const auto occupations =
        parse_row(json.at("occupations").get<std::string>(), count, "occupations");
    const auto weights = parse_row(json.at("k_weights").get<std::string>(), count, "k_weights");
    std::vector<State> states;
    for (Eigen::Index i = 0; i < count; ++i) {
        states.push_back({energies[i], occupations[i], weights[i]});
    }
    return states;
}

ordered_json projections_json(const std::vector<Projection>& projections) {
    ordered_json list = ordered_json::array();
    for (const Projection& projection : projections) {
        ordered_json orbitals = ordered_json::object();
        for (std::size_t i = 0; i < projection.orbitals.size(); ++i) {
            orbitals[projection.orbitals[i]] =
                weight_row(projection.weights.col(static_cast<Eigen::Index>(i)));
        }
        list.push_back({{"group", projection.group}, {"weights_1e-5", orbitals}});
    }
    return list;
}

std::vector<Projection> parse_projections(const ordered_json& json, Eigen::Index states) {
    std::vector<Projection> projections;
    for (const ordered_json& entry : json) {
        const ordered_json& orbitals = entry.at("weights_1e-5");
        Projection projection;
        projection.group = entry.at("group").get<std::string>();
        projection.weights.resize(states, static_cast<Eigen::Index>(orbitals.size()));
        for (const auto& [name, row] : orbitals.items()) {
            const auto column = static_cast<Eigen::Index>(projection.orbitals.size());
            projection.weights.col(column) =
                weight_unit * parse_row(row.get<std::string>(), states, "weights");
            projection.orbitals.push_back(name);
        }
        projections.push_back(std::move(projection));
    }
    return projections;
}

ordered_json positions_json(const Eigen::Matrix3Xd& positions) {
    ordered_json list = ordered_json::array();
    for (const auto& position : positions.colwise()) list.push_back(number_row(position));
    return list;
}

Eigen::Matrix3Xd parse_positions(const ordered_json& json) {
    Eigen::Matrix3Xd positions(3, static_cast<Eigen::Index>(json.size()));
    for (Eigen::Index i = 0; i < positions.cols(); ++i) {
        positions.col(i) =
            parse_row(json[static_cast<std::size_t>(i)].get<std::string>(), 3, "coordinates");
    }
    return positions;
}

/// A row is a minimum, its place, a maximum and an area; an atom without a surface has null.
ordered_json potential_json(const std::vector<AtomPotential>& potential) {
    ordered_json list = ordered_json::array();
    for (const AtomPotential& atom : potential) {
        if (!(atom.area > 0)) {
            list.push_back(nullptr);
            continue;
        }
        Eigen::VectorXd row(6);
        row << atom.minimum, atom.maximum, atom.area, atom.minimum_position;
        list.push_back(number_row(row));
    }
    return list;
}

std::vector<AtomPotential> parse_potential(const ordered_json& json) {
    const double none = std::nan("");
    std::vector<AtomPotential> potential;
    for (const ordered_json& entry : json) {
        AtomPotential atom{none, none, 0, Eigen::Vector3d::Constant(none)};
        if (!entry.is_null()) {
            const Eigen::VectorXd row =
                parse_row(entry.get<std::string>(), 6, "numbers of a potential");
            atom = {row[0], row[1], row[2], row.tail(3)};
        }
        potential.push_back(atom);
    }
    return potential;
}

ordered_json cost_json(const Cost& cost) {
    return {{"processor_seconds", cost.processor_seconds},
            {"wall_seconds", cost.wall_seconds},
            {"peak_memory_bytes", cost.peak_memory},
            {"threads", cost.threads}};
}

Cost parse_cost(const ordered_json& json) {
    return {json.at("processor_seconds").get<double>(), json.at("wall_seconds").get<double>(),
            json.at("peak_memory_bytes").get<double>(), json.at("threads").get<int>()};
}

void check_finite(const EngineResult& result) {
    if (!std::isfinite(result.energy) || !result.charges.allFinite() ||
        !result.positions.allFinite()) {
        throw RunError("a result with an energy, a charge or a position that is no number");
    }
}

}  // namespace

ordered_json result_json(const EngineResult& result) {
    check_finite(result);
    return {{"engine", result.engine},
            {"version", result.version},
            {"termination", termination_name(result.termination)},
            {"message", result.message},
            {"warnings", result.warnings},
            {"energy_eV", result.energy},
            {"scf_steps", result.scf_steps},
            {"relax_steps", result.relax_steps},
            {"max_force_eV_per_angstrom", result.max_force},
            {"cost", cost_json(result.cost)},
            {"states", states_json(result.states)},
            {"projections", projections_json(result.projections)},
            {"mulliken_charges_e", number_row(result.charges)},
            {"positions_angstrom", positions_json(result.positions)},
            {"potential_V_V_angstrom2_angstrom", potential_json(result.potential)}};
}

EngineResult parse_result_json(const ordered_json& json) {
    try {
        EngineResult result;
        result.engine = json.at("engine").get<std::string>();
        result.version = json.at("version").get<std::string>();
        result.termination = parse_termination(json.at("termination").get<std::string>());
        result.message = json.at("message").get<std::string>();
        result.warnings = json.value("warnings", std::vector<std::string>{});
        result.energy = json.at("energy_eV").get<double>();
        result.scf_steps = json.at("scf_steps").get<int>();
        result.relax_steps = json.at("relax_steps").get<int>();
        result.max_force = json.at("max_force_eV_per_angstrom").get<double>();
        result.cost = parse_cost(json.at("cost"));
        result.states = parse_states(json.at("states"));
        result.projections = parse_projections(json.at("projections"),
                                               static_cast<Eigen::Index>(result.states.size()));
        result.charges = parse_row(json.at("mulliken_charges_e").get<std::string>());
        result.positions = parse_positions(json.at("positions_angstrom"));
        result.potential = parse_potential(json.at("potential_V_V_angstrom2_angstrom"));
        return result;
    } catch (const nlohmann::json::exception& error) {
        throw RunError(fmt::format("kept result: {}", error.what()));
    }
}

}  // namespace anchorite::electronic
