#include "anchorite/anchoring/flexible_docking.hpp"

namespace anchorite::anchoring {

molecule::Relaxation relax_on_surface(const PoseModel& model, molecule::ForceField& force_field,
                                      const molecule::Positions& start, double unit_energy,
                                      int max_iterations) {
    const auto surface = [&](const molecule::Positions& positions, molecule::Positions* gradient) {
        if (gradient == nullptr) return unit_energy * model.value(positions, nullptr);
        molecule::Positions slopes = molecule::Positions::Zero(3, positions.cols());
        const double value = model.value(positions, &slopes);
        *gradient += unit_energy * slopes;
        return unit_energy * value;
    };
    return force_field.relax(start, surface, max_iterations);
}

double relax_free(molecule::ForceField& force_field, const molecule::Positions& start,
                  int max_iterations) {
    const auto nothing = [](const molecule::Positions&, molecule::Positions*) { return 0.0; };
    return force_field.relax(start, nothing, max_iterations).internal_energy;
}

}  // namespace anchorite::anchoring
