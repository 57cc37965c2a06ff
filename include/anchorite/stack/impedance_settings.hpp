#pragma once

#include <vector>

#include "anchorite/base/located.hpp"
#include "anchorite/base/schema.hpp"

namespace anchorite::stack {

/// The table [impedance].
struct ImpedanceSettings {
    std::vector<Located<double>> bias;  ///< across the layers, each a run of its own [V]
    Located<double> from{1};            ///< lowest frequency [Hz]
    Located<double> to{1e7};            ///< highest [Hz]
    int per_decade = 5;                 ///< frequencies
    bool ions_move = true;              ///< else they stay where the bias put them
    /// @throws InputError  a range that is empty or too long
    void validate() const;
};

/// Frequencies from the lowest to the highest, evenly in their logarithm, both ends included [Hz].
std::vector<double> frequencies(const ImpedanceSettings& settings);

/// The declaration of [impedance].
Schema<ImpedanceSettings> impedance_settings_schema();

}  // namespace anchorite::stack
