#pragma once

#include <vector>

namespace anchorite::photophysics {

/// How Auger recombination grows with the number of excitons n of a dot, relative to a pair.
enum class AugerScaling {
    pairs,     ///< n(n-1)/2: excitons meet in pairs (bound excitons)
    carriers,  ///< n²(n-1)/4: free carriers (Klimov et al., Science 287, 1011 (2000))
};

/// Rates of one kind of quantum dot. Dots differ only in how many traps they have.
struct DotModel {
    double radiative = 0;     ///< of each exciton [1/s]
    double nonradiative = 0;  ///< of each exciton, in ways that never saturate [1/s]
    double trapping = 0;      ///< of each exciton by each empty trap [1/s]
    double release = 0;       ///< of each filled trap: its carrier recombines without light [1/s]
    double mean_traps = 0;    ///< traps per dot, Poisson-distributed over the dots
    double auger = 0;         ///< of a pair of excitons, which leaves one [1/s]
    AugerScaling auger_scaling = AugerScaling::pairs;
    /// Bleach kept while one carrier of a pair sits in a trap, of the pair's. One half: the other
    /// carrier is still in its band, and both bleach alike (assumed; equal masses).
    double trapped_bleach = 0.5;
    /// Pairs that fill the band-edge levels: the bleach grows no further beyond them.
    int edge_degeneracy = 2;
    void validate() const;  ///< @throws InputError

    /// Auger rate of a dot with n excitons [1/s].
    [[nodiscard]] double auger_rate(int excitons) const;
};

/// How a distribution over dots is cut and where solutions are good enough.
struct DotOptions {
    double neglected = 1e-10;  ///< share of dots with more excitons or traps than are followed
    int max_excitons = 400;    ///< refused where more would be needed
    int max_traps = 60;
    void validate() const;  ///< @throws InputError
};

/// Poisson probabilities of 0, 1, 2 ... events, cut where no more than `neglected` is left and
/// scaled to the sum 1. @throws InputError  more than max_count events would be needed
std::vector<double> poisson(double mean, double neglected, int max_count);

/// Mean number of excitons per dot of a pulse: fluence / hν · σ (Poisson, far from saturation of
/// the pumped transition). Fluence [J/m²], photon energy [J], cross-section [m²].
/// @throws InputError  a value that is negative or a photon energy that is not positive
double mean_excitons(double fluence, double photon_energy, double cross_section);

}  // namespace anchorite::photophysics
