#include "anchorite/optics/dissipation.hpp"

#include <fmt/format.h>

#include "anchorite/base/error.hpp"
#include "optics/dipole_kernel.hpp"

namespace anchorite::optics {

std::vector<std::vector<Dissipation>> dissipation(const OpticalStack& stack, const Emitter& emitter,
                                                  std::size_t wavelength, std::span<const double> u,
                                                  const EmissionOptions& options) {
    stack.validate();
    emitter.validate(stack);
    options.validate();
    if (wavelength >= stack.wavelengths.size()) {
        throw InputError(fmt::format("wavelength {} of {} was asked for", wavelength + 1,
                                     stack.wavelengths.size()));
    }
    const DipoleGeometry geometry = dipole_geometry(stack, emitter, wavelength);
    DipoleKernel kernel(geometry, options.reabsorption);
    std::vector<std::vector<Dissipation>> spectra(emitter.positions.size());
    std::vector<Dissipation> flows;
    for (const double place : u) {
        if (!(place > 0)) {
            throw InputError(fmt::format("in-plane wavenumbers must be positive, not {}", place));
        }
        kernel.flows(place, flows);
        for (std::size_t d = 0; d < flows.size(); ++d) spectra[d].push_back(flows[d]);
    }
    return spectra;
}

}  // namespace anchorite::optics
