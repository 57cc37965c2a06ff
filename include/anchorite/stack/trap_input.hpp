#pragma once

#include <optional>

#include "anchorite/base/located.hpp"
#include "anchorite/base/schema.hpp"

namespace anchorite::stack {

/// Charge of a trap: neutral always, +1 without an electron (donor), -1 with one (acceptor).
enum class TrapKind { neutral, donor, acceptor };

/// How a trap's density is spread over energy.
enum class TrapDistribution { level, gaussian, conduction_tail, valence_tail };

/// Traps of one kind: [[layer.electronic.trap]] or [[interface.trap]].
struct TrapInput {
    Located<double> density;                    ///< bulk [1/m^3], interface [1/m^2]
    std::optional<Located<double>> energy;      ///< below the vacuum level [J]
    std::optional<Located<double>> below_band;  ///< below the layer's conduction edge [J]
    TrapKind kind = TrapKind::neutral;
    TrapDistribution distribution = TrapDistribution::level;
    std::optional<double> width;  ///< standard deviation or decay energy [J]
    double capture_electron = 0;  ///< [m^3/s]
    double capture_hole = 0;      ///< [m^3/s]
    int levels = 15;
};

/// The declaration of [[layer.electronic.trap]].
Schema<TrapInput> bulk_trap_schema();

/// The declaration of [[interface.trap]]; its energies count from the vacuum level.
Schema<TrapInput> interface_trap_schema();

}  // namespace anchorite::stack
