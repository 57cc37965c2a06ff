#pragma once

#include "anchorite/optics/device_model.hpp"
#include "anchorite/optics/emission_summary.hpp"
#include "anchorite/optics/transfer_matrix.hpp"

namespace anchorite::optics {

/// The few numbers a stack is judged by. Over the spectrum rates are averaged, because one exciton
/// emits all colours; over positions shares are, because an exciton at one place cannot decay
/// through another's.
struct Figures {
    double outcoupling = 0;  ///< U/F of both sides, mean over positions
    double purcell = 0;      ///< mean F
    double radiative = 0;    ///< qF/(1 - q + qF), mean over positions
    double efficiency = 0;   ///< photons out per electron in, on the side one looks at
    double other_side = 0;   ///< the same on the other side
};

/// Emission of a model with its means.
struct EmissionOfModel {
    Emission emission;
    EmissionSummary summary;
    PowerBudget shares;                      ///< of each channel, as Figures says; total is 1
    std::vector<PowerBudget> by_wavelength;  ///< shares at every wavelength, mean over positions
    std::vector<PowerBudget> by_position;    ///< shares at every position
    Figures figures;
    Side side = Side::bottom;  ///< where most of the light leaves
};

/// Of `options` reabsorption is taken from the model.
/// @throws InputError  as emit
/// @throws Cancelled   as emit
EmissionOfModel emission_of(const DeviceModel& model, const EmissionOptions& options = {},
                            const ProgressCallback& progress = {});

/// How a model differs from the nominal one: factors of the layers of the stack file, in order.
struct Change {
    std::vector<double> thickness;  ///< factor, one a layer; empty: all 1
    std::vector<double> n;          ///< factor
    std::vector<double> k;          ///< factor
    double horizontal = 0;          ///< added to Θ_h, kept within 0 ... 1
    double yield = 0;               ///< added to the yield, kept within 0 ... 1
};

/// The model with a change applied; positions of emission move with the emitter's thickness.
DeviceModel changed(const DeviceModel& model, const Change& change);

}  // namespace anchorite::optics
