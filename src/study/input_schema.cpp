#include "anchorite/study/input.hpp"

namespace anchorite::study {

namespace {

Schema<LatticeInput> lattice_schema() {
    Schema<LatticeInput> schema("lattice", "The surface that molecules are matched to.");
    schema
        .text("name", &LatticeInput::name,
              {.doc = "A built-in crystal, see `anchorite lattices`; either this or cif."})
        .text("cif", &LatticeInput::cif,
              {.doc = "A CIF file, relative to the study file; either this or name."})
        .quantity("spacing", &LatticeInput::spacing, Dimension::length,
                  {.doc = "Metal-metal distance the crystal is scaled to; its own by default.",
                   .range = {3, 15},
                   .unit = "Å"})
        .quantity("spacing_band", &LatticeInput::spacing_band, Dimension::length,
                  {.doc = "Metal-metal distances that score and rank intervals are taken over.",
                   .range = {3, 15},
                   .unit = "Å"})
        .integer("hkl", &LatticeInput::hkl, {.doc = "Miller indices of the surface."})
        .text("termination", &LatticeInput::termination,
              {.doc = "Formula of the top layer, e.g. PbI2; empty: a layer with open metals."})
        .text("vacancies", &LatticeInput::vacancies,
              {.doc = "Atoms missing from the top: \"I\" is the outermost iodine, \"I:2\" the "
                      "third by height, then x, then y."});
    return schema;
}

Schema<MoleculeInput> molecule_schema() {
    Schema<MoleculeInput> schema("molecule", "A molecule to be ranked; one table each.");
    schema
        .text("name", &MoleculeInput::name,
              {.doc = "Name in tables and figures.", .required = true})
        .text("smiles", &MoleculeInput::smiles,
              {.doc = "Structure as SMILES; either this or file."})
        .text("file", &MoleculeInput::file,
              {.doc = "A .sdf, .mol, .xyz or .smi file with one molecule, relative to the study "
                      "file."})
        .boolean("largest_fragment", &MoleculeInput::largest_fragment,
                 {.doc = "Take the largest organic part of a salt or mixture."})
        .table("measured", &MoleculeInput::measured, measured_schema(),
               {.doc = "Reported values of the sample."})
        .boolean("calibrate", &MoleculeInput::calibrate,
                 {.doc = "Fit the predictions to its measured values; otherwise they are only "
                         "compared."});
    return schema;
}

Schema<molecule::ConformerOptions> conformer_schema() {
    using Options = molecule::ConformerOptions;
    Schema<Options> schema("conformers", "How force-field conformers are made.");
    schema.integer("count", &Options::count, {.doc = "Embeddings asked for.", .range = {1, 1000}})
        .integer("seed", &Options::seed, {.doc = "Same seed, same conformers.", .range = {0}})
        .validated_by([](const Options& options) { options.validate(); });
    return schema;
}

Schema<GeometryOptions> geometry_schema() {
    Schema<GeometryOptions> schema("geometry",
                                   "Geometry behind spacings, charges and potential minima.");
    schema
        .boolean("xtb", &GeometryOptions::xtb,
                 {.doc = "Optimise with GFN2-xTB; otherwise the force field's minimum is used."})
        .integer("conformers", &GeometryOptions::conformers,
                 {.doc = "Lowest force-field conformers that are optimised.", .range = {1, 100}})
        .quantity(
            "window", &GeometryOptions::window, Dimension::energy,
            {.doc = "Only conformers this close to the lowest.", .range = {0}, .unit = "kJ/mol"})
        .validated_by([](const GeometryOptions& options) { options.validate(); });
    return schema;
}

Schema<anchoring::MatchOptions> match_schema() {
    using Options = anchoring::MatchOptions;
    Schema<Options> schema("match", "How registries are searched.");
    schema
        .integer("max_sites", &Options::max_sites,
                 {.doc = "Donors bound at once.", .range = {1, 8}})
        .quantity("distance_tolerance", &Options::distance_tolerance, Dimension::length,
                  {.doc = "Difference between a donor-donor and a site-site distance up to which "
                          "the pair is tried.",
                   .range = {0, 5},
                   .unit = "Å"})
        .boolean("flexible", &Options::flexible,
                 {.doc = "Relax all coordinates of the best poses in the force field."})
        .validated_by([](const Options& options) { options.validate(); });
    return schema;
}

Schema<anchoring::ScoreOptions> score_schema() {
    using Options = anchoring::ScoreOptions;
    Schema<Options> schema("score", "Shape of the score; one unit is a single P=O-Pb bond.");
    const auto length = Dimension::length;
    const auto energy = Dimension::energy;
    schema
        .quantity("unit_energy", &Options::unit_energy, energy,
                  {.doc = "Energy of one score unit.", .range = {1, 1000}, .unit = "kJ/mol"})
        .quantity("length_width", &Options::length_width, length,
                  {.doc = "Gaussian width of the bond length.", .range = {0.01, 5}, .unit = "Å"})
        .quantity("lateral_width", &Options::lateral_width, length,
                  {.doc = "Gaussian width of the lateral displacement from the site's axis.",
                   .range = {0.01, 5},
                   .unit = "Å"})
        .quantity("cone_width", &Options::cone_width, Dimension::angle,
                  {.doc = "Gaussian width beyond the donor's lone-pair cone.",
                   .range = {0.01, 3.15},
                   .unit = "rad"})
        .number("contact_scale", &Options::contact_scale,
                {.doc = "Contacts closer than this times the sum of van der Waals radii clash.",
                 .range = {0.3, 1.5}})
        .quantity("clash_width", &Options::clash_width, length,
                  {.doc = "Overlap that costs half a unit.", .range = {0.01, 5}, .unit = "Å"})
        .number(
            "softness", &Options::softness,
            {.doc = "Score units over which registries share the molecule.", .range = {0.001, 10}})
        .number("clash_limit", &Options::clash_limit,
                {.doc = "Largest clash of a feasible pose.", .range = {0, 100}})
        .quantity(
            "strain_limit", &Options::strain_limit, energy,
            {.doc = "Largest strain of a feasible pose.", .range = {0, 1000}, .unit = "kJ/mol"})
        .number("bond_limit", &Options::bond_limit,
                {.doc = "Smallest quality of each bond of a feasible pose.", .range = {0, 1}})
        .validated_by([](const Options& options) { options.validate(); });
    return schema;
}

Schema<SpreadOptions> spread_schema() {
    Schema<SpreadOptions> schema("spread", "How score and rank intervals are made.");
    schema
        .number("strength_band", &SpreadOptions::strength_band,
                {.doc = "Relative half-width of every donor strength, 0.3 for ±30 %.",
                 .range = {0, 0.99}})
        .integer("draws", &SpreadOptions::draws,
                 {.doc = "Donor tables drawn per lattice constant.", .range = {0, 100000}})
        .integer("seed", &SpreadOptions::seed, {.doc = "Same seed, same draws.", .range = {0}})
        .validated_by([](const SpreadOptions& options) { options.validate(); });
    return schema;
}

std::vector<std::string> donor_kinds() {
    std::vector<std::string> kinds;
    for (const auto& kind : molecule::anchor_kinds()) {
        kinds.emplace_back(kind.id);
    }
    return kinds;
}

}  // namespace

Schema<StudyInput> study_schema() {
    Schema<StudyInput> schema("study", "Molecules to be ranked on one surface.");
    schema.text("title", &StudyInput::title, {.doc = "Heading of the report.", .required = true})
        .table("lattice", &StudyInput::lattice, lattice_schema(),
               {.doc = "The surface.", .required = true})
        .tables("molecule", &StudyInput::molecules, molecule_schema(),
                {.doc = "The molecules, one table each, at least one."})
        .table("conformers", &StudyInput::conformers, conformer_schema(),
               {.doc = "Force-field conformers."})
        .table("geometry", &StudyInput::geometry, geometry_schema(),
               {.doc = "Geometry that spacings and charges are read from."})
        .table("match", &StudyInput::match, match_schema(), {.doc = "The search."})
        .table("score", &StudyInput::score, score_schema(), {.doc = "The score's shape."})
        .number("donors", &StudyInput::donors,
                {.doc = "Donor strength by kind in units of one P=O-Pb bond, replacing the "
                        "built-in one; see `anchorite donors`.",
                 .range = {0, 10},
                 .allowed = donor_kinds()})
        .table("spread", &StudyInput::spread, spread_schema(), {.doc = "Intervals."})
        .table("control", &StudyInput::control, control_schema(),
               {.doc = "Dots without a molecule; with it yields, devices and lifetimes are "
                       "predicted."})
        .table("dots", &StudyInput::dots, dots_schema(), {.doc = "Kinetics of the dots."})
        .table("device", &StudyInput::device, device_schema(),
               {.doc = "The device; needs a control."})
        .text("electronic", &StudyInput::electronic,
              {.doc = "An electronic file, relative to the study file, whose kept results the "
                      "report shows; see `anchorite pdos`."});
    return schema;
}

}  // namespace anchorite::study
