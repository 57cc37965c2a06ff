#include "anchorite/optics/figures.hpp"

#include <algorithm>
#include <cassert>

#include "optics/emitter_shares.hpp"
#include "optics/model_options.hpp"

namespace anchorite::optics {
namespace {

/// Shares of each channel, from rates over the spectrum and shares over positions.
void add_shares(EmissionOfModel& result, const DeviceModel& model) {
    const Emitter& emitter = model.emitter;
    const auto weights = normalised_shares(emitter.weights, emitter.positions.size());
    for (std::size_t d = 0; d < weights.size(); ++d) {
        const PowerBudget& rates = result.summary.by_position[d];
        result.by_position.emplace_back().add(rates, 1 / rates.total);
        result.shares.add(rates, weights[d] / rates.total);
        result.figures.radiative += weights[d] * radiative_efficiency(model.yield, rates.total);
    }
    for (const auto& positions : result.emission.power) {
        PowerBudget& shares = result.by_wavelength.emplace_back();
        for (std::size_t d = 0; d < weights.size(); ++d) {
            const PowerBudget rates = oriented(positions[d], emitter.horizontal_fraction);
            shares.add(rates, weights[d] / rates.total);
        }
    }
}

double factor(const std::vector<double>& factors, std::size_t layer) {
    return factors.empty() ? 1 : factors[layer];
}

}  // namespace

EmissionOfModel emission_of(const DeviceModel& model, const EmissionOptions& options,
                            const ProgressCallback& progress) {
    EmissionOfModel result;
    result.emission = emit(model.stack, model.emitter, options_of(model, options), progress);
    result.summary = summarise(model.stack, model.emitter, result.emission);
    add_shares(result, model);
    result.side = result.shares.top > result.shares.bottom ? Side::top : Side::bottom;
    const QuantumEfficiency efficiency =
        external_efficiency(model.emitter, result.summary, model.yield, model.charge_balance,
                            model.reabsorption == stack::Reabsorption::recycle);
    const bool top = result.side == Side::top;
    result.figures.outcoupling = result.shares.outside();
    result.figures.purcell = result.summary.rates.total;
    result.figures.efficiency = top ? efficiency.top : efficiency.bottom;
    result.figures.other_side = top ? efficiency.bottom : efficiency.top;
    return result;
}

DeviceModel changed(const DeviceModel& model, const Change& change) {
    DeviceModel result = model;
    const std::size_t count = model.stack.layers.size() - 2;
    for (const auto* factors : {&change.thickness, &change.n, &change.k}) {
        assert(factors->empty() || factors->size() == count);
        (void)factors;
    }
    for (std::size_t i = 0; i < count; ++i) {
        OpticalLayer& layer = result.stack.layers[i + 1];
        layer.thickness *= factor(change.thickness, i);
        for (auto& index : layer.index) {
            index = {index.real() * factor(change.n, i), index.imag() * factor(change.k, i)};
        }
    }
    for (double& position : result.emitter.positions) {
        position *= factor(change.thickness, model.emitter.layer - 1);
    }
    result.emitter.horizontal_fraction =
        std::clamp(model.emitter.horizontal_fraction + change.horizontal, 0.0, 1.0);
    result.yield = std::clamp(model.yield + change.yield, 0.0, 1.0);
    return result;
}

}  // namespace anchorite::optics
