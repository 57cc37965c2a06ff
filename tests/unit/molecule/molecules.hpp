#pragma once

#include <Eigen/Geometry>
#include <string>
#include <vector>

#include "anchorite/molecule/conformers.hpp"
#include "anchorite/molecule/read.hpp"

namespace anchorite::molecule::test {

inline constexpr const char* tmeoppo_p = "COc1ccc(cc1)P(=O)(c1ccc(OC)cc1)c1ccc(OC)cc1";

/// Molecules that between them have every kind of bond, charge and ring the module meets.
inline const std::vector<std::string>& varied() {
    static const std::vector<std::string> list = {tmeoppo_p,
                                                  "O=P(c1ccccc1)(c1ccccc1)c1ccccc1",
                                                  "NCCCCCC(=O)O",
                                                  "CS(C)=O",
                                                  "O=S(=O)(N)c1ccc(Br)cc1",
                                                  "N#CCCSC",
                                                  "OP(O)(=O)CCN",
                                                  "O=[N+]([O-])c1ccncc1",
                                                  "FC(F)(F)c1ccc(I)cc1",
                                                  "C1COCCN1CCO",
                                                  "CC(=O)Nc1ccc(S)cc1",
                                                  "C[N+](C)(C)CCS(=O)(=O)[O-]",
                                                  "CP(C)C",
                                                  "C#CCN=C1CCCCC1"};
    return list;
}

/// One conformer of a SMILES string [Å].
inline Positions geometry(const Molecule& molecule, int iterations = 200) {
    ConformerOptions options;
    options.count = 1;
    options.minimise_iterations = iterations;
    return generate_conformers(molecule, options).conformers.front().positions;
}

/// The same geometry somewhere else, turned [Å].
inline Positions moved(const Positions& positions) {
    const Eigen::Matrix3d rotation =
        Eigen::AngleAxisd(1.1, Eigen::Vector3d(0.3, -0.5, 0.8).normalized()).toRotationMatrix();
    return (rotation * positions).colwise() + Eigen::Vector3d(12.0, -7.0, 31.0);
}

}  // namespace anchorite::molecule::test
