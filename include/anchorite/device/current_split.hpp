#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "anchorite/device/balance.hpp"

namespace anchorite::device {

/// How carriers leave the current.
enum class Loss {
    radiative,  ///< k (np - ni^2), Langevin's included
    auger,
    bulk_traps,
    interface_traps,
    electron_leakage,  ///< electrons that reach the anode
    hole_leakage,      ///< holes that reach the cathode
    photogeneration,   ///< pairs that light makes; counts against the others
};

/// One part of a current.
struct CurrentPart {
    Loss loss = Loss::radiative;
    /// The layer, or the layer below the interface; none of a leakage.
    std::optional<std::size_t> layer;
    double current = 0;  ///< [A/m^2]
};

/// The current by mechanism and layer; the parts add up to Balance::current within
/// Balance::error(). Parts that are zero are left out.
std::vector<CurrentPart> current_split(const Balance& balance);

/// Sum of one mechanism over the layers [A/m^2].
double total(const std::vector<CurrentPart>& parts, Loss loss);

}  // namespace anchorite::device
