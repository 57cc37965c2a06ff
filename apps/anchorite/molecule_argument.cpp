#include "molecule_argument.hpp"

#include <fmt/format.h>

#include "anchorite/base/error.hpp"
#include "anchorite/molecule/read.hpp"

namespace anchorite::app {

measurement::Composition atoms_of_text(const std::string& option, const std::string& text) {
    try {
        return measurement::parse_formula(text);
    } catch (const InputError&) {  // then a structure
    }
    try {
        measurement::Composition atoms;
        const molecule::Molecule structure = molecule::from_smiles(text);
        for (const int element : structure.elements()) ++atoms[element];
        return atoms;
    } catch (const InputError& error) {
        throw InputError({},
                         fmt::format("{}: \"{}\" is neither a formula nor a SMILES: {}", option,
                                     text, error.message()),
                         "write C18H15OP or O=P(c1ccccc1)(c1ccccc1)c1ccccc1");
    }
}

}  // namespace anchorite::app
