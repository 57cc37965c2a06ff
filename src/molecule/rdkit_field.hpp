#pragma once

#include <ForceField/ForceField.h>

#include <memory>
#include <vector>

#include "anchorite/molecule/molecule.hpp"

namespace anchorite::molecule {

/// An RDKit force field with the points it insists on, evaluated at positions given from outside.
class RdkitField {
public:
    explicit RdkitField(int atoms);

    /// Takes over a field that a builder made; its points are replaced.
    RdkitField(std::unique_ptr<ForceFields::ForceField> field, int atoms);

    [[nodiscard]] ForceFields::ForceField& field() { return *field_; }

    /// Energy [kJ/mol]; adds the gradient [kJ/mol/Å].
    double add(const Positions& positions, Positions& gradient);

private:
    std::unique_ptr<ForceFields::ForceField> field_;
    std::vector<RDGeom::Point3D> points_;
    Positions positions_, gradient_;
};

}  // namespace anchorite::molecule
