#pragma once

#include <Eigen/Core>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/molecule/conformers.hpp"
#include "anchorite/molecule/molecule.hpp"
#include "anchorite/molecule/xtb.hpp"
#include "anchorite/study/engine_cache.hpp"

namespace anchorite::study {

/// From which conformers the reported geometry is found, and how.
struct GeometryOptions {
    bool xtb = true;       ///< optimise with GFN2-xTB; otherwise the force field's minimum
    int conformers = 3;    ///< lowest distinct force-field conformers optimised
    double window = 10.0;  ///< and only those this close to the lowest [kJ/mol]
    molecule::XtbOptions engine = {};
    void validate() const;  ///< @throws InputError
};

/// The lowest geometry found, for spacings, charges and drawing.
struct Geometry {
    molecule::Positions positions;           ///< [Å]
    std::optional<Eigen::VectorXd> charges;  ///< GFN2 [e]
    std::string method;                      ///< "GFN2-xTB", "MMFF94s" or "UFF"
    std::vector<std::string> notes;          ///< what did not go as asked, for people
};

/// Lowest of the optimised conformers. Where GFN2 fails on all of them the force field's minimum
/// is returned with a note.
Geometry lowest_geometry(const molecule::Molecule& molecule,
                         const molecule::ConformerSet& conformers, const GeometryOptions& options,
                         const EngineCache& cache);

}  // namespace anchorite::study
