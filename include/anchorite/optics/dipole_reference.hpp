#pragma once

#include <cstddef>

#include "anchorite/optics/emission.hpp"

namespace anchorite::optics {

/// How finely reference_power samples.
struct ReferenceOptions {
    std::size_t places = 200000;  ///< on each stretch of the axis between two indices
    double reach = 15;            ///< exp(-2 · reach) of the near field is left at the end

    /// @throws InputError  fewer than 100 places or a reach that is not positive
    void validate() const;
};

/// The slow and plain way to the budget of one dipole, which emit is tested against: every wave on
/// the real axis, evenly sampled, reflected by textbook coefficients, with the Poynting vector at
/// every interface. `guided` is what modes without loss take, so it cannot be told here: budgets of
/// such stacks are incomplete. Chance, Prock and Silbey, Adv. Chem. Phys. 37 (1978) 1; Furno et
/// al., Phys. Rev. B 85 (2012) 115205, eqs. 5 to 10.
/// @throws InputError  as emit; a stack with thick layers, an emitter that is a half-space, or a
///                     position or wavelength that is not there
DipolePower reference_power(const OpticalStack& stack, const Emitter& emitter,
                            std::size_t wavelength, std::size_t position,
                            const ReferenceOptions& options = {});

}  // namespace anchorite::optics
