#include "anchorite/optics/normal_spectra.hpp"

#include <array>

#include "anchorite/optics/radiance.hpp"
#include "optics/model_options.hpp"
#include "optics/transfer.hpp"

namespace anchorite::optics {

std::vector<Spectrum> normal_spectra(const DeviceModel& model, const EmissionOfModel& emission,
                                     double yield, const EmissionOptions& options) {
    constexpr std::array<double, 1> normal{0};
    std::vector<Spectrum> spectra;
    for (std::size_t d = 0; d < model.emitter.positions.size(); ++d) {
        Emitter here = model.emitter;
        here.positions = {model.emitter.positions[d]};
        here.weights = {};
        const auto angular =
            angular_emission(model.stack, here, normal, options_of(model, options));
        const auto& pattern = emission.side == Side::top ? angular.top : angular.bottom;
        const double share =
            yield * emitting_time(emission.summary.by_position[d], yield,
                                  model.reabsorption == stack::Reabsorption::recycle);
        Spectrum photons =
            transferred(model.intrinsic, model.stack.wavelengths, at_angle(pattern, 0));
        for (double& value : photons.values) value *= share;
        spectra.push_back(std::move(photons));
    }
    return spectra;
}

}  // namespace anchorite::optics
