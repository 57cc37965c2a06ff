#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/base/located.hpp"
#include "anchorite/base/schema.hpp"

namespace anchorite::stack {

/// What an ordinate of the emission spectrum counts, per nanometre.
enum class SpectrumKind { photons, power };

/// Where in the emitting layer excitons recombine.
enum class ProfileShape {
    uniform,            ///< everywhere alike
    sheet,              ///< in one plane
    decay_from_bottom,  ///< exponential, densest at the layer's lower face
    decay_from_top,     ///< exponential, densest at the layer's upper face
    gaussian,           ///< around one plane
    listed,             ///< as given, e.g. by a transport calculation
};

/// What becomes of light that the emitting layer absorbs itself.
enum class Reabsorption {
    ignore,   ///< the layer counts as transparent for its own light
    lost,     ///< it is a channel of its own
    recycle,  ///< it makes another exciton at the same place
};

/// Density of emission over the emitting layer; positions count from the layer's lower face.
struct EmissionProfile {
    ProfileShape shape = ProfileShape::uniform;
    std::optional<Located<double>> centre;   ///< of a sheet or Gaussian; none: the middle [m]
    std::optional<Located<double>> length;   ///< decay length, or standard deviation [m]
    std::vector<Located<double>> positions;  ///< of a listed profile [m]
    std::vector<double> weights;             ///< of a listed profile, any scale
    int points = 9;                          ///< positions computed
};

/// The table [emitter]: what the layer with the role emitter does on its own.
struct Emitter {
    std::optional<Located<std::string>> spectrum;  ///< a file, relative to the stack file
    std::optional<std::string> wavelength_unit;    ///< of a spectrum file that does not say
    std::optional<Located<double>> peak;           ///< of a Gaussian in wavelength [m]
    std::optional<Located<double>> fwhm;           ///< of the Gaussian [m]
    SpectrumKind kind = SpectrumKind::photons;
    double plqy = 1;                ///< in a homogeneous medium, no outcoupling
    double charge_balance = 1;      ///< share of electrons that make an exciton
    double horizontal = 2.0 / 3.0;  ///< share of dipoles in the plane
    double horizontal_tolerance = 0;
    double plqy_tolerance = 0;
    Reabsorption reabsorption = Reabsorption::ignore;
    EmissionProfile profile;
};

/// The declaration of [emitter].
Schema<Emitter> emitter_schema();

}  // namespace anchorite::stack
