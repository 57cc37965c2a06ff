#include "closed_shell.hpp"

#include <fmt/format.h>

#include "anchorite/base/error.hpp"

namespace anchorite::electronic {

void refuse_odd_electrons(const Model& model) {
    int electrons = -model.charge;
    for (const ModelAtom& atom : model.atoms) electrons += atom.ghost ? 0 : atom.element;
    if (electrons % 2 == 0) return;
    throw InputError(fmt::format(
        "{} has an odd number of electrons with a charge of {:+d} e; state the charge that closes "
        "its shells",
        model.name, model.charge));
}

}  // namespace anchorite::electronic
