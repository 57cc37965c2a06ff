#include "anchorite/electronic/pdos.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "anchorite/base/error.hpp"
#include "anchorite/electronic/projections.hpp"

namespace anchorite::electronic {
namespace {

constexpr double spins = 2;
constexpr double gaussian_reach = 6;  // standard deviations, the rest is below 1e-8

Eigen::VectorXd part_weights(const EngineResult& result, const PdosPart& part) {
    if (part.group.empty()) {
        return Eigen::VectorXd::Ones(static_cast<Eigen::Index>(result.states.size()));
    }
    return orbital_weights(projection(result, part.group), part.orbital);
}

void add_gaussian(const Eigen::VectorXd& axis, double centre, double width, double area,
                  Eigen::VectorXd& curve) {
    const double height = area / (width * std::sqrt(2 * std::numbers::pi));
    for (Eigen::Index i = 0; i < axis.size(); ++i) {
        const double off = (axis[i] - centre) / width;
        if (std::abs(off) < gaussian_reach) curve[i] += height * std::exp(-off * off / 2);
    }
}

}  // namespace

void PdosOptions::validate() const {
    if (!(width > 0) || !(step > 0)) {
        throw InputError("width and step of a density of states must be positive");
    }
    if (!(to > from) || (to - from) / step > 1e6) {
        throw InputError(fmt::format(
            "a density of states from {} to {} eV in steps of {} eV is no axis", from, to, step));
    }
}

Pdos density_of_states(const EngineResult& result, const std::vector<PdosPart>& parts, double zero,
                       const PdosOptions& options) {
    options.validate();
    const auto points =
        static_cast<Eigen::Index>(std::lround((options.to - options.from) / options.step)) + 1;
    Pdos pdos{zero, options.width, Eigen::VectorXd(points), {}};
    for (Eigen::Index i = 0; i < points; ++i) {
        pdos.energy[i] = options.from + static_cast<double>(i) * options.step;
    }
    for (const PdosPart& part : parts) {
        const Eigen::VectorXd weights = part_weights(result, part);
        PdosCurve curve{part, Eigen::VectorXd::Zero(points)};
        for (std::size_t i = 0; i < result.states.size(); ++i) {
            const double area =
                spins * result.states[i].k_weight * weights[static_cast<Eigen::Index>(i)];
            add_gaussian(pdos.energy, result.states[i].energy - zero, options.width, area,
                         curve.density);
        }
        pdos.curves.push_back(std::move(curve));
    }
    return pdos;
}

std::optional<double> bulk_level(const EngineResult& result,
                                 const std::vector<std::string>& bulk_groups) {
    const Eigen::VectorXd weights = summed_weights(result, bulk_groups, "s");
    double sum = 0;
    double electrons = 0;
    for (std::size_t i = 0; i < result.states.size(); ++i) {
        const State& state = result.states[i];
        const double share =
            state.occupation * state.k_weight * weights[static_cast<Eigen::Index>(i)];
        sum += share * state.energy;
        electrons += share;
    }
    if (electrons < 0.5) return std::nullopt;
    return sum / electrons;
}

}  // namespace anchorite::electronic
