#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/base/located.hpp"
#include "anchorite/base/schema.hpp"
#include "anchorite/electronic/calculation.hpp"
#include "anchorite/electronic/slab_model.hpp"
#include "anchorite/molecule/molecule.hpp"

namespace anchorite::electronic {

/// The table [slab]: the defect that molecules are put on.
struct SlabInput {
    std::optional<Located<std::string>> name;  ///< a built-in crystal
    std::optional<Located<std::string>> cif;   ///< or a file, relative to the input file
    std::optional<double> spacing;             ///< metal-metal [Å]; none: the crystal's own
    std::array<int, 3> hkl{1, 0, 0};
    std::string termination;  ///< formula of the top layer; empty: one with open metals
    std::array<int, 2> repeat{2, 2};
    int layers = 4;                               ///< atomic layers
    double vacuum = 15.0;                         ///< above everything [Å]
    std::vector<Located<std::string>> vacancies;  ///< "I" or "I:2"
    bool compensate = true;     ///< also take away the ions that leave the slab neutral
    std::optional<int> charge;  ///< of the slab [e]; none: it must be neutral
};

/// One [[molecule]] that is put on the slab.
struct AdsorbateInput {
    Located<std::string> name;
    std::optional<Located<std::string>> smiles;
    std::optional<Located<std::string>> file;  ///< relative to the input file
    int poses = 1;                             ///< distinct docked poses, best first
    bool in_vacancy = false;  ///< one more, its strongest donor placed in the vacancy
    bool relax = false;       ///< its best pose (and that in the vacancy) also relaxed
};

/// What is computed beside states and energies.
struct SurveyOptions {
    bool interaction = true;   ///< interaction energies of every pose
    bool counterpoise = true;  ///< interaction energies without basis-set superposition error
    bool potential = true;     ///< potential minima of every molecule
    double window = 2.3;       ///< 6p weights are summed up to here above the valence edge [eV]
    double broadening = 0.05;  ///< standard deviation of the curves' Gaussians [eV]
    double bulk_share = 0.4;   ///< of a state's slab part on inner metals: bulk-like
};

/// An electronic-structure file: one defect and the molecules that may heal it.
struct SurveyInput {
    std::filesystem::path path;
    std::string sha256;  ///< of the file's bytes
    std::string title;
    std::string models = "models";    ///< folder of the model files, relative to the input file
    std::string results = "results";  ///< folder of the kept results, likewise
    std::string engine = "cp2k";
    SlabInput slab;
    Method method;
    std::vector<AdsorbateInput> molecules;
    SurveyOptions options;
};

/// The declaration behind parsing, validation and `anchorite schema electronic`.
Schema<SurveyInput> survey_schema();

/// @throws InputError  with file, line and column: not TOML, an unknown key, a wrong type, unit or
///                     value, a molecule without structure, two of one name
SurveyInput read_survey(const std::filesystem::path& file);

/// The slab that an input asks for.
/// @throws InputError  a vacancy that is no element
SlabModelOptions slab_options(const SurveyInput& input);

/// The molecule of an entry. @throws InputError  pointing at its line
molecule::Molecule read_adsorbate(const SurveyInput& input, const AdsorbateInput& entry);

}  // namespace anchorite::electronic
