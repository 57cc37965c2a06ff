#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/anchoring/match.hpp"
#include "anchorite/base/located.hpp"
#include "anchorite/base/schema.hpp"
#include "anchorite/molecule/conformers.hpp"
#include "anchorite/study/chain_input.hpp"
#include "anchorite/study/geometry.hpp"
#include "anchorite/study/measured.hpp"
#include "anchorite/study/spread.hpp"
#include "anchorite/study/surface.hpp"

namespace anchorite::study {

/// The table [lattice]: which surface, and the lattice constants its spread is taken over.
struct LatticeInput {
    std::optional<Located<std::string>> name;  ///< a built-in crystal
    std::optional<Located<std::string>> cif;   ///< or a file, relative to the study file
    std::optional<double> spacing;             ///< metal-metal [Å]; none: the crystal's own
    std::vector<double> spacing_band;          ///< metal-metal [Å]
    std::array<int, 3> hkl{1, 0, 0};
    std::string termination;
    std::vector<Located<std::string>> vacancies;  ///< "I" or "I:2"
};

/// One [[molecule]]: a SMILES string or a file that holds one molecule.
struct MoleculeInput {
    Located<std::string> name;
    std::optional<Located<std::string>> smiles;
    std::optional<Located<std::string>> file;  ///< relative to the study file
    bool largest_fragment = false;
    std::optional<Measured> measured;
    bool calibrate = true;  ///< false: its measured values are predicted, never fitted
};

/// A study file: molecules to be ranked on one surface.
struct StudyInput {
    std::filesystem::path path;  ///< of the study file; relative paths start in its folder
    std::string sha256;          ///< of the study file's bytes
    std::string title;
    LatticeInput lattice;
    std::vector<MoleculeInput> molecules;
    molecule::ConformerOptions conformers;
    GeometryOptions geometry;
    anchoring::MatchOptions match;
    anchoring::ScoreOptions score;
    std::map<std::string, Located<double>> donors;  ///< strength by kind, replaces the built-in
    SpreadOptions spread;
    std::optional<Located<ControlInput>>
        control;  ///< none: molecules are ranked, nothing predicted
    DotsInput dots;
    std::optional<DeviceInput> device;
    std::optional<Located<std::string>> electronic;  ///< a survey of trap states
};

/// The declaration behind parsing, validation and `anchorite schema study`.
Schema<StudyInput> study_schema();

/// @throws InputError  with file, line and column: not TOML, an unknown key, a wrong type, unit or
///                     value, no molecule, two of one name, a molecule without structure
StudyInput read_study(const std::filesystem::path& file);

/// The surface a study asks for, at another metal-metal distance [Å] where one is given.
/// @throws InputError  pointing at the study file's line
TargetSurface study_surface(const StudyInput& input, std::optional<double> spacing = std::nullopt);

/// The built-in donor table with the study's strengths. @throws InputError  likewise
anchoring::DonorTable donor_table(const StudyInput& input);

}  // namespace anchorite::study
