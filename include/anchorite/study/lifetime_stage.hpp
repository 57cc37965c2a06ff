#pragma once

#include <optional>
#include <vector>

#include "anchorite/lifetime/defect_growth.hpp"
#include "anchorite/study/prediction.hpp"

namespace anchorite::study {

/// EQE of the study's computed devices between their ratios k_nr/k_r at one current density:
/// straight lines in ln(k_nr/k_r), and in proportion to the quantum yield beyond them, so that
/// growth of traps can be followed in a device. Falls with the ratio.
class EfficiencyOfTraps {
public:
    /// @throws InputError  fewer than two devices reach this current
    EfficiencyOfTraps(const std::vector<SamplePrediction>& samples,
                      const std::vector<DiodeCurves>& diodes, double current);

    /// EQE at a ratio k_nr/k_r.
    [[nodiscard]] double at(double ratio) const;

private:
    std::vector<double> ratios_;  ///< ascending
    std::vector<double> values_;  ///< falling
};

/// Decays of all samples at the radiance that T50 is meant at, with one speed of growth for all,
/// set by the control's reported T50; none without that.
/// @throws InputError  no device reaches the radiance
std::optional<LifetimeStage> lifetime_stage(const std::vector<SamplePrediction>& samples,
                                            const std::optional<DeviceStage>& device);

}  // namespace anchorite::study
