#pragma once

#include <string>
#include <vector>

#include "anchorite/measurement/structure/power_spectrum.hpp"
#include "anchorite/measurement/structure/unit_cell.hpp"

namespace anchorite::measurement {

/// What counts as a set of fringes.
struct FringeOptions {
    double longest = 0;        ///< spacing [Å]; 0: a tenth of the image's shorter side
    double shortest = 0;       ///< spacing [Å]; 0: three pixels
    double significance = 40;  ///< least power over the noise around the peak
    std::size_t most = 12;     ///< the strongest are kept
    /// Relative standard error of the microscope's calibration, added to each spacing's.
    double calibration_error = 0;
    void validate() const;  ///< @throws InputError
};

/// A set of parallel fringes.
struct Fringe {
    double frequency_x = 0;  ///< [1/Å]
    double frequency_y = 0;  ///< [1/Å]
    double frequency_x_error = 0;
    double frequency_y_error = 0;
    double amplitude = 0;     ///< of the cosine, in the image's unit
    double significance = 0;  ///< power over the noise around it
    double spacing = 0;       ///< [Å]
    double fit_error = 0;     ///< standard error of the spacing from the noise [Å]
    double error = 0;         ///< the same with the calibration's [Å]
    double direction = 0;     ///< of the fringes' normal against x, -90 to 90 [°]
};

/// Fringes of an image with axes in Å, strongest first: maxima of the power spectrum, their places
/// refined to the maximum of the continuous windowed Fourier sum (the least-squares sinusoid).
/// Errors are those of a windowed sinusoid in noise of the power that is seen around the peak:
/// var q = 2 σ² Σw²x²/(A Σwx²)² (Rife and Boorstyn, IEEE Trans. Inf. Theory 20 (1974) 591, with a
/// window).
/// @throws InputError  options or image not valid
std::vector<Fringe> find_fringes(const ImageMap& image, const FringeOptions& options = {});

/// The reflection of a fringe.
struct FringeIndex {
    std::size_t fringe = 0;
    Miller hkl{};
    double spacing = 0;  ///< of the crystal [Å]
};

/// Assignment of fringes to a crystal by the ratios of their spacings and the angles between them.
struct FringeAssignment {
    std::vector<FringeIndex> indexed;  ///< those that fit
    double scale = 1;                  ///< measured spacing over the crystal's, mean
    double scale_spread = 0;           ///< standard deviation of single ones about it
    double worst_angle = 0;  ///< between measured and computed angles to the first fringe [°]
    std::vector<std::string> rivals;  ///< other pairs of indices that fit about as well
};

/// How far a scan may distort what is assigned.
struct AssignOptions {
    double scale = 0.1;     ///< of all spacings together
    double ratio = 0.03;    ///< of one spacing against another
    double angle = 3;       ///< of one normal against another [°]
    void validate() const;  ///< @throws InputError
};

/// Empty `indexed` where no pair of reflections fits.
FringeAssignment assign_fringes(const std::vector<Fringe>& fringes, const UnitCell& cell,
                                const AssignOptions& options = {});

/// Angle between the normals of two sets of fringes, 0 to 90 [°].
double fringe_angle(const Fringe& first, const Fringe& second);

}  // namespace anchorite::measurement
