#include "anchorite/electronic/input.hpp"

#include <fmt/format.h>

#include <map>

#include "anchorite/base/at_place.hpp"
#include "anchorite/base/provenance.hpp"
#include "anchorite/base/text_file.hpp"
#include "anchorite/lattice/notation.hpp"
#include "anchorite/molecule/read.hpp"

namespace anchorite::electronic {

namespace {

Schema<SlabInput> slab_schema() {
    Schema<SlabInput> schema("slab", "The surface with its defect.");
    schema
        .text("name", &SlabInput::name,
              {.doc = "A built-in crystal, see `anchorite lattices`; either this or cif."})
        .text("cif", &SlabInput::cif, {.doc = "A CIF file, relative to this file."})
        .quantity("spacing", &SlabInput::spacing, Dimension::length,
                  {.doc = "Metal-metal distance the crystal is scaled to; its own by default.",
                   .range = {3, 15},
                   .unit = "Å"})
        .integer("hkl", &SlabInput::hkl, {.doc = "Miller indices of the surface."})
        .text("termination", &SlabInput::termination,
              {.doc = "Formula of the top layer, e.g. PbI2; empty: a layer with open metals."})
        .integer("repeat", &SlabInput::repeat,
                 {.doc = "In-plane supercell. Even numbers fold the band edge of cubic perovskites "
                         "onto Γ, the only k-point that a slab is computed at by default.",
                  .range = {1, 8}})
        .integer("layers", &SlabInput::layers,
                 {.doc = "Atomic layers, whole repeats of the crystal.", .range = {2, 40}})
        .quantity("vacuum", &SlabInput::vacuum, Dimension::length,
                  {.doc = "Above the highest atom.", .range = {5, 100}, .unit = "Å"})
        .text("vacancies", &SlabInput::vacancies,
              {.doc = "Atoms missing from the top: \"I\" is the outermost iodine, \"I:2\" the "
                      "third by height, then x, then y."})
        .boolean("compensate", &SlabInput::compensate,
                 {.doc = "Also take away the nearest cations that leave the slab neutral and all "
                         "electrons paired."})
        .integer("charge", &SlabInput::charge,
                 {.doc = "Charge of the slab in e; without it the slab must be neutral."});
    return schema;
}

Schema<AdsorbateInput> adsorbate_schema() {
    Schema<AdsorbateInput> schema("molecule", "A molecule put on the slab; one table each.");
    schema.text("name", &AdsorbateInput::name, {.doc = "Name in tables.", .required = true})
        .text("smiles", &AdsorbateInput::smiles, {.doc = "Structure as SMILES; this or file."})
        .text("file", &AdsorbateInput::file,
              {.doc = "A .sdf, .mol, .xyz or .smi file with one molecule, relative to this file."})
        .integer("poses", &AdsorbateInput::poses,
                 {.doc = "Distinct docked poses, best first.", .range = {1, 20}})
        .boolean("in_vacancy", &AdsorbateInput::in_vacancy,
                 {.doc = "One more pose with the strongest donor placed in the vacancy."})
        .boolean("relax", &AdsorbateInput::relax,
                 {.doc = "Also relax the molecule of the best pose, and of that in the vacancy, on "
                         "the frozen slab."});
    return schema;
}

Schema<Method> method_schema() {
    Schema<Method> schema("method", "Density functional theory (PBE) in the engine's terms.");
    schema
        .boolean("dispersion", &Method::dispersion,
                 {.doc = "D3 dispersion with Becke-Johnson damping."})
        .number("cutoff", &Method::cutoff,
                {.doc = "Plane waves up to here: of the density with CP2K, of the states with "
                        "Quantum ESPRESSO [Ry].",
                 .range = {20, 2000}})
        .number("relative_cutoff", &Method::relative_cutoff,
                {.doc = "CP2K's REL_CUTOFF [Ry].", .range = {10, 500}})
        .text("basis", &Method::basis, {.doc = "CP2K's basis set."})
        .integer("k_points", &Method::k_points,
                 {.doc = "Mesh of k-points (Quantum ESPRESSO).", .range = {1, 20}})
        .integer("empty_states", &Method::empty_states,
                 {.doc = "States above the gap.", .range = {1, 1000}})
        .number(
            "scf_tolerance", &Method::scf_tolerance,
            {.doc = "CP2K's EPS_SCF, or Quantum ESPRESSO's conv_thr [Ry].", .range = {1e-12, 1e-3}})
        .integer("scf_steps", &Method::scf_steps,
                 {.doc = "Steps to self-consistency at most.", .range = {1, 10000}})
        .number("force_tolerance", &Method::force_tolerance,
                {.doc = "Largest force left by a relaxation [eV/Å].", .range = {1e-4, 1}})
        .integer("relax_steps", &Method::relax_steps,
                 {.doc = "Steps of a relaxation at most.", .range = {1, 10000}})
        .number("isodensity", &Method::isodensity,
                {.doc = "The molecules' surface, on which potential minima are looked for "
                        "[e/bohr³].",
                 .range = {1e-5, 0.1}})
        .validated_by([](const Method& method) { method.validate(); });
    return schema;
}

Schema<SurveyOptions> options_schema() {
    Schema<SurveyOptions> schema("analysis", "What is computed and how it is summed up.");
    schema
        .boolean("interaction", &SurveyOptions::interaction,
                 {.doc = "Interaction energies: slab and molecule of every pose by themselves."})
        .boolean("counterpoise", &SurveyOptions::counterpoise,
                 {.doc = "Correct them for basis-set superposition (Boys and Bernardi): two more "
                         "runs a pose."})
        .boolean("potential", &SurveyOptions::potential,
                 {.doc = "Potential minima of every molecule on its isodensity surface."})
        .quantity("window", &SurveyOptions::window, Dimension::energy,
                  {.doc = "Weights of open metals are summed over empty states up to here above "
                          "the valence edge.",
                   .range = {0.1, 20},
                   .unit = "eV"})
        .quantity("broadening", &SurveyOptions::broadening, Dimension::energy,
                  {.doc = "Standard deviation of the curves' Gaussians.",
                   .range = {0.001, 1},
                   .unit = "eV"})
        .number("bulk_share", &SurveyOptions::bulk_share,
                {.doc = "Share of the p orbitals of inner metals in the slab's part of an empty "
                        "state that makes it bulk-like.",
                 .range = {0.01, 1}});
    return schema;
}

void check_molecule(const AdsorbateInput& molecule) {
    if (molecule.smiles.has_value() == molecule.file.has_value()) {
        throw InputError(
            molecule.name.where,
            fmt::format("molecule \"{}\" needs either smiles or file", molecule.name.value));
    }
}

void check_molecules(const SurveyInput& input) {
    std::map<std::string, int> seen;
    for (const AdsorbateInput& molecule : input.molecules) {
        const auto [first, is_new] = seen.try_emplace(molecule.name, molecule.name.where.line);
        if (!is_new) {
            throw InputError(
                molecule.name.where,
                fmt::format("there are two molecules named \"{}\"", molecule.name.value),
                fmt::format("line {} has the first; rename one", first->second));
        }
        check_molecule(molecule);
    }
}

void check_slab(const SlabInput& slab) {
    if (slab.name.has_value() == slab.cif.has_value()) {
        throw InputError("the slab needs either name, a built-in crystal, or cif, a file");
    }
    for (const auto& vacancy : slab.vacancies) at_place(vacancy, lattice::parse_vacancy);
}

}  // namespace

Schema<SurveyInput> survey_schema() {
    Schema<SurveyInput> schema("electronic",
                               "A defect of a surface and the molecules that may heal it.");
    schema.text("title", &SurveyInput::title, {.doc = "Heading of the page.", .required = true})
        .text("models", &SurveyInput::models,
              {.doc = "Folder of the models' geometries, relative to this file. Those that are "
                      "not there are built and written; those that are there are used as they "
                      "are."})
        .text("results", &SurveyInput::results,
              {.doc = "Folder that the engine's results are kept in, relative to this file; with "
                      "it a survey needs no engine."})
        .text("engine", &SurveyInput::engine,
              {.doc = "Who solves for the electrons.", .allowed = {"cp2k", "espresso"}})
        .table("slab", &SurveyInput::slab, slab_schema(),
               {.doc = "The surface with its defect.", .required = true})
        .table("method", &SurveyInput::method, method_schema(), {.doc = "The method."})
        .tables("molecule", &SurveyInput::molecules, adsorbate_schema(),
                {.doc = "The molecules, one table each."})
        .table("analysis", &SurveyInput::options, options_schema(),
               {.doc = "What is computed and how it is summed up."});
    return schema;
}

SurveyInput read_survey(const std::filesystem::path& file) {
    SurveyInput input = survey_schema().read(file);
    input.path = file;
    input.sha256 = sha256(read_bytes(file));
    check_slab(input.slab);
    check_molecules(input);
    return input;
}

SlabModelOptions slab_options(const SurveyInput& input) {
    const SlabInput& slab = input.slab;
    SlabModelOptions options;
    options.crystal =
        slab.cif ? (input.path.parent_path() / slab.cif->value).string() : slab.name->value;
    options.spacing = slab.spacing;
    options.hkl = slab.hkl;
    options.termination = slab.termination;
    options.repeat = slab.repeat;
    options.gamma_only = input.method.k_points == std::array<int, 3>{1, 1, 1};
    options.layers = slab.layers;
    options.vacuum = slab.vacuum;
    options.compensate = slab.compensate;
    options.charge = slab.charge;
    for (const auto& vacancy : slab.vacancies) {
        options.vacancies.push_back(at_place(vacancy, lattice::parse_vacancy));
    }
    return options;
}

molecule::Molecule read_adsorbate(const SurveyInput& input, const AdsorbateInput& entry) {
    if (entry.smiles) {
        return at_place(*entry.smiles, [&](const std::string& smiles) {
            return molecule::from_smiles(smiles, entry.name);
        });
    }
    return at_place(*entry.file, [&](const std::string& name) {
        return molecule::read_one_molecule(input.path.parent_path() / name);
    });
}

}  // namespace anchorite::electronic
