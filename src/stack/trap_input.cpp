#include "anchorite/stack/trap_input.hpp"

#include "anchorite/base/constants.hpp"

namespace anchorite::stack {
namespace {

constexpr double most_energy = 20 * constants::electronvolt;

void check_trap(const TrapInput& trap) {
    if (trap.energy.has_value() == trap.below_band.has_value()) {
        throw InputError("a trap needs either energy or below_band");
    }
    if ((trap.distribution == TrapDistribution::level) == trap.width.has_value()) {
        throw InputError(trap.width ? "a single level has no width"
                                    : "this distribution of the trap needs a width");
    }
    if (!(trap.capture_electron > 0) && !(trap.capture_hole > 0)) {
        throw InputError("a trap needs capture_electron or capture_hole above zero");
    }
}

void add_energy(Schema<TrapInput>& schema, const char* below_what) {
    schema
        .quantity("energy", &TrapInput::energy, Dimension::energy,
                  {.doc = "Below the vacuum level.", .range = {0, most_energy}})
        .quantity("below_band", &TrapInput::below_band, Dimension::energy,
                  {.doc = below_what, .range = {0, most_energy}})
        .choice("charge", &TrapInput::kind,
                {{"neutral", TrapKind::neutral, "never charged"},
                 {"donor", TrapKind::donor, "positive without an electron"},
                 {"acceptor", TrapKind::acceptor, "negative with an electron"}},
                {.doc = "Charge."})
        .choice("distribution", &TrapInput::distribution,
                {{"level", TrapDistribution::level, "one energy"},
                 {"gaussian", TrapDistribution::gaussian, "around the energy"},
                 {"conduction-tail", TrapDistribution::conduction_tail,
                  "exponential from the energy into the gap"},
                 {"valence-tail", TrapDistribution::valence_tail, "the same from the other band"}},
                {.doc = "How the density is spread over energy."})
        .quantity("width", &TrapInput::width, Dimension::energy,
                  {.doc = "Standard deviation of a Gaussian, decay energy of a tail.",
                   .range = {1e-4 * constants::electronvolt, 2 * constants::electronvolt}})
        .quantity(
            "capture_electron", &TrapInput::capture_electron, Dimension::recombination_coefficient,
            {.doc = "Capture coefficient of electrons; 0: they never get there.", .range = {0}})
        .quantity("capture_hole", &TrapInput::capture_hole, Dimension::recombination_coefficient,
                  {.doc = "Capture coefficient of holes; 0: they never get there.", .range = {0}})
        .integer(
            "levels", &TrapInput::levels,
            {.doc =
                 "Points that a distribution is cut into at least; three every 3 kT in any case.",
             .range = {1, 200}})
        .validated_by(check_trap);
}

}  // namespace

Schema<TrapInput> bulk_trap_schema() {
    Schema<TrapInput> schema("[[layer.electronic.trap]]",
                             "Traps in a layer, Shockley-Read-Hall centres.");
    schema.quantity("density", &TrapInput::density, Dimension::number_density,
                    {.doc = "All of them.", .required = true, .range = {0}});
    add_energy(schema, "Below the layer's conduction edge.");
    return schema;
}

Schema<TrapInput> interface_trap_schema() {
    Schema<TrapInput> schema("[[interface.trap]]", "Traps that both layers' carriers reach.");
    schema.quantity("density", &TrapInput::density, Dimension::areal_density,
                    {.doc = "All of them.", .required = true, .range = {0}});
    add_energy(schema, "Below the lower one of both conduction edges.");
    return schema;
}

}  // namespace anchorite::stack
