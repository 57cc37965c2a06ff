#include "anchorite/optics/figures.hpp"

#include <algorithm>
#include <cassert>

namespace anchorite::optics {
namespace {

double factor(const std::vector<double>& factors, std::size_t layer) {
    return factors.empty() ? 1 : factors[layer];
}

}  // namespace

EmissionOfModel emission_of(const DeviceModel& model, const EmissionOptions& options,
                            const ProgressCallback& progress) {
    EmissionOfModel result;
    result.emission = emit(model.stack, model.emitter, options, progress);
    result.summary = summarise(model.stack, model.emitter, result.emission);
    const auto& rates = result.summary.rates;
    result.side = rates.top > rates.bottom ? Side::top : Side::bottom;
    const QuantumEfficiency efficiency =
        external_efficiency(model.emitter, result.summary, model.yield, model.charge_balance);
    const bool top = result.side == Side::top;
    result.figures = {
        result.summary.outcoupling(), rates.total, radiative_efficiency(model.yield, rates.total),
        top ? efficiency.top : efficiency.bottom, top ? efficiency.bottom : efficiency.top};
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
