#pragma once

#include <Eigen/Core>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/electronic/result.hpp"

namespace anchorite::electronic {

struct PdosOptions {
    double width = 0.08;    ///< standard deviation of the Gaussian that a state becomes [eV]
    double step = 0.02;     ///< of the axis [eV]
    double from = -4;       ///< relative to the zero [eV]
    double to = 3;          ///< [eV]
    void validate() const;  ///< @throws InputError
};

/// What a curve is the density of.
struct PdosPart {
    std::string group;    ///< Projection::group; empty: all states, unprojected
    std::string orbital;  ///< as of orbital_weights: "pz", "p"; empty: all
    int atoms = 1;        ///< that the group has, for a density per atom
};

/// A density of states on the axis of its Pdos.
struct PdosCurve {
    PdosPart part;
    Eigen::VectorXd density;  ///< for both spins [electrons/eV]; its integral counts electrons
};

/// Densities of states on one axis.
struct Pdos {
    double zero = 0;         ///< on the engine's scale, where the axis has its 0 [eV]
    double width = 0;        ///< standard deviation of the broadening [eV]
    Eigen::VectorXd energy;  ///< [eV]
    std::vector<PdosCurve> curves;
};

/// Broadened densities of states, 2 Σ k_weight · weight · Gaussian (2 for the spins).
/// @param zero  on the engine's scale: BandEdges::valence, or the Fermi level of a metal [eV]
/// @throws InputError  no such projection
Pdos density_of_states(const EngineResult& result, const std::vector<PdosPart>& parts, double zero,
                       const PdosOptions& options);

/// Mean energy of the occupied s states of an inner layer, which a molecule on the surface does not
/// reach: the difference of two models is what their scales are shifted by [eV]. None where less
/// than half an electron is in them.
/// @param bulk_groups  as GapOptions::bulk_groups
/// @throws InputError  no such projection
std::optional<double> bulk_level(const EngineResult& result,
                                 const std::vector<std::string>& bulk_groups);

}  // namespace anchorite::electronic
