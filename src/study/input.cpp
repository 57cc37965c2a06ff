#include "anchorite/study/input.hpp"

#include <fmt/format.h>

#include <map>

#include "anchorite/base/at_place.hpp"
#include "anchorite/base/provenance.hpp"
#include "anchorite/base/text_file.hpp"
#include "anchorite/lattice/notation.hpp"

namespace anchorite::study {

namespace {

void check_molecules(const StudyInput& input) {
    if (input.molecules.empty()) {
        throw InputError(
            "the study has no molecule; add a table [[molecule]] with name and smiles");
    }
    std::map<std::string, SourceLocation> seen;
    for (const MoleculeInput& molecule : input.molecules) {
        const auto [first, is_new] = seen.try_emplace(molecule.name, molecule.name.where);
        if (!is_new) {
            throw InputError(
                molecule.name.where,
                fmt::format("there are two molecules named \"{}\"", molecule.name.value),
                fmt::format("line {} has the first; rename one", first->second.line));
        }
        if (molecule.smiles.has_value() == molecule.file.has_value()) {
            throw InputError(
                molecule.name.where,
                fmt::format("molecule \"{}\" needs either smiles or file", molecule.name.value));
        }
    }
}

void check_lattice(const LatticeInput& lattice) {
    if (lattice.name.has_value() == lattice.cif.has_value()) {
        throw InputError("the lattice needs either name, a built-in crystal, or cif, a file");
    }
    for (const auto& vacancy : lattice.vacancies) {
        at_place(vacancy, lattice::parse_vacancy);
    }
}

void check_exists(const StudyInput& input, const Located<std::string>& file,
                  const std::string& kind) {
    const auto path = input.path.parent_path() / file.value;
    if (!std::filesystem::exists(path)) {
        throw InputError(file.where, fmt::format("there is no {} file {}", kind, path.string()),
                         "paths start in the folder of the study file");
    }
}

void check_device(const StudyInput& input) {
    if (!input.device) return;
    if (!input.control) {
        throw InputError(input.device->stack.where, "[device] needs a [control]",
                         "its measured yield is what the predictions start from");
    }
    check_exists(input, input.device->stack, "stack");
    if (input.device->hole_only) check_exists(input, *input.device->hole_only, "stack");
}

}  // namespace

StudyInput read_study(const std::filesystem::path& file) {
    const auto schema = study_schema();
    StudyInput input = schema.read(file);
    input.path = file;
    input.sha256 = sha256(read_bytes(file));
    check_lattice(input.lattice);
    check_molecules(input);
    check_device(input);
    if (input.electronic) check_exists(input, *input.electronic, "electronic");
    donor_table(input);
    return input;
}

TargetSurface study_surface(const StudyInput& input, std::optional<double> spacing) {
    const LatticeInput& lattice = input.lattice;
    SurfaceOptions options;
    options.spacing = spacing ? spacing : lattice.spacing;
    options.hkl = lattice.hkl;
    options.termination = lattice.termination;
    for (const auto& vacancy : lattice.vacancies) {
        options.vacancies.push_back(at_place(vacancy, lattice::parse_vacancy));
    }
    options.crystal = lattice.cif ? (input.path.parent_path() / lattice.cif->value).string()
                                  : lattice.name->value;
    const auto make = [&](const std::string&) { return make_surface(options); };
    return at_place(lattice.cif ? *lattice.cif : *lattice.name, make);
}

anchoring::DonorTable donor_table(const StudyInput& input) {
    auto table = anchoring::DonorTable::standard();
    for (const auto& [kind, strength] : input.donors) {
        at_place(strength, [&](double value) { table.set_strength(kind, value); });
    }
    return table;
}

}  // namespace anchorite::study
