#include "report/fit_units.hpp"

namespace anchorite::report {

FitUnit unit_of(device::Measured kind) {
    switch (kind) {
        case device::Measured::radiance:
            return {"W_per_sr_m2", 1};
        case device::Measured::luminance:
            return {"cd_per_m2", 1};
        case device::Measured::efficiency:
            return {"eqe", 1};
        default:
            return {"mA_per_cm2", 0.1};
    }
}

FitUnit unit_of(device::Abscissa abscissa) {
    return abscissa == device::Abscissa::voltage ? FitUnit{"voltage_V", 1}
                                                 : FitUnit{"current_mA_per_cm2", 0.1};
}

double shown(const device::FitParameter& parameter, double value) {
    return parameter.unit.empty() ? value : to_unit(value, parameter.unit, parameter.dimension);
}

}  // namespace anchorite::report
