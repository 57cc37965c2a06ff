#pragma once

#include <optional>
#include <span>

namespace anchorite::device {

/// Times of an answer to a pulse; none: the level is not reached before the end.
struct PulseTimes {
    double base = 0;              ///< value before the rising edge
    double plateau = 0;           ///< value at the falling edge
    std::optional<double> delay;  ///< from the rising edge to 10 % of the way to the plateau [s]
    std::optional<double> rise;   ///< from 10 % to 90 % [s]
    std::optional<double> decay;  ///< from 90 % to 10 % after the falling edge [s]
};

/// Levels are shares of the way from base to plateau, straight between neighbouring times; the
/// first crossing counts.
/// @param times  not falling [s]
/// @throws InputError  lists of different length, fewer than two times, edges out of order
PulseTimes pulse_times(std::span<const double> times, std::span<const double> values,
                       double rising_edge, double falling_edge);

/// A loop of current against voltage.
struct Loop {
    double up = 0;                ///< integral of J over V on the way out [W/m^2]
    double down = 0;              ///< on the way back, of the same sign where J is [W/m^2]
    std::optional<double> index;  ///< (down - up) / (down + up); none: both are zero
};

/// The areas under both branches; the voltages turn at `turn`.
/// @throws InputError  lists of different length, a turn that is no inner point
Loop hysteresis(std::span<const double> voltages, std::span<const double> currents,
                std::size_t turn);

}  // namespace anchorite::device
