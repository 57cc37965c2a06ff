#pragma once

#include <optional>
#include <vector>

#include "anchorite/base/located.hpp"
#include "anchorite/base/schema.hpp"

namespace anchorite::stack {

/// One [[transient.corner]]: where the source's course bends. Exactly one of voltage and current.
struct CornerInput {
    Located<double> time;           ///< [s]
    std::optional<double> voltage;  ///< [V]
    std::optional<double> current;  ///< [A/m^2]
};

/// The table [transient.pulse]: on and off again. Exactly one of voltage and current.
struct PulseInput {
    std::optional<double> voltage;  ///< while on [V]
    std::optional<double> current;  ///< while on [A/m^2]
    double base_voltage = 0;        ///< before and after, of a voltage source [V]
    double on = 1e-4;               ///< [s]
    double off = 1e-4;              ///< followed after the pulse [s]
    double edge = 1e-8;             ///< time that the source takes to rise and to fall [s]
};

/// The table [transient.scan]: up and down again at steady rates.
struct VoltageScanInput {
    double from = 0;            ///< [V]
    Located<double> to{5};      ///< [V]
    std::vector<double> rates;  ///< each a run of its own [V/s]
};

/// The table [transient]: exactly one of corners, pulse and scan.
struct TransientSettings {
    std::vector<Located<CornerInput>> corners;
    std::optional<Located<PulseInput>> pulse;
    std::optional<Located<VoltageScanInput>> scan;
    bool ions_move = true;    ///< else they stay as the first voltage put them
    double tolerance = 1e-3;  ///< error of one step, see device::TransientOptions
    /// @throws InputError  none or several of the three, corners out of order or of both sources
    void validate() const;
};

/// The declaration of [transient].
Schema<TransientSettings> transient_settings_schema();

}  // namespace anchorite::stack
