#include "molecule/rdkit_field.hpp"

namespace anchorite::molecule {
namespace {

constexpr double kilojoule = 4.184;  // per kcal

}  // namespace

RdkitField::RdkitField(int atoms)
    : RdkitField(std::make_unique<ForceFields::ForceField>(), atoms) {}

RdkitField::RdkitField(std::unique_ptr<ForceFields::ForceField> field, int atoms)
    : field_(std::move(field)), points_(static_cast<std::size_t>(atoms)) {
    field_->positions().clear();
    for (RDGeom::Point3D& point : points_) field_->positions().push_back(&point);
    field_->initialize();
}

double RdkitField::add(const Positions& positions, Positions& gradient) {
    positions_ = positions;  // RDKit takes them by a pointer to non-const
    // Energy first: it empties the field's cache of distances, which the gradient then uses.
    const double energy = field_->calcEnergy(positions_.data());
    gradient_.setZero(3, positions.cols());
    field_->calcGrad(positions_.data(), gradient_.data());
    gradient += kilojoule * gradient_;
    return kilojoule * energy;
}

}  // namespace anchorite::molecule
