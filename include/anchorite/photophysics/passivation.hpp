#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace anchorite::photophysics {

/// A donor besides the strongest one, as it would sit on the lattice.
struct ExtraSite {
    double nucleophilicity = 0;  ///< e.g. minus its GFN2 charge [e]; one scale for all samples
    double mismatch = 0;         ///< |d - a'|/a' to the strongest donor, a' the nearest lattice
                                 ///< vector
};

/// What the model knows of a molecule.
struct PassivationTerms {
    std::string name;
    double single_site = 1;        ///< strength of the strongest donor, 1: P=O
    std::vector<ExtraSite> extra;  ///< its other donors, bound or not
};

/// A molecule whose dots were measured.
struct PassivationSample {
    PassivationTerms terms;
    double plqy = 0;  ///< photons emitted per photon absorbed
};

/// How the effect of an extra site falls with its mismatch m and a width w. All are 1 at m = 0.
enum class RegistryShape {
    gaussian,     ///< exp(-m²/2w²)
    exponential,  ///< exp(-m/w)
    lorentzian,   ///< 1/(1 + m²/w²)
};

/// Every shape, in the order of the enum.
inline constexpr std::array registry_shapes = {RegistryShape::gaussian, RegistryShape::exponential,
                                               RegistryShape::lorentzian};

/// "gaussian" ...
std::string_view name_of(RegistryShape shape);

/// Share of an extra site's effect that its mismatch leaves, 0 ... 1.
double registry_share(RegistryShape shape, double mismatch, double width);

/// The three free parameters.
struct PassivationParameters {
    double single_site = 0;  ///< ln of what one P=O divides k_nr by
    double slope = 0;        ///< the same of an extra site in registry, per nucleophilicity
    double width = 0.3;      ///< of the registry function, relative mismatch
};

/// -ln(k_nr/k_nr,control) = single-site term + Σ over extra sites of slope · nucleophilicity ·
/// registry_share(mismatch). An empirical form: each site closes a fraction of the traps that the
/// others left.
double passivation(const PassivationParameters& parameters, const PassivationTerms& terms,
                   RegistryShape shape);

/// The passivation that two quantum yields mean, k_r assumed unchanged: ln of the ratio of
/// k_nr/k_r of the control to that of the sample.
/// @throws InputError  a yield outside (0, 1)
double passivation_of_yields(double control_plqy, double plqy);

/// Quantum yield of a control after some passivation. @throws InputError  as above
double yield_after(double control_plqy, double passivation);

}  // namespace anchorite::photophysics
