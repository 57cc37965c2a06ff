#pragma once

#include <complex>

namespace anchorite::optics {

/// Refractive index n + ik of a film in which both materials are treated alike: the root of
/// f (ε1 − ε)/(ε1 + 2ε) + (1 − f)(ε2 − ε)/(ε2 + 2ε) = 0 that absorbs (Bruggeman, Ann. Phys. 416,
/// 636 (1935), spheres in three dimensions).
/// @param fraction  of the volume that is the first material, 0 ... 1
std::complex<double> bruggeman(std::complex<double> first, std::complex<double> second,
                               double fraction);

/// Refractive index n + ik of spheres in a host: (ε − ε2)/(ε + 2ε2) = f (ε1 − ε2)/(ε1 + 2ε2)
/// (Maxwell Garnett, Phil. Trans. R. Soc. A 203, 385 (1904)). For dilute inclusions.
/// @param fraction  of the volume that is inclusion, 0 ... 1
std::complex<double> maxwell_garnett(std::complex<double> inclusion, std::complex<double> host,
                                     double fraction);

}  // namespace anchorite::optics
