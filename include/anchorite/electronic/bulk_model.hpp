#pragma once

#include <array>
#include <optional>
#include <string>

#include "anchorite/electronic/model.hpp"

namespace anchorite::electronic {

/// Which bulk cell is computed.
struct BulkModelOptions {
    std::string crystal = "CsPbI3";      ///< built-in name or a file ending in .cif
    std::optional<double> spacing{};     ///< metal-metal distance [Å]; none: the crystal's
    std::array<int, 3> repeat{2, 2, 2};  ///< supercell
    bool gamma_only = true;  ///< refuses an odd repeat: Γ of an even one also samples the zone's
                             ///< corner R, where the gap of a cubic perovskite is
    void validate() const;   ///< @throws InputError
};

/// A supercell of the crystal; metals are bulk-like, one group of them per element ("bulk Pb").
/// @throws InputError  unknown crystal, an odd repeat at Γ, an odd number of electrons
Model make_bulk_model(const BulkModelOptions& options = {});

}  // namespace anchorite::electronic
