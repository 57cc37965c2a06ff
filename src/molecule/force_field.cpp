#include "anchorite/molecule/force_field.hpp"

#include "molecule/force_terms.hpp"
#include "molecule/minimise.hpp"
#include "molecule/model_hessian.hpp"

namespace anchorite::molecule {

struct ForceField::Impl {
    explicit Impl(const Molecule& molecule) : terms(mmff_terms(molecule)), stiffness(molecule) {
        if (!terms) terms = uff_terms(molecule);
    }

    std::unique_ptr<ForceTerms> terms;
    ModelHessian stiffness;
    Positions scratch;
};

ForceField::ForceField(const Molecule& molecule) : impl_(std::make_unique<Impl>(molecule)) {}
ForceField::ForceField(ForceField&&) noexcept = default;
ForceField& ForceField::operator=(ForceField&&) noexcept = default;
ForceField::~ForceField() = default;

ForceFieldKind ForceField::kind() const {
    return impl_->terms->kind();
}

double ForceField::energy(const Positions& positions) {
    return energy_and_gradient(positions, impl_->scratch);
}

double ForceField::energy_and_gradient(const Positions& positions, Positions& gradient) {
    gradient.setZero(3, positions.cols());
    return impl_->terms->add(positions, gradient);
}

Relaxation ForceField::relax(const Positions& start, const External& external, int max_iterations) {
    const auto total = [&](const Positions& positions, Positions& gradient) {
        const double internal = impl_->terms->add(positions, gradient);
        return external ? internal + external(positions, &gradient) : internal;
    };
    MinimiseOptions options;
    options.max_iterations = max_iterations;
    options.energy_left = 0.01;  // a docked pose is compared by whole kJ/mol
    const Minimum minimum = minimise(total, start, impl_->stiffness.at(start), options);
    Relaxation relaxation;
    relaxation.positions = minimum.positions;
    relaxation.internal_energy = energy(minimum.positions);
    relaxation.external_energy = minimum.energy - relaxation.internal_energy;
    relaxation.termination = minimum.termination;
    return relaxation;
}

}  // namespace anchorite::molecule
