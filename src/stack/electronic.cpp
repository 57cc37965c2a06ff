#include "anchorite/stack/electronic.hpp"

#include "anchorite/base/constants.hpp"

namespace anchorite::stack {
namespace {

constexpr double most_energy = 20 * constants::electronvolt;
constexpr double least_mobility = 1e-25;  // [m^2/(V s)]
constexpr double least_density = 1;       // [1/m^3]

void check_energies(const Electronic& layer) {
    if (layer.gap.has_value() == layer.ionisation_energy.has_value()) {
        throw InputError("the layer needs either ionisation_energy or gap");
    }
    if (layer.ionisation_energy && !(*layer.ionisation_energy > layer.electron_affinity)) {
        throw InputError(layer.ionisation_energy->where,
                         "ionisation_energy must be larger than electron_affinity",
                         "both count downwards from the vacuum level");
    }
    const int ways = (layer.radiative > 0) + layer.langevin + layer.exciton.has_value();
    if (ways > 1) throw InputError("radiative, langevin and exciton exclude each other");
}

Schema<ExcitonInput> exciton_schema() {
    Schema<ExcitonInput> schema("[layer.electronic.exciton]",
                                "Recombination with the rates of single dots: k = 1 / (lifetime x "
                                "sites); the share of light is plqy of [emitter].");
    schema
        .quantity(
            "lifetime", &ExcitonInput::lifetime, Dimension::time,
            {.doc = "Of the excited dot, e.g. the amplitude-weighted mean of a decay measured in "
                    "solution.",
             .required = true,
             .range = {1e-15, 1}})
        .quantity("sites", &ExcitonInput::sites, Dimension::number_density,
                  {.doc = "Dots in the film.", .required = true, .range = {least_density}});
    return schema;
}

void add_levels(Schema<Electronic>& schema) {
    schema
        .quantity("electron_affinity", &Electronic::electron_affinity, Dimension::energy,
                  {.doc = "Conduction edge (LUMO) below the vacuum level.",
                   .required = true,
                   .range = {-most_energy, most_energy}})
        .quantity("ionisation_energy", &Electronic::ionisation_energy, Dimension::energy,
                  {.doc = "Valence edge (HOMO) below the vacuum level; either this or gap.",
                   .range = {-most_energy, most_energy}})
        .quantity("gap", &Electronic::gap, Dimension::energy,
                  {.doc = "Transport gap.", .range = {0.01 * constants::electronvolt, most_energy}})
        .number("permittivity", &Electronic::permittivity,
                {.doc = "Relative, at low frequency.", .required = true, .range = {0.1, 1e5}})
        .quantity("conduction_states", &Electronic::conduction_states, Dimension::number_density,
                  {.doc = "Effective density of states for electrons, or of sites.",
                   .required = true,
                   .range = {least_density}})
        .quantity("valence_states", &Electronic::valence_states, Dimension::number_density,
                  {.doc = "Effective density of states for holes, or of sites.",
                   .required = true,
                   .range = {least_density}})
        .choice("statistics", &Electronic::statistics,
                {{"boltzmann", Occupation::boltzmann, "few carriers for the states"},
                 {"fermi-dirac", Occupation::fermi_dirac, "parabolic bands, F of order 1/2"},
                 {"blakemore", Occupation::blakemore, "1 / (exp(-eta) + 0.27)"},
                 {"site-limited", Occupation::site_limited, "one carrier a site, e.g. a dot"}},
                {.doc = "How carriers fill their states."});
}

void add_transport(Schema<Electronic>& schema) {
    schema
        .quantity("electron_mobility", &Electronic::electron_mobility, Dimension::mobility,
                  {.doc = "At no field.", .required = true, .range = {least_mobility, 1e3}})
        .quantity("hole_mobility", &Electronic::hole_mobility, Dimension::mobility,
                  {.doc = "At no field.", .required = true, .range = {least_mobility, 1e3}})
        .quantity("electron_poole_frenkel_field", &Electronic::electron_poole_frenkel_field,
                  Dimension::electric_field,
                  {.doc = "E0 of mobility x exp(sqrt(E/E0)); none: constant.", .range = {1}})
        .quantity("hole_poole_frenkel_field", &Electronic::hole_poole_frenkel_field,
                  Dimension::electric_field,
                  {.doc = "E0 of mobility x exp(sqrt(E/E0)); none: constant.", .range = {1}})
        .quantity("donors", &Electronic::donors, Dimension::number_density,
                  {.doc = "Ionised donors.", .range = {0}})
        .quantity("acceptors", &Electronic::acceptors, Dimension::number_density,
                  {.doc = "Ionised acceptors.", .range = {0}});
}

void add_recombination(Schema<Electronic>& schema) {
    schema
        .quantity("radiative", &Electronic::radiative, Dimension::recombination_coefficient,
                  {.doc = "k of k (np - ni^2), each a photon.", .range = {0}})
        .boolean("langevin", &Electronic::langevin,
                 {.doc = "k = langevin_factor x q (mu_n + mu_p) / eps with the mobilities at the "
                         "local field, each an exciton."})
        .number("langevin_factor", &Electronic::langevin_factor,
                {.doc = "Of Langevin's rate.", .range = {0}})
        .table("exciton", &Electronic::exciton, exciton_schema(),
               {.doc = "Recombination with the rates of single dots."})
        .quantity("auger_electron", &Electronic::auger_electron, Dimension::auger_coefficient,
                  {.doc = "C_n of C_n n (np - ni^2).", .range = {0}})
        .quantity("auger_hole", &Electronic::auger_hole, Dimension::auger_coefficient,
                  {.doc = "C_p of C_p p (np - ni^2).", .range = {0}})
        .quantity("generation", &Electronic::generation, Dimension::generation_rate,
                  {.doc = "Electron-hole pairs made by light.", .range = {0}})
        .tables("trap", &Electronic::traps, bulk_trap_schema(), {.doc = "Traps in the layer."});
}

}  // namespace

double ionisation_energy(const Electronic& electronic) {
    return electronic.gap ? electronic.electron_affinity + *electronic.gap
                          : electronic.ionisation_energy->value;
}

bool makes_excitons(const Electronic& electronic) {
    return electronic.langevin || electronic.exciton.has_value();
}

Schema<Electronic> electronic_schema() {
    Schema<Electronic> schema("[layer.electronic]",
                              "What the layer is to charges. Layers without it (glass, metals, "
                              "very thin films) are passed over: their effect is in the contact.");
    add_levels(schema);
    add_transport(schema);
    add_recombination(schema);
    schema.validated_by(check_energies);
    return schema;
}

}  // namespace anchorite::stack
